import { isDeepStrictEqual } from 'node:util'
import { type Known, receivePage, walkOf } from '../../surveys/flow.ts'
import { isOpen } from '../../surveys/progress.ts'
import { liveOn } from '../../surveys/live.ts'
import type { Value } from '../../surveys/question-type.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type Issue, say } from '../../surveys/words.ts'
import type { Form } from '../forms.ts'
import { quotasOf } from '../quotas.ts'
import { securityHeaders } from '../security.ts'
import { findResponseByKey, type StoredResponse } from '../store/responses.ts'
import type { PageAnswer, PageRequest } from './exchange.ts'
import { freshQuestions } from './fresh.tsx'
import { answerWith } from './page.tsx'
import type { PublicSurvey } from './public-surveys.ts'
import { findRespondent, keyHashOf, knownOf, type Respondent, readRespondent } from './respondent.ts'
import { withFiles } from './sent-files.ts'
import { beginResponse, momentAfter } from './sent-page.ts'
import type { Door } from './show.tsx'
import { languageOf } from './visit.ts'

/** What the page's script hears of answers that it sent to be kept. */
interface Reply {
  /**
   * `late`: the response was stored since by something the sender had not heard of, so nothing was kept; it sends again
   * with what it knows now. That way an old message that comes late can never undo a newer one.
   */
  state: 'kept' | 'late' | 'ended' | 'closed' | 'not yours' | 'nobody' | 'unknown'
  /** When the response was stored last; empty where there is none. */
  known?: string
  /** Tells this go from another in the same browser. */
  go?: string
  /** What is wrong with what was filled in, in the reader's words. */
  issues?: Record<string, string>
  /** The page's questions with these answers, in their order. */
  shown?: string[]
  /** What rules on the page read of them. */
  values?: Record<string, Value>
  /** Questions that read otherwise now. */
  fresh?: Record<string, string>
}

interface Kept {
  response: StoredResponse | undefined
  before: Answers
  state: 'kept' | 'late' | 'ended'
}

/**
 * Keeps single answers of a page while it is being filled in. What does not pass waits for the page to be sent, which
 * alone leads on.
 */
export async function takeAnswers(door: Door, request: PageRequest): Promise<PageAnswer> {
  const survey = await door.surveys.find(request.param('slug'))
  if (!survey) return answer(request, { state: 'unknown' })
  const form = await request.form()
  const respondent = readRespondent(form.first('key')) ?? findRespondent(request, survey.id)
  if (!respondent) return answer(request, { state: 'nobody' })
  const go = keyHashOf(respondent).slice(0, 8)
  const sender = form.first('sender')
  if (sender && sender !== go) return answer(request, { state: 'not yours' })
  if (survey.state !== 'published') return answer(request, { state: 'closed' })
  const begun = await findResponseByKey(door.app.db, survey.id, keyHashOf(respondent))
  const version = begun?.version ?? readVersion(form, survey)
  const definition = await door.surveys.version(survey.id, version)
  const owner = { studyId: survey.studyId, surveyId: survey.id, keyHash: keyHashOf(respondent) }
  const { form: filled } = await withFiles(door.app.db, owner, definition, withoutUploads(form))
  const isSent = begun?.status === 'complete'
  const sent = { survey, respondent, definition, version, form: filled, isSent }
  const { response, state, before } = await keep(door, request, sent)
  const news = { state, go, known: response?.savedAt ?? '' }
  if (state !== 'kept') return answer(request, news)
  return answer(request, { ...news, ...pageAfter(request, sent, before, response?.answers ?? {}) })
}

/** What the page is to show now. */
function pageAfter(
  request: PageRequest,
  { definition, form, respondent }: Sent,
  before: Answers,
  after: Answers,
): Partial<Reply> {
  const page = request.param('section')
  const language = languageOf(request, definition, form.first('lang'))
  const known = knownOf(respondent)
  const shown = walkOf(definition, after, known).pages.find(({ id }) => id === page)
  const present = form.first('present')?.split(' ')
  return {
    issues: issuesIn(definition, after, request, form, language, known),
    ...(shown &&
      present && {
        shown: shown.questions.map(({ question }) => question.id),
        values: liveOn(definition, after, shown, known)?.script.values ?? {},
        fresh: freshQuestions(
          definition,
          { page, before, after, present: new Set(present), language },
          known,
        ),
      }),
  }
}

interface Sent {
  survey: PublicSurvey
  respondent: Respondent
  definition: Survey
  version: number
  form: Form
  /** Answers that were sent are changed. */
  isSent: boolean
}

async function keep(door: Door, request: PageRequest, sent: Sent): Promise<Kept> {
  const { survey, respondent, definition, version, form, isSent } = sent
  const begun = await beginResponse(door, survey, respondent, version)
  const known = form.first('known') ?? ''
  const language = languageOf(request, definition, form.first('lang'))
  let state: Kept['state'] = 'kept'
  let before: Answers = {}
  try {
    const response = await door.app.submissions.submit({
      studyId: survey.studyId,
      surveyId: survey.id,
      keyHash: begun.keyHash,
      // Nobody under way takes a place before a page is sent; one that is taken goes with the answers.
      quotas: isSent ? quotasOf(survey.definition, definition, knownOf(respondent)) : undefined,
      change(current) {
        before = current?.answers ?? {}
        state = current && !isOpen(current, definition) ? 'ended' : stateOf(current, known, version)
        if (state !== 'kept') {
          if (current) return 'unchanged'
          throw nothingToKeep
        }
        const answers = withGiven(definition, before, request.param('section'), form, knownOf(respondent))
        if (isDeepStrictEqual(answers, before)) {
          if (current) return 'unchanged'
          throw nothingToKeep
        }
        return { ...(current ?? begun), answers, language, savedAt: momentAfter(current?.savedAt) }
      },
    })
    return { response, state, before }
  } catch (error) {
    if (error === nothingToKeep) return { response: undefined, state, before }
    throw error
  }
}

const nothingToKeep = new Error('There is no answer yet')

function stateOf(current: StoredResponse | undefined, known: string, version: number): 'kept' | 'late' {
  return (current?.savedAt ?? '') === known && (current?.version ?? version) === version ? 'kept' : 'late'
}

/** Only what was given in this window counts: another one may have answered the rest meanwhile. */
function withGiven(definition: Survey, before: Answers, section: string, form: Form, known: Known): Answers {
  const received = receivePage(definition, before, section, inputsIn(form), known).answers
  const answers: Record<string, unknown> = { ...before }
  for (const id of (form.first('given') ?? '').split(' ')) {
    if (Object.hasOwn(received, id)) answers[id] = received[id]
    else delete answers[id]
  }
  return answers
}

/** What is missing is not said before the page is sent. */
function issuesIn(
  definition: Survey,
  answers: Answers,
  request: PageRequest,
  form: Form,
  language: string,
  known: Known,
): Record<string, string> {
  const { issues } = receivePage(definition, answers, request.param('section'), inputsIn(form), known)
  const filled = new Set(form.names().filter((name) => form.all(name).some((value) => value.trim() !== '')))
  const isFilled = (id: string) =>
    [...filled].some((name) => name === `q.${id}` || name.startsWith(`q.${id}.`))
  const said = ([id, issue]: [string, Issue]): [string, string][] =>
    isFilled(id) ? [[id, say(issue, language)]] : []
  return Object.fromEntries(Object.entries(issues).flatMap(said))
}

function inputsIn(form: Form) {
  return (id: string) => (part?: string) => form.all(part ? `q.${id}.${part}` : `q.${id}`)
}

/** Files come with the page alone, which also removes those that it leaves out. */
function withoutUploads(form: Form): Form {
  return { ...form, uploads: () => [], uploadNames: () => [] }
}

function readVersion(form: Form, { version }: PublicSurvey): number {
  const number = Number(form.first('version'))
  return Number.isInteger(number) && number >= 1 && number <= version ? number : version
}

function answer(request: PageRequest, reply: Reply): PageAnswer {
  return answerWith(request, new TextEncoder().encode(JSON.stringify(reply)), 200, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}
