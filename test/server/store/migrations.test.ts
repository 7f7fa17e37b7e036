import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { closeDb, connect, openDb } from '../../../src/server/store/db.ts'
import { newestLevel } from '../../../src/server/store/migrations/index.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('migrations', (_open, store) => {
  async function emptied(): Promise<string> {
    const url = await store.another()
    const db = connect(url)
    for (const { name } of await tables(db)) await sql`drop table ${sql.table(name)}`.execute(db)
    await closeDb(db)
    return url
  }

  async function tables(db: ReturnType<typeof connect>): Promise<{ name: string }[]> {
    const all = (await db.introspection.getTables()).map(({ name }) => name)
    // Children first: those made later refer to those made earlier.
    const { rows } =
      store.engine === 'sqlite'
        ? await sql<{
            name: string
          }>`select name from sqlite_master where type = 'table' order by rowid desc`.execute(db)
        : await sql<{
            name: string
          }>`select relname as name from pg_class where relkind = 'r' order by oid desc`.execute(db)
    return rows.filter(({ name }) => all.includes(name))
  }

  async function levels(url: string): Promise<number[]> {
    const db = connect(url)
    const { rows } = await sql<{ number: number }>`select number from migrations order by number`.execute(db)
    await closeDb(db)
    return rows.map(({ number }) => number)
  }

  test('several processes that start at once bring an empty store up to date once', async () => {
    const url = await emptied()
    const started = await Promise.all([1, 2, 3, 4].map(() => openDb(url)))
    expect(await levels(url)).toEqual(Array.from({ length: newestLevel }, (_, at) => at + 1))
    for (const db of started) {
      expect(await db.selectFrom('studies').selectAll().execute()).toEqual([])
      await closeDb(db)
    }
  })

  test('starting again changes nothing', async () => {
    const url = await store.another()
    const before = await levels(url)
    await closeDb(await openDb(url))
    expect(await levels(url)).toEqual(before)
  })

  test('a store of a newer program is left alone, and the message says what to do', async () => {
    const url = await store.another()
    const db = connect(url)
    await sql`insert into migrations (number, at) values (${newestLevel + 3}, '2030-01-01')`.execute(db)
    await closeDb(db)
    await expect(openDb(url)).rejects.toThrow(`level ${newestLevel + 3}`)
    await expect(openDb(url)).rejects.toThrow('Start the newer program')
  })

  test('texts sort and compare byte by byte, and counts are numbers', async () => {
    const db = await openDb(await store.another())
    for (const key of ['b', 'a', 'B', 'é', '_', 'Z1', 'z'])
      await db.insertInto('settings').values({ key, value: '' }).execute()
    const rows = await db.selectFrom('settings').select('key').orderBy('key').execute()
    expect(rows.map(({ key }) => key).join(' ')).toBe('B Z1 _ a b z é')
    const { count } = await db
      .selectFrom('settings')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect(count).toBe(7)
    await closeDb(db)
  })
})
