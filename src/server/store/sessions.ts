import type { SessionKind } from '../../surveys/session.ts'
import type { Survey } from '../../surveys/survey.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import type { Tables } from './schema.ts'
import { attendance, findWaveAt } from './waves.ts'

/** An interview or a focus group. */
export interface Session {
  id: string
  studyId: string
  title: string
  kind: SessionKind
  guide: Survey
  heldOn: string | null
  waveId: string | null
}

export type SessionDetails = Pick<Session, 'title' | 'kind' | 'guide' | 'heldOn'>

/** Adds a session (no id) or changes one; gives the id. It falls in the wave that holds its day. */
export async function saveSession(
  db: Db,
  studyId: string,
  id: string | undefined,
  { title, kind, guide, heldOn }: SessionDetails,
): Promise<string> {
  const waveId = heldOn === null ? null : await findWaveAt(db, studyId, heldOn)
  const row = { title, kind, guide: JSON.stringify(guide), held_on: heldOn, wave_id: waveId }
  if (id === undefined) {
    const added = { id: newId(), study_id: studyId, created_at: new Date().toISOString(), ...row }
    await db.insertInto('sessions').values(added).execute()
    return added.id
  }
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const before = await getSession(trx, studyId, id)
    await trx.updateTable('sessions').set(row).where('study_id', '=', studyId).where('id', '=', id).execute()
    if (before.waveId !== waveId) await recordChanges(trx, studyId, await attendance(trx, [id], null))
  })
  return id
}

export async function getSession(db: Db, studyId: string, id: string): Promise<Session> {
  const row = await db
    .selectFrom('sessions')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'session' })
  return sessionOf(row)
}

/** Newest first. */
export async function listSessions(db: Db, studyId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(sessionOf)
}

/** The session goes with its participants, turns, and everything made from them. */
export async function removeSession(db: Db, studyId: string, id: string, by: string | null): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    await getSession(trx, studyId, id)
    const turns = await trx.selectFrom('turns').select('id').where('session_id', '=', id).execute()
    const participants = await trx
      .selectFrom('participants')
      .select('id')
      .where('session_id', '=', id)
      .execute()
    // Turns, participants and texts go with their session.
    await trx.deleteFrom('sessions').where('study_id', '=', studyId).where('id', '=', id).execute()
    await recordChanges(trx, studyId, [
      ...turns.map((turn) => ({ kind: 'turn' as const, itemId: turn.id, by })),
      ...participants.map((gone) => ({ kind: 'participant' as const, itemId: gone.id, by })),
    ])
  })
}

function sessionOf(row: Tables['sessions']): Session {
  return {
    id: row.id,
    studyId: row.study_id,
    title: row.title,
    kind: row.kind,
    guide: JSON.parse(row.guide) as Survey, // written by saveSession
    heldOn: row.held_on,
    waveId: row.wave_id,
  }
}
