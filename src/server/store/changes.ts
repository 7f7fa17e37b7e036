import { type Selectable, sql } from 'kysely'
import { bulkFind, bulkInsert } from './bulk.ts'
import type { Db, Trx } from './db.ts'
import type { ChangeKind, Tables } from './schema.ts'

/** One change to collected data. Numbers count up per study in the order in which they were committed. */
export interface Change {
  number: number
  kind: ChangeKind
  surveyId: string | null
  itemId: string
  at: string
  by: string | null
}

export interface ChangeEntry {
  kind: ChangeKind
  surveyId?: string | null
  itemId: string
  by?: string | null
}

/**
 * Numbers the changes of this transaction and returns the last number. The study's counter stays locked until the
 * commit, so whoever sees a number sees every smaller one: call it late in the transaction.
 */
export async function recordChanges(
  trx: Trx,
  studyId: string,
  entries: readonly ChangeEntry[],
): Promise<number> {
  // Written out, as building it anew for each group of answers cost more than running it.
  const { rows } = await sql<{ last: number }>`
    update studies set change_number = change_number + ${entries.length} where id = ${studyId}
    returning change_number as last`.execute(trx)
  const [counter] = rows
  if (!counter) throw new Error('Changes were recorded for a study that is not there')
  const { last } = counter
  await insertChanges(trx, changeRows(studyId, last - entries.length, entries))
  return last
}

/**
 * The newest numbers of several studies, which nobody else can move before this transaction ends. Locked in the order
 * of their ids, so that two transactions never wait for each other.
 */
export async function lockCounters(trx: Trx, studyIds: Iterable<string>): Promise<Map<string, number>> {
  const ids = [...new Set(studyIds)].sort()
  const counters = await findCounters(
    trx,
    ids.map((id) => [id]),
  )
  return new Map(counters.map(({ id, change_number }) => [id, change_number]))
}

const findCounters = bulkFind<{ id: string; change_number: number }>(
  'studies.id, studies.change_number',
  'studies',
  ['id'],
  true,
)

/** When this change was made; before the first one, when the study was created. */
export async function momentOf(db: Db, studyId: string, number: number): Promise<string> {
  const change = await db
    .selectFrom('changes')
    .select('at')
    .where('study_id', '=', studyId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (change) return change.at
  const study = await db
    .selectFrom('studies')
    .select('created_at')
    .where('id', '=', studyId)
    .executeTakeFirst()
  return study?.created_at ?? ''
}

function changeRows(studyId: string, after: number, entries: readonly ChangeEntry[]): Tables['changes'][] {
  const at = new Date().toISOString()
  return entries.map(({ kind, surveyId = null, itemId, by = null }, place) => ({
    study_id: studyId,
    number: after + place + 1,
    kind,
    survey_id: surveyId,
    item_id: itemId,
    at,
    by,
  }))
}

export const insertChanges = bulkInsert('changes', {
  study_id: 'text',
  number: 'bigint',
  kind: 'text',
  survey_id: 'text',
  item_id: 'text',
  at: 'text',
  by: 'text',
})

/** What happened after a number, in order. */
export async function changesAfter(
  db: Db,
  studyId: string,
  number: number,
  limit: number,
): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('number', '>', number)
    .orderBy('number')
    .limit(limit)
    .execute()
  return rows.map(changeOf)
}

/** The number of the newest change; 0 when nothing was collected yet. */
export async function lastChange(db: Db, studyId: string): Promise<number> {
  const study = await db
    .selectFrom('studies')
    .select('change_number')
    .where('id', '=', studyId)
    .executeTakeFirst()
  return study?.change_number ?? 0
}

/** Every study with its newest change: one cheap question to learn where there is something to catch up with. */
export async function lastChanges(db: Db): Promise<Map<string, number>> {
  const studies = await db.selectFrom('studies').select(['id', 'change_number']).execute()
  return new Map(studies.map(({ id, change_number }) => [id, change_number]))
}

function changeOf(row: Selectable<Tables['changes']>): Change {
  const { number, kind, survey_id: surveyId, item_id: itemId, at, by } = row
  return { number, kind, surveyId, itemId, at, by }
}
