import { overlapping, type Wave, waveAt } from '../../surveys/person.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { type ChangeEntry, lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction, type Trx } from './db.ts'

/** In the order of their dates. */
export async function listWaves(db: Db, studyId: string): Promise<Wave[]> {
  const rows = await db
    .selectFrom('waves')
    .select(['id', 'title', 'starts_on', 'ends_on'])
    .where('study_id', '=', studyId)
    .orderBy('starts_on')
    .execute()
  return rows.map(({ id, title, starts_on, ends_on }) => ({
    id,
    title,
    startsOn: starts_on,
    endsOn: ends_on,
  }))
}

export async function getWave(db: Db, studyId: string, id: string): Promise<Wave> {
  const wave = (await listWaves(db, studyId)).find((known) => known.id === id)
  if (!wave) throw problem('unknownItem', { what: 'wave' })
  return wave
}

/** The id of the wave that holds this moment, to be stored with a response that begins then. */
export async function findWaveAt(db: Db, studyId: string, moment: string): Promise<string | null> {
  return waveAt(await listWaves(db, studyId), moment)?.id ?? null
}

/** How many responses and sessions fall in each wave, by id; `''` holds those in none. */
export async function countByWave(
  db: Db,
  studyId: string,
): Promise<Map<string, { responses: number; sessions: number }>> {
  const responses = await countResponsesByWave(db, studyId)
  const rows = await db
    .selectFrom('sessions')
    .select(({ fn }) => ['wave_id', fn.countAll<number>().as('count')])
    .where('study_id', '=', studyId)
    .groupBy('wave_id')
    .execute()
  const sessions = new Map(rows.map(({ wave_id, count }) => [wave_id ?? '', count]))
  return new Map(
    [...new Set([...responses.keys(), ...sessions.keys()])].map((id) => [
      id,
      { responses: responses.get(id) ?? 0, sessions: sessions.get(id) ?? 0 },
    ]),
  )
}

/** Asked in two steps, each of which an index answers without reading any response. */
async function countResponsesByWave(db: Db, studyId: string): Promise<Map<string, number>> {
  const placed = await db
    .selectFrom('responses')
    .select(({ fn }) => ['wave_id', fn.countAll<number>().as('count')])
    .where('wave_id', 'is not', null)
    .where('wave_id', 'in', (it) => it.selectFrom('waves').select('id').where('study_id', '=', studyId))
    .groupBy('wave_id')
    .execute()
  const { count } = await db
    .selectFrom('responses')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('survey_id', 'in', (it) => it.selectFrom('surveys').select('id').where('study_id', '=', studyId))
    .executeTakeFirstOrThrow()
  const counts = new Map(placed.map((row) => [row.wave_id ?? '', row.count]))
  const unplaced = placed.reduce((rest, row) => rest - row.count, count)
  return unplaced > 0 ? counts.set('', unplaced) : counts
}

/** Adds a wave (no id) or changes one, and puts responses and sessions into the waves that now hold their day. */
export async function saveWave(
  db: Db,
  studyId: string,
  id: string | undefined,
  wave: Omit<Wave, 'id'>,
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const others = (await listWaves(trx, studyId)).filter((other) => other.id !== id)
    const shared = overlapping(others, wave)
    if (shared)
      throw problem('conflict', { why: `It shares days with “${shared.title}”. Waves cannot overlap.` })
    const row = { title: wave.title, starts_on: wave.startsOn, ends_on: wave.endsOn }
    if (id === undefined)
      await trx
        .insertInto('waves')
        .values({ id: newId(), study_id: studyId, ...row })
        .execute()
    else {
      const saved = await trx
        .updateTable('waves')
        .set(row)
        .where('study_id', '=', studyId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (saved.numUpdatedRows === 0n) throw problem('unknownItem', { what: 'wave' })
    }
    await assignWaves(trx, studyId, by)
  })
}

/** The wave goes; what fell in it is in no wave any more. */
export async function removeWave(db: Db, studyId: string, id: string, by: string | null): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    await getWave(trx, studyId, id)
    await emptyWave(trx, studyId, id, by)
    await trx.deleteFrom('waves').where('study_id', '=', studyId).where('id', '=', id).execute()
  })
}

/** Puts everything dated into the wave that holds its day: a response by its start, a session by the day it is held. */
async function assignWaves(trx: Trx, studyId: string, by: string | null): Promise<void> {
  for (const wave of await listWaves(trx, studyId)) {
    await emptyWave(trx, studyId, wave.id, by, wave)
    const next = wave.endsOn === null ? '9999-12-31' : dayAfter(wave.endsOn)
    const moved = await trx
      .updateTable('responses')
      .set({ wave_id: wave.id })
      .where('study_id', '=', studyId)
      .where('started_at', '>=', wave.startsOn)
      .where('started_at', '<', next)
      .where(({ or, eb }) => or([eb('wave_id', 'is', null), eb('wave_id', '<>', wave.id)]))
      .returning(['id', 'survey_id'])
      .execute()
    const sessions = await trx
      .updateTable('sessions')
      .set({ wave_id: wave.id })
      .where('study_id', '=', studyId)
      .where('held_on', '>=', wave.startsOn)
      .where('held_on', '<', next)
      .where(({ or, eb }) => or([eb('wave_id', 'is', null), eb('wave_id', '<>', wave.id)]))
      .returning('id')
      .execute()
    await recordMoved(trx, studyId, moved, sessions, by)
  }
}

/** Takes out what the wave holds, all of it or what its days no longer hold. */
async function emptyWave(
  trx: Trx,
  studyId: string,
  id: string,
  by: string | null,
  keep?: Wave,
): Promise<void> {
  let responses = trx
    .updateTable('responses')
    .set({ wave_id: null })
    .where('study_id', '=', studyId)
    .where('wave_id', '=', id)
  let sessions = trx
    .updateTable('sessions')
    .set({ wave_id: null })
    .where('study_id', '=', studyId)
    .where('wave_id', '=', id)
  if (keep) {
    const next = keep.endsOn === null ? '9999-12-31' : dayAfter(keep.endsOn)
    responses = responses.where(({ or, eb }) =>
      or([eb('started_at', '<', keep.startsOn), eb('started_at', '>=', next)]),
    )
    sessions = sessions.where(({ or, eb }) =>
      or([eb('held_on', 'is', null), eb('held_on', '<', keep.startsOn), eb('held_on', '>=', next)]),
    )
  }
  const moved = await responses.returning(['id', 'survey_id']).execute()
  await recordMoved(trx, studyId, moved, await sessions.returning('id').execute(), by)
}

async function recordMoved(
  trx: Trx,
  studyId: string,
  responses: { id: string; survey_id: string }[],
  sessions: { id: string }[],
  by: string | null,
): Promise<void> {
  await recordChanges(trx, studyId, [
    ...responses.map(
      ({ id, survey_id }): ChangeEntry => ({ kind: 'response', surveyId: survey_id, itemId: id, by }),
    ),
    ...(await attendance(
      trx,
      sessions.map(({ id }) => id),
      by,
    )),
  ])
}

/** A session that moves takes along what its participants said. */
export async function attendance(
  trx: Trx,
  sessions: readonly string[],
  by: string | null,
): Promise<ChangeEntry[]> {
  if (sessions.length === 0) return []
  const participants = await trx
    .selectFrom('participants')
    .select('id')
    .where('session_id', 'in', sessions)
    .execute()
  return participants.map(({ id }) => ({ kind: 'participant', itemId: id, by }))
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
