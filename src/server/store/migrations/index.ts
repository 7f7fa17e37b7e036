import { type Kysely, sql } from 'kysely'
import { problem } from '../../problems.ts'
import type { Engine } from '../engine.ts'
import { foundation } from './0001-foundation.ts'
import { passwordLinks } from './0002-password-links.ts'
import { previousDraft } from './0003-previous-draft.ts'
import { resumeCodes } from './0004-resume-codes.ts'
import { accessCodes } from './0005-access-codes.ts'
import { fileOwners } from './0006-file-owners.ts'
import { sectionOpenings } from './0008-section-openings.ts'
import { quotaPlaces } from './0007-quota-places.ts'

/** One step forward; it sees the tables as the steps before left them, so the present schema is no help to it. */
type Migration = (db: Kysely<unknown>, engine: Engine) => Promise<void>

/** In order, only ever added to: the number of a step is its place here. */
const migrations: readonly Migration[] = [
  foundation,
  passwordLinks,
  previousDraft,
  resumeCodes,
  accessCodes,
  fileOwners,
  quotaPlaces,
  sectionOpenings,
]

/** The schema that this program works with. */
export const newestLevel = migrations.length

/** Brings the tables up to date, or to a level, inside the given transaction; several processes may start at once. */
export async function migrate(trx: Kysely<unknown>, engine: Engine, upTo = newestLevel): Promise<void> {
  await takeLock(trx, engine)
  await sql`create table if not exists migrations (number integer primary key, at text not null)`.execute(trx)
  const level = await schemaLevel(trx)
  if (level > newestLevel) throw problem('newerStore', { level, known: newestLevel })
  for (const [at, step] of [...migrations.entries()].slice(level, upTo)) {
    await step(trx, engine)
    await sql`insert into migrations (number, at) values (${at + 1}, ${new Date().toISOString()})`.execute(
      trx,
    )
  }
}

/** How far a store's tables have come. */
export async function schemaLevel<T>(trx: Kysely<T>): Promise<number> {
  const { rows } = await sql<{ level: number | null }>`select max(number) as level from migrations`.execute(
    trx,
  )
  return rows[0]?.level ?? 0
}

/** On SQLite a transaction is the only one that writes already. */
async function takeLock(trx: Kysely<unknown>, engine: Engine): Promise<void> {
  if (engine === 'postgres') await sql`select pg_advisory_xact_lock(8325116)`.execute(trx)
}
