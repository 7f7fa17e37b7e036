import type { Turn } from '../../surveys/session.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { bulkInsert } from './bulk.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction, type Trx } from './db.ts'
import type { Tables } from './schema.ts'

export type NewTurn = Omit<Turn, 'id' | 'sessionId' | 'position'>

/** In the order in which it was said. */
export async function listTurns(db: Db, studyId: string, sessionId: string): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turns')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('session_id', '=', sessionId)
    .orderBy('position')
    .execute()
  return rows.map(turnOf)
}

/**
 * Everything said in the sessions of a study. Results count people, not turns: `personKey` of the participant says who
 * somebody is, and a turn without a participant, or a moderator's, counts for nobody.
 */
export async function turnsOf(db: Db, studyId: string): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turns')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('session_id')
    .orderBy('position')
    .execute()
  return rows.map(turnOf)
}

/** How many turns each session of a study has, by session id. */
export async function countTurns(db: Db, studyId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('turns')
    .select(({ fn }) => ['session_id', fn.countAll<number>().as('count')])
    .where('study_id', '=', studyId)
    .groupBy('session_id')
    .execute()
  return new Map(rows.map(({ session_id, count }) => [session_id, Number(count)]))
}

export async function getTurn(db: Db, studyId: string, sessionId: string, id: string): Promise<Turn> {
  const row = await db
    .selectFrom('turns')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('session_id', '=', sessionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'turn' })
  return turnOf(row)
}

/** Adds turns after those the session has. */
export async function addTurns(
  db: Db,
  studyId: string,
  sessionId: string,
  turns: readonly NewTurn[],
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    // The lock keeps two who note at once from taking the same position.
    await lockCounters(trx, [studyId])
    const after = await lastPosition(trx, studyId, sessionId)
    const rows = turns.map((turn, index) => rowOf(studyId, sessionId, after + index + 1, turn))
    await insertTurns(trx, rows)
    await recordChanges(
      trx,
      studyId,
      rows.map(({ id }) => ({ kind: 'turn', itemId: id, by })),
    )
  })
}

async function lastPosition(trx: Trx, studyId: string, sessionId: string): Promise<number> {
  const session = await trx
    .selectFrom('sessions')
    .select(({ selectFrom }) => [
      'id',
      selectFrom('turns')
        .whereRef('turns.session_id', '=', 'sessions.id')
        .select(({ fn }) => fn.max('position').as('last'))
        .as('last'),
    ])
    .where('study_id', '=', studyId)
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (!session) throw problem('unknownItem', { what: 'session' })
  return session.last ?? 0
}

/** Corrects who said what under which question; its tags are made anew. */
export async function saveTurn(
  db: Db,
  studyId: string,
  sessionId: string,
  id: string,
  turn: Pick<Turn, 'participantId' | 'speaker' | 'questionId' | 'text'>,
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const saved = await trx
      .updateTable('turns')
      .set({
        participant_id: turn.participantId,
        speaker: turn.speaker,
        question_id: turn.questionId,
        text: turn.text,
      })
      .where('study_id', '=', studyId)
      .where('session_id', '=', sessionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (saved.numUpdatedRows === 0n) throw problem('unknownItem', { what: 'turn' })
    await recordChanges(trx, studyId, [{ kind: 'turn', itemId: id, by }])
  })
}

/** The turn goes with its tags and quotes. */
export async function removeTurn(
  db: Db,
  studyId: string,
  sessionId: string,
  id: string,
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const removed = await trx
      .deleteFrom('turns')
      .where('study_id', '=', studyId)
      .where('session_id', '=', sessionId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw problem('unknownItem', { what: 'turn' })
    await trx
      .deleteFrom('texts')
      .where('study_id', '=', studyId)
      .where('session_id', '=', sessionId)
      .where('item_id', '=', id)
      .execute()
    await recordChanges(trx, studyId, [{ kind: 'turn', itemId: id, by }])
  })
}

const insertTurns = bulkInsert('turns', {
  id: 'text',
  study_id: 'text',
  session_id: 'text',
  position: 'integer',
  participant_id: 'text',
  speaker: 'text',
  question_id: 'text',
  text: 'text',
  starts_ms: 'integer',
  ends_ms: 'integer',
  source: 'text',
})

function rowOf(studyId: string, sessionId: string, position: number, turn: NewTurn): Tables['turns'] {
  return {
    id: newId(),
    study_id: studyId,
    session_id: sessionId,
    position,
    participant_id: turn.participantId,
    speaker: turn.speaker,
    question_id: turn.questionId,
    text: turn.text,
    starts_ms: turn.startsMs,
    ends_ms: turn.endsMs,
    source: turn.source,
  }
}

function turnOf(row: Tables['turns']): Turn {
  return {
    id: row.id,
    sessionId: row.session_id,
    position: row.position,
    participantId: row.participant_id,
    speaker: row.speaker,
    questionId: row.question_id,
    text: row.text,
    startsMs: row.starts_ms,
    endsMs: row.ends_ms,
    source: row.source,
  }
}
