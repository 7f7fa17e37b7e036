import type { PageRequest } from './exchange.ts'
import { chooseLanguage } from '../../surveys/languages.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { Door } from './show.tsx'
import type { PublicSurvey } from './public-surveys.ts'
import { findRespondent, keyHashOf, readRespondent, type Respondent } from './respondent.ts'
import { findResponseByKey, type StoredResponse } from '../store/responses.ts'

/** A browser at a survey's link: who it is and what it has answered so far. */
export interface Visit {
  survey: PublicSurvey
  respondent: Respondent | undefined
  response: StoredResponse | undefined
  /** What the response was given to, else what is asked now. */
  definition: Survey
  language: string
}

/** `key` is the respondent's own where their browser keeps no cookie. Undefined where the link leads to no survey, or to one that was never published. */
export async function readVisit(
  { app, surveys }: Pick<Door, 'app' | 'surveys'>,
  request: PageRequest,
  key?: string,
): Promise<Visit | undefined> {
  const survey = await surveys.find(request.param('slug'))
  if (!survey) return undefined
  const respondent = readRespondent(key) ?? findRespondent(request, survey.id)
  const response = respondent && (await findResponseByKey(app.db, survey.id, keyHashOf(respondent)))
  const definition = response ? await surveys.version(survey.id, response.version) : survey.definition
  return {
    survey,
    respondent,
    response,
    definition,
    language: languageOf(request, definition, response?.language),
  }
}

/** What the reader asked for here, else what they answered in, else what their browser prefers. */
export function languageOf(
  request: PageRequest,
  { languages }: Survey,
  ...before: readonly (string | undefined)[]
): string {
  const [first = 'en'] = languages
  if (languages.length < 2) return first
  for (const asked of [request.query('lang'), ...before])
    if (asked !== undefined && languages.includes(asked)) return asked
  return chooseLanguage(languages, request.header('accept-language') ?? '') ?? first
}
