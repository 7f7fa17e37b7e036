import type { PageAnswer, PageRequest } from './exchange.ts'
import { dependsOnPerson, type Page, pagesOf, walkOf } from '../../surveys/flow.ts'
import { liveOn } from '../../surveys/live.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { App } from '../route.ts'
import { problem } from '../problems.ts'
import { type KeptPage, makeKeptPage, type RespondPage, showKeptPage, showRespondPage } from './page.tsx'
import { keep, keepPublicSurveys, type PublicSurvey, type PublicSurveys } from './public-surveys.ts'
import { type Suspicion, startSuspicion } from './suspicion.ts'
import { keyHashOf, knownOf } from './respondent.ts'
import { secondsLeft } from './time.ts'
import { introView, type PageState, questionsView, type Setting } from './views.tsx'
import { getSigningKey } from '../store/signing-key.ts'
import { createThrottle, type Throttle } from '../throttle.ts'
import type { Visit } from './visit.ts'

/** What the handlers of respondents' pages share. */
export interface Door {
  app: App
  surveys: PublicSurveys
  /** Pages that are the same for everyone. */
  kept: Map<string, Promise<KeptPage>>
  suspicion: Suspicion
  /** Tries of codes. */
  tries: Throttle
  signingKey(): Promise<string>
}

const doors = new WeakMap<App, Door>()

/** One for each app, whichever way a request comes in. */
export function openDoor(app: App): Door {
  const known = doors.get(app)
  if (known) return known
  let signingKey: Promise<string> | undefined
  const door: Door = {
    app,
    surveys: keepPublicSurveys(app.db),
    kept: new Map(),
    suspicion: startSuspicion(),
    tries: createThrottle(),
    signingKey: () => (signingKey ??= getSigningKey(app.db)),
  }
  doors.set(app, door)
  return door
}

export function settingOf(
  { survey, definition, response, respondent, language }: Visit,
  test?: boolean,
): Setting {
  return {
    slug: survey.slug,
    definition,
    version: response?.version ?? survey.version,
    language,
    test: test ?? respondent?.test ?? false,
    known: knownOf(respondent),
    whose: respondent && { surveyId: survey.id, keyHash: keyHashOf(respondent) },
  }
}

/** What a new visitor sees first: the introduction, else the first page. */
export async function showBeginning(
  door: Door,
  request: PageRequest,
  visit: Visit,
  test?: boolean,
): Promise<PageAnswer> {
  const { survey, definition, language, respondent } = visit
  const isTest = test ?? respondent?.test ?? false
  const setting = () => settingOf(visit, test)
  if (beginsAlike(definition))
    return showKept(door, request, survey, [survey.version, language, isTest], () => beginningOf(setting()))
  if (definition.intro) return showRespondPage(request, introView(setting()))
  const [first] = walkOf(definition, {}, setting().known).pages
  return showQuestions(door, request, survey, setting(), first, { answers: {} })
}

function beginningOf(setting: Setting): RespondPage {
  if (setting.definition.intro) return introView(setting)
  const [first] = pagesOf(setting.definition, {})
  if (!first) throw problem('notFound')
  return questionsView(setting, first, { answers: {} })
}

const alike = new WeakMap<Survey, boolean>()

/** Does everybody see the same at first? Neither chance, nor the link, nor the day may have a say in it. */
function beginsAlike(definition: Survey): boolean {
  const known = alike.get(definition)
  if (known !== undefined) return known
  const [first] = pagesOf(definition, {})
  const isAlike =
    !definition.shuffled &&
    !dependsOnPerson(definition) &&
    (definition.intro !== undefined || first === undefined || !isOnesOwn(first, definition))
  alike.set(definition, isAlike)
  return isAlike
}

/** A page of questions; where nothing on it is answered yet, everyone gets the same bytes. */
export async function showQuestions(
  door: Door,
  request: PageRequest,
  survey: PublicSurvey,
  setting: Setting,
  page: Page | undefined,
  state: PageState,
): Promise<PageAnswer> {
  if (!page) throw problem('notFound')
  const view = () => questionsView(setting, page, state)
  const asked = page.questions.map(({ question }) => question.id)
  const isBlank = !asked.some((id) => Object.hasOwn(state.answers, id))
  const isOwn = isOnesOwn(page, setting.definition) || knowsAnswers(setting, page, state)
  if (!isBlank || state.key || isOwn) return showOwnPage(door, request, setting, page, state)
  const sections = walkOf(setting.definition, state.answers, setting.known).pages.map(({ id }) => id)
  const { version, language, test } = setting
  const parts = [version, language, test, state.saved, page.id, ...asked, '/', ...sections]
  return showKept(door, request, survey, parts, view)
}

/** A page of questions for one reader alone, who sees the time that is left where it is limited. */
export async function showOwnPage(
  { app }: Door,
  request: PageRequest,
  setting: Setting,
  page: Page,
  state: PageState,
  status = 200,
): Promise<PageAnswer> {
  const left = setting.whose && (await secondsLeft(app.db, setting.whose, page))
  return showRespondPage(request, questionsView(setting, page, { ...state, secondsLeft: left }), status)
}

function isOnesOwn({ own, section }: Page, { shuffled }: Survey): boolean {
  return own || shuffled === true || section.timeLimit !== undefined
}

/** Where its rules read answers of other pages, those travel in the page. */
function knowsAnswers({ definition }: Setting, page: Page, { answers }: PageState): boolean {
  const script = page.depends ? liveOn(definition, answers, page)?.script : undefined
  return script !== undefined && (Object.keys(script.values).length > 0 || script.today !== undefined)
}

async function showKept(
  { kept }: Door,
  request: PageRequest,
  survey: PublicSurvey,
  parts: unknown[],
  view: () => RespondPage,
): Promise<PageAnswer> {
  return showKeptPage(
    request,
    await keep(kept, `${survey.id} ${parts.join(' ')}`, () => makeKeptPage(view())),
  )
}
