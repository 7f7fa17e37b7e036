import type { AttributeValues } from '../../surveys/person.ts'
import type { Participant, Role } from '../../surveys/session.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import type { Tables } from './schema.ts'
import { getSession } from './sessions.ts'

/** Everybody in the sessions of a study, in the order in which they were added. See `personKey` for how they count. */
export async function participantsOf(db: Db, studyId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('id')
    .execute()
  return rows.map(participantOf)
}

/** The same with the wave their session was held in. */
export async function attendeesOf(
  db: Db,
  studyId: string,
): Promise<(Participant & { waveId: string | null })[]> {
  const participants = await participantsOf(db, studyId)
  const sessions = await db
    .selectFrom('sessions')
    .select(['id', 'wave_id'])
    .where('study_id', '=', studyId)
    .execute()
  const waves = new Map(sessions.map((session) => [session.id, session.wave_id]))
  return participants.map((participant) => ({
    ...participant,
    waveId: waves.get(participant.sessionId) ?? null,
  }))
}

export async function listParticipants(db: Db, studyId: string, sessionId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom('participants')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('session_id', '=', sessionId)
    .orderBy('id')
    .execute()
  return rows.map(participantOf)
}

export async function getParticipant(
  db: Db,
  studyId: string,
  sessionId: string,
  id: string,
): Promise<Participant> {
  const found = (await listParticipants(db, studyId, sessionId)).find((known) => known.id === id)
  if (!found) throw problem('unknownItem', { what: 'participant' })
  return found
}

export interface ParticipantDetails {
  name: string
  role: Role
  personId: string | null
  attributes: AttributeValues
}

/** Adds a participant (no id) or changes one; gives the id. */
export async function saveParticipant(
  db: Db,
  studyId: string,
  sessionId: string,
  id: string | undefined,
  { name, role, personId, attributes }: ParticipantDetails,
  by: string | null,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const row = { name, role, person_id: personId, attributes: JSON.stringify(attributes) }
    const itemId = id ?? newId()
    if (id === undefined) {
      await getSession(trx, studyId, sessionId)
      const added = { id: itemId, study_id: studyId, session_id: sessionId, ...row }
      await trx.insertInto('participants').values(added).execute()
    } else {
      const saved = await trx
        .updateTable('participants')
        .set(row)
        .where('study_id', '=', studyId)
        .where('session_id', '=', sessionId)
        .where('id', '=', id)
        .executeTakeFirst()
      if (saved.numUpdatedRows === 0n) throw problem('unknownItem', { what: 'participant' })
    }
    await recordChanges(trx, studyId, [{ kind: 'participant', itemId, by }])
    return itemId
  })
}

/** The participant goes; what they said stays under the name it was said by, counted for nobody. */
export async function removeParticipant(
  db: Db,
  studyId: string,
  sessionId: string,
  id: string,
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const turns = await trx
      .updateTable('turns')
      .set({ participant_id: null })
      .where('study_id', '=', studyId)
      .where('session_id', '=', sessionId)
      .where('participant_id', '=', id)
      .returning('id')
      .execute()
    const removed = await trx
      .deleteFrom('participants')
      .where('study_id', '=', studyId)
      .where('session_id', '=', sessionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw problem('unknownItem', { what: 'participant' })
    await recordChanges(trx, studyId, [
      ...turns.map((turn) => ({ kind: 'turn' as const, itemId: turn.id, by })),
      { kind: 'participant' as const, itemId: id, by },
    ])
  })
}

function participantOf(row: Tables['participants']): Participant {
  return {
    id: row.id,
    sessionId: row.session_id,
    name: row.name,
    role: row.role,
    personId: row.person_id,
    attributes: JSON.parse(row.attributes) as AttributeValues, // written by saveParticipant
  }
}
