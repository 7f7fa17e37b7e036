import { type Kysely, sql } from 'kysely'
import { type Db, type Engine, type Trx, engineOf, inTransaction } from '../db.ts'
import { foundation } from './0001-foundation.ts'

/** One step forward; it sees the tables as the steps before left them, so the present schema is no help to it. */
export type Migration = (db: Kysely<unknown>, engine: Engine) => Promise<void>

/** In order, only ever added to: the number of a step is its place here. */
const migrations: readonly Migration[] = [foundation]

/** The schema that this program works with. */
export const newestLevel = migrations.length

/** Brings the tables up to date, or to the given level; several processes may start at once. */
export async function migrate(db: Db, upTo = newestLevel): Promise<void> {
  await inTransaction(db, async (trx) => {
    await takeLock(trx)
    await sql`create table if not exists migrations (number integer primary key, at text not null)`.execute(
      trx,
    )
    const level = await schemaLevel(trx)
    if (level > newestLevel)
      throw new Error(
        `This store was written by a newer Verbatim (its tables are at level ${level}, this program knows ${newestLevel}). Start the newer program, or restore an older backup.`,
      )
    for (let number = level + 1; number <= upTo; number++) {
      // The same connection, seen without any tables.
      await migrations[number - 1]?.(trx as unknown as Kysely<unknown>, engineOf(trx))
      await sql`insert into migrations (number, at) values (${number}, ${new Date().toISOString()})`.execute(
        trx,
      )
    }
  })
}

export async function schemaLevel(db: Db): Promise<number> {
  const { rows } = await sql<{ level: number | null }>`select max(number) as level from migrations`.execute(
    db,
  )
  return rows[0]?.level ?? 0
}

/** On SQLite a transaction is the only one that writes already. */
async function takeLock(trx: Trx): Promise<void> {
  if (engineOf(trx) === 'postgres') await sql`select pg_advisory_xact_lock(8325116)`.execute(trx)
}
