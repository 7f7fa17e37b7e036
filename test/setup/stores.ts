import { randomBytes } from 'node:crypto'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, inject } from 'vitest'
import { type Db, closeDb, openDb } from '../../src/server/store/db.ts'
import type { Engine } from '../../src/server/store/engine.ts'
import { administer, databaseUrl } from './engines.ts'

export interface TestStore {
  engine: Engine
  /** The address of an empty store of this test file's own, for further connections and commands. */
  url(): Promise<string>
  /** One more empty store, where a test needs two. */
  another(): Promise<string>
}

/**
 * Says the same facts of both engines. `open()` gives the same store to all tests within; it has all tables, and what
 * a test finds in it is what this block put there.
 */
export function eachEngine(facts: string, tests: (open: () => Promise<Db>, store: TestStore) => void): void {
  describe(`${facts} on SQLite`, () => tests(...testStore('sqlite')))
  const { postgres } = inject('engines')
  if ('missing' in postgres)
    describe.skip(`${facts} on PostgreSQL, SKIPPED: ${postgres.missing}`, () =>
      tests(...testStore('postgres')))
  else describe(`${facts} on PostgreSQL`, () => tests(...testStore('postgres')))
}

/** Says facts of what is the same on any engine, such as routes and pages; on SQLite, as that is at hand everywhere. */
export function anyEngine(facts: string, tests: (open: () => Promise<Db>, store: TestStore) => void): void {
  describe(facts, () => tests(...testStore('sqlite')))
}

/** Stores of both engines in one block, where a test moves something between them. */
export function storesOf(): Record<Engine, TestStore> {
  return { sqlite: testStore('sqlite')[1], postgres: testStore('postgres')[1] }
}

/** Opens a store at this address until the tests of this block are over. */
function testStore(engine: Engine): [() => Promise<Db>, TestStore] {
  const made: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const remove of made.splice(0).reverse()) await remove()
  })
  const another = async () => {
    const { url, remove } = await createStore(engine)
    made.push(remove)
    return url
  }
  let first: Promise<string> | undefined
  let opened: Promise<Db> | undefined
  const url = () => (first ??= another())
  const open = async () => {
    const db = await openDb(await url())
    made.push(() => closeDb(db))
    return db
  }
  return [() => (opened ??= open()), { engine, url, another }]
}

async function createStore(engine: Engine): Promise<{ url: string; remove: () => Promise<void> }> {
  const { folder, sqlite, postgres } = inject('engines')
  const name = `test_${randomBytes(8).toString('hex')}`
  if (engine === 'sqlite') {
    const file = join(folder, `${name}.db`)
    copyFileSync(sqlite, file)
    return { url: file, remove: async () => {} } // the whole folder goes at the end
  }
  if ('missing' in postgres) throw new Error(postgres.missing)
  await administer(postgres.url, `create database ${name} template ${postgres.template}`)
  return {
    url: databaseUrl(postgres.url, name),
    remove: () => administer(postgres.url, `drop database ${name} with (force)`),
  }
}
