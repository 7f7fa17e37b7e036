import type { PageAnswer, PageRequest } from './exchange.ts'
import { hasPage, type Page, pagesOf } from '../../surveys/flow.ts'
import { readReference } from '../../surveys/person.ts'
import { beginning, openPage, type SentPage, type Step, takePage } from '../../surveys/progress.ts'
import type { Answers } from '../../surveys/response.ts'
import { say, type Word } from '../../surveys/words.ts'
import type { Form } from '../forms.ts'
import { Problem } from '../problems.ts'
import { findResponseByKey, type StoredResponse } from '../store/responses.ts'
import { rowsOf, showClosed, showEnd, showSentBefore } from './ends.tsx'
import { leadTo, showRespondPage } from './page.tsx'
import type { PublicSurvey } from './public-surveys.ts'
import {
  findRespondent,
  keyHashOf,
  knownOf,
  newRespondent,
  type Respondent,
  readRespondent,
  rememberRespondent,
  writeRespondent,
} from './respondent.ts'
import { readOpening } from './opening.ts'
import { largestBody, removeLeftFiles, withFiles } from './sent-files.ts'
import { trapField } from './suspicion.ts'
import { checkEntry, inputsIn, readSentPage, storeSentPage, type Taken, unsavedAnswers } from './sent-page.ts'
import { type Door, showOwnPage } from './show.tsx'
import { cameLate } from './time.ts'
import { linkOf, type Setting, unknownView } from './views.tsx'
import { languageOf } from './visit.ts'

interface Arrival {
  survey: PublicSurvey
  respondent: Respondent
  /** The browser showed us no cookie: the form's own field says who it is, and pages must follow without a redirect. */
  byField: boolean
  sent: SentPage
  setting: Setting
}

/** Takes one sent page and leads on. */
export async function takeSentPage(door: Door, request: PageRequest): Promise<PageAnswer> {
  const survey = await door.surveys.find(request.param('slug'))
  if (!survey) return showRespondPage(request, unknownView(), 404)
  const { form, sent } = await readSentPage(request, largestBody(survey.definition))
  const version = versionFrom(form.first('version'), survey)
  const definition = await door.surveys.version(survey.id, version)
  const cookie = findRespondent(request, survey.id)
  const respondent = readRespondent(form.first('key')) ?? cookie
  const language = languageOf(request, definition, form.first('speak'), form.first('lang'))
  const setting = {
    slug: survey.slug,
    definition,
    version,
    language,
    test: respondent?.test ?? false,
    known: knownOf(respondent),
    whose: respondent && { surveyId: survey.id, keyHash: keyHashOf(respondent) },
  }
  if (!hasPage(definition, sent.section)) return leadTo(request, linkOf(survey.slug))
  if (!respondent) return askForMore(door, request, survey, { form, sent }, setting)
  const arrival = { survey, respondent, byField: cookie?.secret !== respondent.secret, sent, setting }
  if (survey.state !== 'published') return answerClosed(door, request, arrival)
  try {
    const sending = await sendingOf(door, request, form, respondent, arrival.byField)
    const owner = { studyId: survey.studyId, surveyId: survey.id, keyHash: keyHashOf(respondent) }
    // Before anything of theirs is stored, files too.
    await checkEntry(door.app, survey, respondent)
    const filled = await withFiles(door.app.db, owner, definition, form)
    sent.inputsOf = inputsIn(filled.form)
    sent.late = await cameLate(door.app.db, owner, definition, sent.section)
    const taken = await storeSentPage(door, survey, respondent, sent, { version, language, sending })
    const { response, step } = taken
    const shown = step !== undefined && step.next === sent.section
    await removeLeftFiles(door.app.db, owner, filled, { answers: response?.answers ?? {}, shown })
    return await answerTaken(door, request, { ...arrival, setting: { ...setting, ...pick(taken) } }, taken)
  } catch (error) {
    if (!(error instanceof Problem) || error.kind !== 'storeBusy') throw error
    return answerBusy(door, request, arrival)
  }
}

async function sendingOf(
  door: Door,
  { address }: PageRequest,
  form: Form,
  { secret, opening }: Respondent,
  byField: boolean,
) {
  const openedAt = opening ? readOpening(await door.signingKey(), secret, opening) : undefined
  // Without cookies we cannot tell.
  return { address, trapped: form.first(trapField), openedAt: byField ? ('unknown' as const) : openedAt }
}

/** No cookie came along: nothing is stored, all is kept, and the next press brings the key in a field. */
async function askForMore(
  door: Door,
  request: PageRequest,
  survey: PublicSurvey,
  { form, sent }: { form: Form; sent: SentPage },
  setting: Setting,
): Promise<PageAnswer> {
  if (survey.state !== 'published') {
    const unsaved = unsavedAnswers(setting.definition, {}, sent)
    return showClosed(request, setting, undefined, rowsOf(setting.definition, unsaved, setting.language))
  }
  const respondent = newRespondent({ reference: referenceIn(request.header('referer')) })
  rememberRespondent(request, survey, respondent)
  const owner = { studyId: survey.studyId, surveyId: survey.id, keyHash: keyHashOf(respondent) }
  sent.inputsOf = inputsIn((await withFiles(door.app.db, owner, setting.definition, form)).form)
  const key = writeRespondent(respondent)
  // Another language, or one more entry, can be shown all the same.
  if (sent.again) return askAgain(door, request, setting, sent, { status: 200, key })
  return askAgain(door, request, setting, sent, { word: 'cookie.note', status: 422, key })
}

/** The store takes nothing just now (a full disk, say): what was written stays on the page, to be sent again. */
async function answerBusy(door: Door, request: PageRequest, arrival: Arrival): Promise<PageAnswer> {
  const { survey, respondent, sent, setting } = arrival
  const before = await findResponseByKey(door.app.db, survey.id, keyHashOf(respondent))
  const key = carriedKey(arrival)
  return askAgain(door, request, setting, sent, { word: 'busy.note', status: 503, key, before })
}

/** Nothing of the page was stored: the same page with all that was written, and what to press. */
function askAgain(
  door: Door,
  request: PageRequest,
  setting: Setting,
  sent: SentPage,
  how: { word?: Word; status: 200 | 422 | 503; key: string | undefined; before?: StoredResponse | undefined },
): Promise<PageAnswer> | PageAnswer {
  const { definition, language, slug } = setting
  const { answers } = takePage(definition, how.before ?? beginning, { ...sent, goBack: false }, setting.known)
  const page = pageOf(setting, answers, sent.section)
  if (!page) return leadTo(request, linkOf(slug))
  const isLast = isLastPage(setting, answers, page)
  const button = say(isLast ? 'send' : 'continue', language)
  const notice = how.word && say({ word: how.word, with: { button } }, language)
  const state = { answers, sent: sent.inputsOf, notice, key: how.key }
  return showOwnPage(door, request, setting, page, state, how.status)
}

async function answerClosed(door: Door, request: PageRequest, arrival: Arrival): Promise<PageAnswer> {
  const { survey, respondent, sent, setting } = arrival
  const response = await findResponseByKey(door.app.db, survey.id, keyHashOf(respondent))
  const key = carriedKey(arrival)
  const unsaved = unsavedAnswers(setting.definition, response?.answers ?? {}, sent)
  // A retry of what was stored before the closing.
  if (response && response.status !== 'started') return answerEnded(request, arrival, response)
  return showClosed(request, setting, response, rowsOf(setting.definition, unsaved, setting.language), key)
}

async function answerTaken(
  door: Door,
  request: PageRequest,
  arrival: Arrival,
  { response, step }: Taken,
): Promise<PageAnswer> {
  const { setting, sent } = arrival
  if (response && !step) return answerEnded(request, arrival, response)
  if (!step) return leadTo(request, linkOf(setting.slug))
  const key = carriedKey(arrival)
  const { answers, issues, appeared, unsure } = step
  const isSameAgain = Object.keys(issues).length > 0 || appeared.length > 0 || unsure.length > 0 || sent.again
  if (isSameAgain) {
    const page = pageOf(setting, answers, sent.section)
    if (!page) return leadTo(request, linkOf(setting.slug))
    const notice =
      Object.keys(issues).length === 0 && !sent.again
        ? againNotice(step, isLastPage(setting, answers, page), setting.language)
        : undefined
    const state = {
      answers,
      issues,
      appeared,
      unsure,
      notice,
      key,
      sent: sent.inputsOf,
      saved: response !== undefined,
    }
    return showOwnPage(door, request, setting, page, state, notice || sent.again ? 200 : 422)
  }
  if (!key || !response) return leadTo(request, linkOf(setting.slug, step.next))
  if (step.next === undefined) return showEnd(request, setting, response, key)
  const page = pageOf(setting, answers, step.next) ?? openPage(setting.definition, response, setting.known)
  if (!page) return leadTo(request, linkOf(setting.slug))
  return showOwnPage(door, request, setting, page, { answers, key, saved: true })
}

/** The same again leads to the thanks; something else than what is stored is shown to be kept elsewhere. */
function answerEnded(
  request: PageRequest,
  arrival: Arrival,
  response: StoredResponse,
): Promise<PageAnswer> | PageAnswer {
  const { setting, sent } = arrival
  const key = carriedKey(arrival)
  const unsaved = unsavedAnswers(setting.definition, response.answers, sent)
  if (Object.keys(unsaved).length > 0) {
    const rows = rowsOf(setting.definition, unsaved, setting.language)
    return showSentBefore(request, setting, response, rows, key)
  }
  return key === undefined ? leadTo(request, linkOf(setting.slug)) : showEnd(request, setting, response, key)
}

/** What forms must bring along where no cookie does. */
function carriedKey({ byField, respondent }: Arrival): string | undefined {
  return byField ? writeRespondent(respondent) : undefined
}

function pageOf({ definition, known }: Setting, answers: Answers, id: string): Page | undefined {
  return pagesOf(definition, answers, known?.seed).find((page) => page.id === id)
}

/** Why the same page comes once more although nothing on it is wrong. */
function againNotice({ appeared, unsure }: Step, isLast: boolean, language: string): string {
  if (appeared.length > 0) return say({ word: 'appeared', with: { count: appeared.length } }, language)
  const button = say(isLast ? 'send' : 'continue', language)
  return say({ word: 'unsure', with: { count: unsure.length, button } }, language)
}

function isLastPage({ definition, known }: Setting, answers: Answers, { id }: Page): boolean {
  return pagesOf(definition, answers, known?.seed).at(-1)?.id === id
}

function pick({ definition, version }: Taken) {
  return { definition, version }
}

/** The version that the form shows; the present one where it names none. */
function versionFrom(text: string | undefined, { version }: PublicSurvey): number {
  const number = Number(text)
  return text && Number.isInteger(number) && number >= 1 && number <= version ? number : version
}

/** Where cookies are refused, the link's person is in the address of the page that sent the form. */
function referenceIn(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined
  return readReference(new URL(address).searchParams.get('person') ?? '')
}
