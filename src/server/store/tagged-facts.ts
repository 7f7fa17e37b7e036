import type { TaggedFact } from '../../analysis/people.ts'
import type { Db } from './db.ts'
import { removedTheme } from './mentions.ts'

/** What is known of every tagged text of a study, a thousand at a time; texts themselves stay here. */
export async function* eachTaggedFact(db: Db, studyId: string): AsyncGenerator<TaggedFact[]> {
  const size = 1_000
  for (let after = ''; ; ) {
    const rows = await texts(db, studyId)
      .where('texts.id', '>', after)
      .orderBy('texts.id')
      .limit(size)
      .execute()
    if (rows.length > 0) yield withMentions(db, studyId, rows)
    if (rows.length < size) return
    after = rows.at(-1)?.id ?? after
  }
}

/** The same of some responses and turns. */
export async function taggedFactsOf(
  db: Db,
  studyId: string,
  itemIds: readonly string[],
): Promise<TaggedFact[]> {
  if (itemIds.length === 0) return []
  const rows = await texts(db, studyId).where('texts.item_id', 'in', itemIds).execute()
  return withMentions(db, studyId, rows)
}

/** Texts by id as they were given, for quotes. */
export async function findQuotes(db: Db, studyId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('texts')
    .select([
      'id',
      'text',
      'survey_id as surveyId',
      'session_id as sessionId',
      'item_id as itemId',
      'sentiment',
    ])
    .where('study_id', '=', studyId)
    .where('id', 'in', ids)
    .execute()
}

export interface TaggedAnswer {
  responseId: string
  text: string
  /** Null while the text waits for its tags. */
  polarity: string | null
  themes: { theme: string; polarity: string }[]
}

/** The answers of these responses to an open question, in their order; one that was not collected yet is left out. */
export async function taggedAnswersOf(
  db: Db,
  studyId: string,
  columnKey: string,
  responseIds: readonly string[],
): Promise<TaggedAnswer[]> {
  if (responseIds.length === 0) return []
  const rows = await db
    .selectFrom('texts')
    .select(['id', 'item_id', 'text', 'polarity'])
    .where('study_id', '=', studyId)
    .where('column_key', '=', columnKey)
    .where('item_id', 'in', responseIds)
    .execute()
  const mentions = await mentionsOf(
    db,
    studyId,
    rows.map(({ id }) => id),
  )
  const byResponse = new Map(rows.map((row) => [row.item_id, row]))
  return responseIds.flatMap((responseId) => {
    const row = byResponse.get(responseId)
    if (!row) return []
    const themes = (mentions.get(row.id) ?? []).map(({ theme, polarity }) => ({ theme, polarity }))
    return [{ responseId, text: row.text, polarity: row.polarity, themes }]
  })
}

function texts(db: Db, studyId: string) {
  return db
    .selectFrom('texts')
    .leftJoin('turns', (join) =>
      join.onRef('turns.id', '=', 'texts.item_id').on('texts.survey_id', 'is', null),
    )
    .select(['texts.id', 'texts.item_id', 'texts.survey_id', 'texts.sentiment', 'turns.participant_id'])
    .where('texts.study_id', '=', studyId)
    .where('texts.sentiment', 'is not', null)
    .where('texts.skipped', 'is', null)
}

interface TextRow {
  id: string
  item_id: string
  survey_id: string | null
  sentiment: number | null
  participant_id: string | null
}

async function withMentions(db: Db, studyId: string, rows: TextRow[]): Promise<TaggedFact[]> {
  const mentions = await mentionsOf(
    db,
    studyId,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, item_id, survey_id, sentiment, participant_id }) => ({
    id,
    itemId: item_id,
    responseId: survey_id === null ? null : item_id,
    surveyId: survey_id,
    participantId: participant_id,
    sentiment: sentiment ?? 0,
    mentions: (mentions.get(id) ?? []).map(({ theme, sentiment, polarity }) => ({
      theme,
      sentiment,
      polarity,
    })),
  }))
}

async function mentionsOf(db: Db, studyId: string, textIds: readonly string[]) {
  if (textIds.length === 0) return new Map<string, { theme: string; sentiment: number; polarity: string }[]>()
  const rows = await db
    .selectFrom('mentions')
    .select(['text_id', 'theme', 'sentiment', 'polarity'])
    .where('study_id', '=', studyId)
    .where('text_id', 'in', textIds)
    .where('theme', '<>', removedTheme)
    .orderBy('start_at')
    .execute()
  return Map.groupBy(rows, ({ text_id }) => text_id)
}
