import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ControlledTransaction, Kysely, type Transaction } from 'kysely'
import { engineOf } from './engine.ts'
import { migrate } from './migrations/index.ts'
import { postgresDialect } from './postgres.ts'
import type { Tables } from './schema.ts'
import { sqliteDialect } from './sqlite.ts'

export type Db = Kysely<Tables>
export type Trx = Transaction<Tables>

/** Opens the store and brings its tables up to date: `postgres://…`, else the path of a SQLite file. */
export async function openDb(url: string): Promise<Db> {
  const db = connect(url)
  try {
    // The steps know no tables but those they make.
    await inTransaction(db, (trx) => migrate(trx as unknown as Kysely<unknown>, engineOf(trx)))
    return db
  } catch (error) {
    await closeDb(db)
    throw error
  }
}

/** Opens the store as it is. */
export function connect(url: string): Db {
  const dialect = isPostgres(url) ? postgresDialect(url) : sqliteDialect(fileOf(url))
  return new Kysely<Tables>({ dialect })
}

export async function closeDb(db: Db): Promise<void> {
  await db.destroy()
}

/** All or nothing; inside another transaction it is part of that one. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  if (isTransaction(db)) return work(db)
  return db.transaction().execute(work)
}

/** One consistent picture of the whole store for long reading, while others write; roll it back when it is read. */
export async function openSnapshot(db: Db): Promise<ControlledTransaction<Tables>> {
  return db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute()
}

function isTransaction(db: Db): db is Trx {
  return db.isTransaction
}

export function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/.test(url)
}

/** The path of a SQLite store; its folder is made where it is missing. */
export function fileOf(url: string): string {
  const file = url.replace(/^sqlite:(\/\/)?/, '')
  mkdirSync(dirname(file), { recursive: true })
  return file
}
