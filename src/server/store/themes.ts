import { sql } from 'kysely'
import type { Db } from './db.ts'
import { removedTheme } from './mentions.ts'

/** Which texts are looked at; everything without. */
export interface TextFilter {
  theme?: string | undefined
  polarity?: string | undefined
  /** A survey's id, or what was said in sessions. */
  source?: string | undefined
  /** What was answered or said in this wave. */
  wave?: string | undefined
}

export const inSessions = 'sessions'

export interface ThemeCount {
  theme: string
  people: number
  answers: number
  /** People who spoke of it at least once in this way; somebody may have done both. */
  positive: number
  negative: number
  neutral: number
}

/** Themes by how many people spoke of them, each person once, however often they did. */
export async function countThemes(db: Db, studyId: string, filter: TextFilter): Promise<ThemeCount[]> {
  const speakers = (polarity: string) =>
    sql<number>`count(distinct case when mentions.polarity = ${polarity} then ${person} end)`
  const rows = await counted(db, studyId, { source: filter.source, wave: filter.wave })
    .innerJoin('mentions', (join) =>
      join.onRef('mentions.study_id', '=', 'texts.study_id').onRef('mentions.text_id', '=', 'texts.id'),
    )
    .where('mentions.theme', '<>', removedTheme)
    .groupBy('mentions.theme')
    .select([
      'mentions.theme',
      sql<number>`count(distinct ${person})`.as('people'),
      sql<number>`count(distinct texts.id)`.as('answers'),
      speakers('positive').as('positive'),
      speakers('negative').as('negative'),
      speakers('neutral').as('neutral'),
    ])
    .execute()
  return rows
    .map(({ theme, ...counts }) => ({
      theme,
      people: Number(counts.people),
      answers: Number(counts.answers),
      positive: Number(counts.positive),
      negative: Number(counts.negative),
      neutral: Number(counts.neutral),
    }))
    .sort((one, other) => other.people - one.people || (one.theme < other.theme ? -1 : 1))
}

/** How many people and texts the filter leaves. */
export async function countSpeakers(
  db: Db,
  studyId: string,
  filter: TextFilter,
): Promise<{ people: number; texts: number }> {
  const counts = await counted(db, studyId, filter)
    .select([
      sql<number>`count(distinct ${person})`.as('people'),
      sql<number>`count(distinct texts.id)`.as('texts'),
    ])
    .executeTakeFirstOrThrow()
  return { people: Number(counts.people), texts: Number(counts.texts) }
}

export interface QuotedText {
  id: string
  text: string
  surveyId: string | null
  sessionId: string | null
  itemId: string
  columnKey: string
  language: string | null
  polarity: string | null
  skipped: string | null
  speaker: string | null
}

/** The newest texts first; `after` is the last id of the page before. */
export async function listTexts(
  db: Db,
  studyId: string,
  filter: TextFilter,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<QuotedText[]> {
  let query = counted(db, studyId, filter)
  if (after !== undefined) query = query.where('texts.id', '<', after)
  return query
    .select([
      'texts.id',
      'texts.text',
      'texts.survey_id as surveyId',
      'texts.session_id as sessionId',
      'texts.item_id as itemId',
      'texts.column_key as columnKey',
      'texts.language',
      'texts.polarity',
      'texts.skipped',
      'turns.speaker',
    ])
    .orderBy('texts.id', 'desc')
    .limit(limit)
    .execute()
}

/**
 * Whoever stands behind a response or turn; one nobody is bound to counts for itself, and a speaker who is no
 * participant counts once in a session.
 */
const person = sql`coalesce(responses.person_id, participants.person_id, participants.id,
  texts.session_id || '/' || turns.speaker, texts.item_id)`

/** Texts of complete responses that count, and of sessions. */
function counted(db: Db, studyId: string, { theme, polarity, source, wave }: TextFilter) {
  const texts = db
    .selectFrom('texts')
    .leftJoin('responses', (join) =>
      join.onRef('responses.survey_id', '=', 'texts.survey_id').onRef('responses.id', '=', 'texts.item_id'),
    )
    .leftJoin('turns', (join) =>
      join.onRef('turns.id', '=', 'texts.item_id').on('texts.survey_id', 'is', null),
    )
    .leftJoin('participants', 'participants.id', 'turns.participant_id')
    .where('texts.study_id', '=', studyId)
    .where((when) =>
      when.or([
        when('texts.survey_id', 'is', null),
        when.and([when('responses.status', '=', 'complete'), when('responses.excluded', 'is', null)]),
      ]),
    )
  const timed =
    wave === undefined
      ? texts
      : texts.where((when) =>
          when.or([
            when('responses.wave_id', '=', wave),
            when(
              'texts.session_id',
              'in',
              when.selectFrom('sessions').select('sessions.id').where('sessions.wave_id', '=', wave),
            ),
          ]),
        )
  const placed =
    source === undefined
      ? timed
      : source === inSessions
        ? timed.where('texts.survey_id', 'is', null)
        : timed.where('texts.survey_id', '=', source)
  if (theme === undefined)
    return polarity === undefined ? placed : placed.where('texts.polarity', '=', polarity)
  // With a theme, the sentiment asked for is that of what was said about it.
  return placed.where(({ exists, selectFrom }) => {
    const about = selectFrom('mentions')
      .select('mentions.id')
      .whereRef('mentions.study_id', '=', 'texts.study_id')
      .whereRef('mentions.text_id', '=', 'texts.id')
      .where('mentions.theme', '=', theme)
    return exists(polarity === undefined ? about : about.where('mentions.polarity', '=', polarity))
  })
}
