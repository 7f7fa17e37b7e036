import { themeLabel, unclearTheme } from '../analysis/text/codebook.ts'
import { smallest } from '../analysis/profile-lines.ts'
import { wilson } from '../analysis/stats/intervals.ts'
import { countedAnswers } from '../surveys/flow.ts'
import { askedQuestions } from '../surveys/flow/expand.ts'
import { plainText } from '../surveys/markdown.ts'
import { responseStatus } from '../surveys/response.ts'
import type { Survey } from '../surveys/survey.ts'
import { textIn } from '../surveys/text.ts'
import type { InstrumentLine } from '../views/design/study-page.tsx'
import type { StatusCounts } from '../views/design/survey-page.tsx'
import { percent, percentRange } from '../views/parts/figures.ts'
import { thousands } from '../views/parts/numbers.ts'
import type { Db } from './store/db.ts'
import { countResponses, listResponses, type StoredResponse } from './store/responses.ts'
import { countSpeakers, countThemes } from './store/themes.ts'
import { getVersion, listSurveys, type SurveyRecord } from './store/surveys.ts'

/** A study's surveys with how many answered, in a wave where one is given; live responses only. */
export async function instrumentsOf(db: Db, studyId: string, wave?: string): Promise<InstrumentLine[]> {
  const surveys = await listSurveys(db, studyId)
  return Promise.all(surveys.map((survey) => instrumentOf(db, survey, wave)))
}

async function instrumentOf(
  db: Db,
  { id, studyId, title, state }: SurveyRecord,
  wave: string | undefined,
): Promise<InstrumentLine> {
  const counts = await countResponses(db, studyId, id, wave)
  const live = (wanted: string) =>
    counts
      .filter(({ status, mode }) => status === wanted && mode === 'live')
      .reduce((sum, { count }) => sum + Number(count), 0)
  return { id, title, state, complete: live('complete'), started: live('started') }
}

/** Responses by status and mode, in the order in which people get there; statuses nobody has are left out. */
export async function statusCounts(db: Db, { studyId, id }: SurveyRecord): Promise<StatusCounts[]> {
  const counts = await countResponses(db, studyId, id)
  return responseStatus.options
    .map((status) => {
      const of = (mode: string) =>
        Number(counts.find((count) => count.status === status && count.mode === mode)?.count ?? 0)
      return { status, live: of('live'), test: of('test') }
    })
    .filter(({ live, test }) => live + test > 0)
}

/** What people bring up most, each theme as one sentence with its number, base and interval. */
export async function themesInShort(
  db: Db,
  studyId: string,
  limit: number,
  wave?: string,
): Promise<string[]> {
  const themes = (await countThemes(db, studyId, { wave })).filter(({ theme }) => theme !== unclearTheme)
  const { people: base } = await countSpeakers(db, studyId, { wave })
  return themes.slice(0, limit).map(({ theme, people, positive, negative }) => {
    const tone = `${thousands(positive)} spoke well of it, ${thousands(negative)} badly.`
    if (base < smallest)
      return `${themeLabel(theme)}: ${thousands(people)} of ${thousands(base)} people who said something; too few to give a share. ${tone}`
    const { low, high } = wilson(people / base, base)
    return `${themeLabel(theme)}: ${percent(people / base)} (${percentRange(low, high)}) of the ${thousands(base)} people who said something. ${tone}`
  })
}

export interface RecentAnswer {
  href: string
  question: string
  text: string
  at: string
}

/** The newest answers in people's own words, over all surveys of a study. */
export async function recentAnswers(
  db: Db,
  studyId: string,
  limit: number,
  wave?: string,
): Promise<RecentAnswer[]> {
  const found: RecentAnswer[] = []
  for (const survey of await listSurveys(db, studyId)) {
    const responses = await listResponses(db, studyId, survey.id, { limit: 4 * limit, wave })
    const versions = new Map<number, Survey>()
    for (const response of responses) {
      if (response.status === 'withdrawn' || response.mode === 'test' || response.excluded !== null) continue
      const definition = versions.get(response.version) ?? (await definitionOf(db, survey, response.version))
      versions.set(response.version, definition)
      found.push(...wordsOf(response, definition))
    }
  }
  return found.sort((one, other) => (one.at < other.at ? 1 : -1)).slice(0, limit)
}

/** The version a response was given to; 0 is the draft. */
export function definitionOf(db: Db, survey: SurveyRecord, version: number): Promise<Survey> {
  return version === 0 ? Promise.resolve(survey.draft) : getVersion(db, survey.id, version)
}

function wordsOf(response: StoredResponse, definition: Survey): RecentAnswer[] {
  const { id, studyId, surveyId, language, savedAt } = response
  const answers = countedAnswers(definition, response.answers)
  return askedQuestions(definition).flatMap((asked) => {
    const { question } = asked
    const answer = answers[question.id]
    if (answer === undefined || asked.columns(language)[0]?.scale !== 'text') return []
    return {
      href: `/studies/${studyId}/surveys/${surveyId}/responses/${id}`,
      question: plainText(textIn(question.title, language)),
      text: asked.write(answer, language),
      at: savedAt,
    }
  })
}
