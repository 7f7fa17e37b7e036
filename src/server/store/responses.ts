import type { ResponseMode, ResponseStatus } from '../../surveys/response.ts'
import { problem } from '../problems.ts'
import { type ChangeEntry, changesAfter, lockCounters, recordChanges } from './changes.ts'
import { type Db, type Trx, inTransaction } from './db.ts'
import { freePlaces, leaveOutPlaces } from './quotas.ts'
import {
  type ResponseRow,
  type StoredResponse,
  findResponseRows,
  findResponseRowsById,
  insertResponseRows,
  responseOf,
  rowOf,
} from './response-rows.ts'

export type { ResponseRow, StoredResponse }

export async function findResponseByKey(
  db: Db,
  surveyId: string,
  keyHash: string,
): Promise<StoredResponse | undefined> {
  const [row] = await findResponseRows(db, [[surveyId, keyHash]])
  return row && responseOf(row)
}

export async function getResponse(
  db: Db,
  studyId: string,
  surveyId: string,
  id: string,
): Promise<StoredResponse> {
  const row = await db
    .selectFrom('responses')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('id', '=', id)
    .where('study_id', '=', studyId)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'response' })
  return responseOf(row)
}

/** The newest first; `after` is the last id of the page before. */
export async function listResponses(
  db: Db,
  studyId: string,
  surveyId: string,
  { limit, after, wave }: { limit: number; after?: string | undefined; wave?: string | undefined },
): Promise<StoredResponse[]> {
  let query = db
    .selectFrom('responses')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('study_id', '=', studyId)
  if (wave !== undefined) query = query.where('wave_id', '=', wave)
  if (after !== undefined) query = query.where('id', '<', after)
  const rows = await query.orderBy('id', 'desc').limit(limit).execute()
  return rows.map(responseOf)
}

/** By status and mode; with a wave, of that alone. */
export async function countResponses(
  db: Db,
  studyId: string,
  surveyId: string,
  wave?: string,
): Promise<{ status: ResponseStatus; mode: ResponseMode; count: number }[]> {
  return (
    db
      .selectFrom('responses')
      .select(({ fn }) => ['status', 'mode', fn.countAll<number>().as('count')])
      // The survey is asked for its study, as the index of responses then holds all that is counted.
      .where('survey_id', 'in', (it) =>
        it.selectFrom('surveys').select('id').where('id', '=', surveyId).where('study_id', '=', studyId),
      )
      .$if(wave !== undefined, (counted) => counted.where('wave_id', '=', wave ?? ''))
      .groupBy(['mode', 'status'])
      .execute()
  )
}

/** All responses in the order of their beginning, a thousand at a time. */
export async function* eachResponse(
  db: Db,
  studyId: string,
  surveyId: string,
): AsyncGenerator<StoredResponse[]> {
  for await (const rows of eachResponseRow(db, studyId, surveyId)) yield rows.map(responseOf)
}

/** The same as they are stored, where reading every answer would cost too much. */
export async function* eachResponseRow(
  db: Db,
  studyId: string,
  surveyId: string,
  size = 1_000,
): AsyncGenerator<ResponseRow[]> {
  const page = db
    .selectFrom('responses')
    .selectAll()
    .where('survey_id', '=', surveyId)
    .where('study_id', '=', studyId)
    .orderBy('id')
    .limit(size)
  for (let after = ''; ; ) {
    const rows = await page.where('id', '>', after).execute()
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    after = rows.at(-1)?.id ?? after
  }
}

/**
 * The responses that changed after a number, as they are now, and the number reached. Ask again from there until
 * `number` no longer grows. A response that is gone altogether is not listed.
 */
export async function changedResponses(
  db: Db,
  studyId: string,
  surveyId: string,
  afterNumber: number,
  limit: number,
): Promise<{ responses: StoredResponse[]; number: number }> {
  const changes = await changesAfter(db, studyId, afterNumber, limit)
  const touched = changes.filter((change) => change.surveyId === surveyId && responseKinds.has(change.kind))
  const ids = [...new Set(touched.map(({ itemId }) => itemId))]
  // Read after the changes, so each is at least as new as its number says.
  const rows = await findResponseRowsById(
    db,
    ids.map((id) => [surveyId, id]),
  )
  return { responses: rows.map(responseOf), number: changes.at(-1)?.number ?? afterNumber }
}

/** Those of these responses that are there. */
export async function findResponses(
  db: Db,
  studyId: string,
  surveyId: string,
  ids: readonly string[],
): Promise<StoredResponse[]> {
  const rows = await findResponseRowsById(
    db,
    ids.map((id) => [surveyId, id]),
  )
  return rows.filter((row) => row.study_id === studyId).map(responseOf)
}

const responseKinds: ReadonlySet<string> = new Set(['response', 'withdrawal', 'exclusion'])

/** Stores many at once, one change each; a key that is known already stops them all. */
export async function addResponses(db: Db, responses: readonly StoredResponse[]): Promise<void> {
  const byStudy = Map.groupBy(responses, ({ studyId }) => studyId)
  await inTransaction(db, async (trx) => {
    for (const [studyId, own] of [...byStudy].sort(([one], [other]) => (one < other ? -1 : 1))) {
      await insertResponseRows(trx, own.map(rowOf))
      await recordChanges(
        trx,
        studyId,
        own.map(({ surveyId, id }) => ({ kind: 'response', surveyId, itemId: id })),
      )
    }
  })
}

/** Takes a response back: its answers go, and everything that was made from them. */
export async function withdrawResponse(db: Db, studyId: string, surveyId: string, id: string): Promise<void> {
  await change(db, studyId, surveyId, { kind: 'withdrawal', itemId: id }, async (trx) => {
    const savedAt = new Date().toISOString()
    const { numUpdatedRows } = await trx
      .updateTable('responses')
      .set({ status: 'withdrawn', answers: '{}', person_id: null, excluded: null, saved_at: savedAt })
      .where('survey_id', '=', surveyId)
      .where('id', '=', id)
      .where('study_id', '=', studyId)
      .executeTakeFirst()
    const own = trx
      .selectFrom('responses')
      .select('key_hash')
      .where('survey_id', '=', surveyId)
      .where('id', '=', id)
      .where('study_id', '=', studyId)
    await trx.deleteFrom('files').where('survey_id', '=', surveyId).where('owner', '=', own).execute()
    await trx
      .deleteFrom('section_openings')
      .where('survey_id', '=', surveyId)
      .where('key_hash', '=', own)
      .execute()
    await freePlaces(trx, surveyId, id)
    // Its mentions go with the texts.
    await trx
      .deleteFrom('texts')
      .where('study_id', '=', studyId)
      .where('item_id', '=', id)
      .where('survey_id', '=', surveyId)
      .execute()
    return numUpdatedRows
  })
}

/** Leaves a response out of results for a reason, or takes it in again. */
export async function excludeResponse(
  db: Db,
  studyId: string,
  surveyId: string,
  id: string,
  reason: string | null,
  by: string | null,
): Promise<void> {
  await change(db, studyId, surveyId, { kind: 'exclusion', itemId: id, by }, async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('responses')
      .set({ excluded: reason })
      .where('survey_id', '=', surveyId)
      .where('id', '=', id)
      .where('study_id', '=', studyId)
      .where('status', '<>', 'withdrawn')
      .executeTakeFirst()
    await leaveOutPlaces(trx, surveyId, id, reason !== null)
    return numUpdatedRows
  })
}

async function change(
  db: Db,
  studyId: string,
  surveyId: string,
  entry: ChangeEntry,
  work: (trx: Trx) => Promise<bigint>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    // The study first, as every writer does, so that two never wait for each other.
    await lockCounters(trx, [studyId])
    if ((await work(trx)) === 0n) throw problem('unknownItem', { what: 'response' })
    await recordChanges(trx, studyId, [{ ...entry, surveyId }])
  })
}
