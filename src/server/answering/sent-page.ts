import type { PageRequest } from './exchange.ts'
import { isDeepStrictEqual } from 'node:util'
import { receivePage } from '../../surveys/flow.ts'
import { pressPart } from '../../surveys/question-type.ts'
import { waveAt } from '../../surveys/person.ts'
import { beginning, isOpen, type SentPage, type Step, takePage } from '../../surveys/progress.ts'
import type { Answers } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { Form } from '../forms.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { quotasOf } from '../quotas.ts'
import { hasAccess } from '../store/access-codes.ts'
import { findOrAddPerson } from '../store/people.ts'
import type { StoredResponse } from '../store/responses.ts'
import type { PublicSurvey } from './public-surveys.ts'
import { keyHashOf, knownOf, type Respondent } from './respondent.ts'
import type { Door } from './show.tsx'
import type { Sending } from './suspicion.ts'

/** What became of a sent page. */
export interface Taken {
  /** The version it was read by. */
  definition: Survey
  version: number
  /** As stored now; none where there was nothing to store yet. */
  response: StoredResponse | undefined
  /** None where the response had ended before. */
  step: Step | undefined
}

/** The form's answers, read only when a question asks for its own. */
export async function readSentPage(
  request: PageRequest,
  largest?: number,
): Promise<{ form: Form; sent: SentPage }> {
  const form = await request.form(largest)
  const sent: SentPage = {
    section: request.param('section'),
    inputsOf: inputsIn(form),
    goBack: form.first('go') === 'back',
    again: isPressed(form) || form.first('speak') !== undefined,
    asked: form.first('asked')?.split(' '),
    sure: form.first('sure')?.split(' '),
    goTo: /^to (.+)$/.exec(form.first('go') ?? '')?.[1],
  }
  return { form, sent }
}

/**
 * Stores a sent page in the response of this respondent, which it makes or finds by the key: a second press of Send or
 * a retry comes to the same response. A response stays on the version it began with.
 */
export async function storeSentPage(
  door: Door,
  survey: PublicSurvey,
  respondent: Respondent,
  sent: SentPage,
  { version, language, sending }: { version: number; language: string; sending: Omit<Sending, 'surveyId'> },
): Promise<Taken> {
  const definition = await door.surveys.version(survey.id, version)
  const begun = await beginResponse(door, survey, respondent, version)
  const suspicion = once(() => door.suspicion.reasonFor(definition, { surveyId: survey.id, ...sending }))
  let seen: StoredResponse | undefined
  let step: Step | undefined
  try {
    const response = await door.app.submissions.submit({
      studyId: survey.studyId,
      surveyId: survey.id,
      keyHash: begun.keyHash,
      quotas: quotasOf(survey.definition, definition, knownOf(respondent)),
      change(current) {
        seen = current
        step = undefined
        if (current && (current.version !== version || !isOpen(current, definition))) return 'unchanged'
        step = takePage(definition, current ?? beginning, sent, knownOf(respondent))
        const isEmpty = step.next === sent.section && Object.keys(step.answers).length === 0
        if (!current && isEmpty) throw nothingToStore
        const isSent = current?.status === 'complete'
        const after = isSent ? changed(current, step, language) : advance(current ?? begun, step, language)
        if (after.status !== 'started' && !isSent) after.excluded ??= suspicion()
        return current && isDeepStrictEqual({ ...after, savedAt: current.savedAt }, current)
          ? 'unchanged'
          : after
      },
    })
    if (response.version === version) return { definition, version, response, step: endedBy(response, step) }
    return await storeSentPage(door, survey, respondent, sent, {
      version: response.version,
      language,
      sending,
    })
  } catch (error) {
    if (error === nothingToStore) return { definition, version, response: seen, step }
    throw error
  }
}

/** Was a button within a question pressed, rather than one of the page? */
export function isPressed(form: Form): boolean {
  return form.names().some((name) => name.startsWith('q.') && name.endsWith(`.${pressPart}`))
}

export function inputsIn(form: Form): SentPage['inputsOf'] {
  return (id) => (part) => form.all(part ? `q.${id}.${part}` : `q.${id}`)
}

/** Where no place was left, nothing more is asked, whatever the page itself led to. */
function endedBy({ status }: StoredResponse, step: Step | undefined): Step | undefined {
  if (!step || status !== 'over quota') return step
  return { ...step, status, issues: {}, appeared: [], unsure: [], next: undefined }
}

/** What this page says without storing it: after the end, or after the survey was closed. */
export function unsavedAnswers(
  definition: Survey,
  before: Answers,
  { section, inputsOf }: SentPage,
): Answers {
  const { answers } = receivePage(definition, before, section, inputsOf)
  return Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => !isDeepStrictEqual(answer, before[id])),
  )
}

/** A commit that fails is tried again, and what is counted shall be counted once. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}

const nothingToStore = new Error('Nothing was answered yet')

/** Refuses who has no code where the survey lets in only those who have one. */
export async function checkEntry(
  { db }: Door['app'],
  { id, definition }: Pick<PublicSurvey, 'id' | 'definition'>,
  respondent: Respondent,
): Promise<void> {
  if (definition.protection?.entry !== 'code' || respondent.test) return
  if (!(await hasAccess(db, id, keyHashOf(respondent)))) throw problem('codeNeeded')
}

/** A new response, should there be none of this key. */
export async function beginResponse(
  { app, surveys }: Door,
  { id: surveyId, studyId, waves, definition }: PublicSurvey,
  respondent: Respondent,
  version: number,
): Promise<StoredResponse> {
  const { reference, test } = respondent
  await checkEntry(app, { id: surveyId, definition }, respondent)
  // Where people were told that nobody can join their answers to them, a link made for one of them does not either.
  const promises = [definition, await surveys.version(surveyId, version)]
  const isNamed = promises.every(({ trust }) => trust?.joined !== false)
  const personId =
    reference !== undefined && isNamed ? await findOrAddPerson(app.db, studyId, reference) : undefined
  const now = new Date().toISOString()
  return {
    id: newId(),
    studyId,
    surveyId,
    version,
    keyHash: keyHashOf(respondent),
    status: 'started',
    mode: test ? 'test' : 'live',
    answers: {},
    reached: 0,
    language: '',
    personId: personId ?? null,
    waveId: waveAt(waves, now)?.id ?? null,
    source: 'page',
    excluded: null,
    startedAt: now,
    savedAt: now,
    completedAt: null,
  }
}

/** Answers changed after they were sent: they stay sent. */
function changed(before: StoredResponse, { answers }: Step, language: string): StoredResponse {
  return { ...before, answers, language, savedAt: momentAfter(before.savedAt) }
}

function advance(
  before: StoredResponse,
  { answers, status, reached }: Step,
  language: string,
): StoredResponse {
  const now = momentAfter(before.savedAt)
  return {
    ...before,
    answers,
    status,
    reached,
    language,
    savedAt: now,
    completedAt: status === 'started' ? null : now,
  }
}

/** Two moments of storing one response are never the same, so that each names one state of it. */
export function momentAfter(before: string | undefined): string {
  const now = new Date()
  if (before === undefined || now.toISOString() > before) return now.toISOString()
  return new Date(new Date(before).getTime() + 1).toISOString()
}
