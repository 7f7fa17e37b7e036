import { sql } from 'kysely'
import { bulkInsert } from './bulk.ts'
import type { Db, Trx } from './db.ts'
import { engineOf } from './engine.ts'

/** An open answer or a spoken turn, as the tagging reads it. */
export interface TextToTag {
  studyId: string
  /** `response id/column key` or `turn/turn id`. */
  id: string
  surveyId: string | null
  sessionId: string | null
  /** The response or turn it stands in. */
  itemId: string
  columnKey: string
  text: string
}

/**
 * Makes the stored texts of these items exactly the given ones: a changed text loses its tags and waits for new ones, an
 * unchanged one keeps everything, one that is no longer given goes with its mentions.
 */
export async function replaceTexts(
  trx: Trx,
  studyId: string,
  itemIds: readonly string[],
  texts: readonly TextToTag[],
): Promise<void> {
  if (itemIds.length === 0) return
  const stored = await trx
    .selectFrom('texts')
    .select(['id', 'text'])
    .where('study_id', '=', studyId)
    .where('item_id', 'in', itemIds)
    .execute()
  const wanted = new Map(texts.map((text) => [text.id, text]))
  const kept = new Set(stored.filter(({ id, text }) => wanted.get(id)?.text === text).map(({ id }) => id))
  const gone = stored.map(({ id }) => id).filter((id) => !kept.has(id))
  // A person's decisions were about the old words, so they go with them.
  if (gone.length > 0)
    await trx.deleteFrom('texts').where('study_id', '=', studyId).where('id', 'in', gone).execute()
  await insertTexts(trx, texts.filter(({ id }) => !kept.has(id)).map(newRow))
}

const untagged = {
  model: null,
  language: null,
  sentiment: null,
  polarity: null,
  claimed_until: null,
  skipped: null,
}

function newRow({ studyId, id, surveyId, sessionId, itemId, columnKey, text }: TextToTag) {
  return {
    study_id: studyId,
    id,
    survey_id: surveyId,
    session_id: sessionId,
    item_id: itemId,
    column_key: columnKey,
    text,
    ...untagged,
  }
}

const insertTexts = bulkInsert('texts', {
  study_id: 'text',
  id: 'text',
  survey_id: 'text',
  session_id: 'text',
  item_id: 'text',
  column_key: 'text',
  text: 'text',
  model: 'text',
  language: 'text',
  sentiment: 'double precision',
  polarity: 'text',
  claimed_until: 'text',
  skipped: 'text',
})

/** Takes some texts that the model has not read yet, for a while; whoever dies with them loses them again by then. */
export async function claimTexts(
  db: Db,
  model: string,
  { limit, until, now }: { limit: number; until: string; now: string },
): Promise<TextToTag[]> {
  const pending = db
    .selectFrom('texts')
    .select(['study_id', 'id'])
    // Written so that both engines use the index on model.
    .where((when) =>
      when.or([when('model', 'is', null), when('model', '<', model), when('model', '>', model)]),
    )
    .where((when) => when.or([when('claimed_until', 'is', null), when('claimed_until', '<', now)]))
    .limit(limit)
  const taken = engineOf(db) === 'postgres' ? pending.forUpdate().skipLocked() : pending
  const rows = await db
    .updateTable('texts')
    .set({ claimed_until: until })
    .where(sql<boolean>`(study_id, id) in (${taken})`)
    .returning(['study_id', 'id', 'survey_id', 'session_id', 'item_id', 'column_key', 'text'])
    .execute()
  return rows.map((row) => ({
    studyId: row.study_id,
    id: row.id,
    surveyId: row.survey_id,
    sessionId: row.session_id,
    itemId: row.item_id,
    columnKey: row.column_key,
    text: row.text,
  }))
}

/** What was said in one response or turn, by the column it stands in. */
export async function textsOfItem(db: Db, studyId: string, itemId: string) {
  return db
    .selectFrom('texts')
    .select(['id', 'column_key as columnKey', 'text', 'language', 'polarity', 'skipped'])
    .where('study_id', '=', studyId)
    .where('item_id', '=', itemId)
    .execute()
}

/** How far the tagging of a study is. */
export async function countTexts(
  db: Db,
  studyId: string,
  model: string,
): Promise<{ all: number; tagged: number; skipped: number }> {
  const counts = await db
    .selectFrom('texts')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('all'),
      fn.sum<number | null>(eb.case().when('model', '=', model).then(1).else(0).end()).as('tagged'),
      fn.count<number>('skipped').as('skipped'),
    ])
    .where('study_id', '=', studyId)
    .executeTakeFirstOrThrow()
  return { all: Number(counts.all), tagged: Number(counts.tagged ?? 0), skipped: Number(counts.skipped) }
}

/**
 * What was said by the turns, sessions or participants of these ids, and which items that covers: turns that went are
 * items without a text. A moderator asks rather than answers, so their turns are left out.
 */
export async function findTurnTexts(
  db: Db,
  studyId: string,
  ids: readonly string[],
): Promise<{ itemIds: string[]; texts: TextToTag[] }> {
  const turns = await db
    .selectFrom('turns')
    .leftJoin('participants', 'participants.id', 'turns.participant_id')
    .select(['turns.id', 'turns.session_id', 'turns.question_id', 'turns.text', 'participants.role'])
    .where('turns.study_id', '=', studyId)
    .where((when) =>
      when.or([
        when('turns.id', 'in', ids),
        when('turns.session_id', 'in', ids),
        when('turns.participant_id', 'in', ids),
      ]),
    )
    .execute()
  const stored = await db
    .selectFrom('texts')
    .select('item_id')
    .where('study_id', '=', studyId)
    .where((when) => when.or([when('item_id', 'in', ids), when('session_id', 'in', ids)]))
    .execute()
  const texts = turns
    .filter(({ role, text }) => role !== 'moderator' && text.trim() !== '')
    .map((turn) => ({
      studyId,
      id: `turn/${turn.id}`,
      surveyId: null,
      sessionId: turn.session_id,
      itemId: turn.id,
      columnKey: turn.question_id ?? 'turn',
      text: turn.text,
    }))
  const itemIds = new Set([...turns.map(({ id }) => id), ...stored.map(({ item_id }) => item_id)])
  return { itemIds: [...itemIds], texts }
}
