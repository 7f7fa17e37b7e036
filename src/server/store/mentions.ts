import type { Selectable } from 'kysely'
import type { MentionKind, TaggedText } from '../../analysis/text/index.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { bulkInsert } from './bulk.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction, type Trx } from './db.ts'
import type { Tables } from './schema.ts'
import type { TextToTag } from './texts.ts'

/** A mention that a person took away: kept without a theme, so that no model brings it back. */
export const removedTheme = ''

/**
 * Saves what the model read, with one change per item. A text that changed or went meanwhile is passed over, and so is a
 * mention that shares words with one a person decided about.
 */
export async function saveTags(
  db: Db,
  model: string,
  tagged: readonly { text: TextToTag; tags: TaggedText }[],
): Promise<void> {
  for (const [studyId, own] of Map.groupBy(tagged, ({ text }) => text.studyId)) {
    await inTransaction(db, async (trx) => {
      // The study first, as every writer does, so that two never wait for each other.
      await lockCounters(trx, [studyId])
      const saved: typeof own = []
      for (const one of own) if (await saveReading(trx, model, one.text, one.tags)) saved.push(one)
      if (saved.length === 0) return
      await replaceModelMentions(trx, studyId, model, saved)
      const items = new Map(saved.map(({ text }) => [text.itemId, text.surveyId]))
      await recordChanges(
        trx,
        studyId,
        [...items].map(([itemId, surveyId]) => ({ kind: 'tag', surveyId, itemId })),
      )
    })
  }
}

async function saveReading(trx: Trx, model: string, text: TextToTag, tags: TaggedText): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('texts')
    .set({
      model,
      language: tags.language,
      sentiment: tags.sentiment,
      polarity: tags.polarity,
      skipped: tags.skipped ?? null,
      claimed_until: null,
    })
    .where('study_id', '=', text.studyId)
    .where('id', '=', text.id)
    .where('text', '=', text.text)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function replaceModelMentions(
  trx: Trx,
  studyId: string,
  model: string,
  saved: readonly { text: TextToTag; tags: TaggedText }[],
): Promise<void> {
  const ids = saved.map(({ text }) => text.id)
  await trx
    .deleteFrom('mentions')
    .where('study_id', '=', studyId)
    .where('text_id', 'in', ids)
    .where('decided_by', 'is', null)
    .execute()
  const decided = await trx
    .selectFrom('mentions')
    .select(['text_id', 'start_at', 'end_at'])
    .where('study_id', '=', studyId)
    .where('text_id', 'in', ids)
    .execute()
  const decidedIn = Map.groupBy(decided, ({ text_id }) => text_id)
  const rows = saved.flatMap(({ text, tags }) =>
    tags.mentions
      .filter(({ start, end }) =>
        (decidedIn.get(text.id) ?? []).every(({ start_at, end_at }) => end <= start_at || start >= end_at),
      )
      .map((mention) => ({
        study_id: studyId,
        id: newId(),
        text_id: text.id,
        start_at: mention.start,
        end_at: mention.end,
        theme: mention.theme,
        sentiment: mention.sentiment,
        polarity: mention.polarity,
        kind: mention.kind,
        confidence: mention.confidence,
        decided_by: null,
        model,
      })),
  )
  await insertMentions(trx, rows)
}

const insertMentions = bulkInsert('mentions', {
  study_id: 'text',
  id: 'text',
  text_id: 'text',
  start_at: 'integer',
  end_at: 'integer',
  theme: 'text',
  sentiment: 'double precision',
  polarity: 'text',
  kind: 'text',
  confidence: 'double precision',
  decided_by: 'text',
  model: 'text',
})

/** What a person says a mention is; from then on no model changes it. */
export async function decideMention(
  db: Db,
  studyId: string,
  mentionId: string,
  decision: { theme: string; kind: MentionKind },
  by: string,
): Promise<void> {
  await decide(db, studyId, mentionId, by, {
    theme: decision.theme,
    kind: decision.kind,
    ...feelingOf[decision.kind],
  })
}

const feelingOf: Record<MentionKind, { sentiment: number; polarity: string }> = {
  praise: { sentiment: 1, polarity: 'positive' },
  complaint: { sentiment: -1, polarity: 'negative' },
  wish: { sentiment: 0, polarity: 'neutral' },
  neutral: { sentiment: 0, polarity: 'neutral' },
}

export async function removeMention(db: Db, studyId: string, mentionId: string, by: string): Promise<void> {
  await decide(db, studyId, mentionId, by, { theme: removedTheme })
}

async function decide(
  db: Db,
  studyId: string,
  mentionId: string,
  by: string,
  values: Partial<Selectable<Tables['mentions']>>,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const mention = await trx
      .updateTable('mentions')
      .set({ ...values, decided_by: by, model: null, confidence: 1 })
      .where('study_id', '=', studyId)
      .where('id', '=', mentionId)
      .returning('text_id')
      .executeTakeFirst()
    if (!mention) throw problem('unknownItem', { what: 'mention' })
    const { item_id: itemId, survey_id: surveyId } = await trx
      .selectFrom('texts')
      .select(['item_id', 'survey_id'])
      .where('study_id', '=', studyId)
      .where('id', '=', mention.text_id)
      .executeTakeFirstOrThrow()
    await recordChanges(trx, studyId, [{ kind: 'decision', surveyId, itemId, by }])
  })
}

export interface StoredMention {
  id: string
  textId: string
  start: number
  end: number
  theme: string
  kind: MentionKind
  confidence: number
  /** Who decided; null for the model. */
  decidedBy: string | null
  decider: string | null
}

/** The mentions of these texts in the order of their places. */
export async function listMentions(
  db: Db,
  studyId: string,
  textIds: readonly string[],
): Promise<StoredMention[]> {
  if (textIds.length === 0) return []
  return db
    .selectFrom('mentions')
    .leftJoin('users', 'users.id', 'mentions.decided_by')
    .select([
      'mentions.id',
      'text_id as textId',
      'start_at as start',
      'end_at as end',
      'theme',
      'kind',
      'confidence',
      'decided_by as decidedBy',
      'users.name as decider',
    ])
    .where('study_id', '=', studyId)
    .where('text_id', 'in', textIds)
    .where('theme', '<>', removedTheme)
    .orderBy('start_at')
    .execute()
}
