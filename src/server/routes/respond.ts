import { asRoute, type PageAnswer, type PageHandler, type PageRequest } from '../answering/exchange.ts'
import { linkNames, pagesOf } from '../../surveys/flow.ts'
import { readReference } from '../../surveys/person.ts'
import { isOpen, openPage } from '../../surveys/progress.ts'
import type { Survey } from '../../surveys/survey.ts'
import { takeAnswers } from '../answering/autosave.ts'
import { showClosed, showEnd } from '../answering/ends.tsx'
import { leadTo, showRespondPage } from '../answering/page.tsx'
import { askForCode, bringsAnotherCode, enterByCode, mayEnter, newcomer } from '../answering/entry.tsx'
import { knownOf, rememberRespondent, writeRespondent } from '../answering/respondent.ts'
import {
  type Door,
  openDoor,
  settingOf,
  showBeginning,
  showOwnPage,
  showQuestions,
} from '../answering/show.tsx'
import { takeSentPage } from '../answering/show-sent-page.tsx'
import { introView, linkOf, unknownView } from '../answering/views.tsx'
import { readVisit, type Visit } from '../answering/visit.ts'
import type { App, Routes } from '../route.ts'
import { problem } from '../problems.ts'
import { findRole } from '../store/memberships.ts'
import type { StoredResponse } from '../store/responses.ts'
import { receiptRoutes } from './receipt.tsx'
import { resumeRoutes } from './resume.tsx'

export const respondRoutes: Routes = (app) => {
  const door = openDoor(app)
  const { enter, showSection, takeSentPage } = handlersOf(door)
  return [
    { method: 'GET', path: '/s/:slug', access: 'anyone', handle: asRoute(enter) },
    { method: 'GET', path: '/s/:slug/pages/:section', access: 'anyone', handle: asRoute(showSection) },
    { method: 'POST', path: '/s/:slug/pages/:section', access: 'anyone', handle: asRoute(takeSentPage) },
    {
      method: 'POST',
      path: '/s/:slug/pages/:section/answers',
      access: 'anyone',
      handle: asRoute((request) => takeAnswers(door, request)),
    },
    {
      method: 'POST',
      path: '/s/:slug/next',
      access: 'anyone',
      handle: asRoute((request) => beginAnew(door, request)),
    },
    ...receiptRoutes(door),
    ...resumeRoutes(door),
  ]
}

/** The pages that a rush of respondents asks for; see listener.ts. */
export function handlersOf(door: Door) {
  return {
    enter: (request) => enter(door, request),
    showSection: (request) => showSection(door, request),
    takeSentPage: (request) => takeSentPage(door, request),
  } satisfies Record<string, PageHandler>
}

/** On a screen for many, the next person: what the last one left is as unreadable as anybody else's. */
async function beginAnew(door: Door, request: PageRequest): Promise<PageAnswer> {
  const survey = await door.surveys.find(request.param('slug'))
  if (!survey) return showRespondPage(request, unknownView(), 404)
  if (survey.definition.display?.kiosk) rememberRespondent(request, survey, await newcomer(door, survey))
  return leadTo(request, linkOf(survey.slug))
}

/** The link itself: the beginning for a new visitor, for all others wherever they were. */
async function enter(door: Door, request: PageRequest): Promise<PageAnswer> {
  const visit = await readVisit(door, request)
  if (!visit) return showRespondPage(request, unknownView(), 404)
  const invited = await invitedAs(door.app, request, visit)
  const { survey, respondent, response } = visit
  if (response && !invited && !bringsAnotherCode(request, visit)) return goOn(door, request, visit, response)
  if (survey.state !== 'published') return showClosed(request, settingOf(visit), undefined)
  const needsCode = survey.definition.protection?.entry === 'code' && !invited?.test && !respondent?.test
  if (request.query('embed') !== undefined)
    return needsCode ? askForCode(request, visit, '', true) : enterFramed(door, request, visit, invited)
  if (needsCode) {
    const entered = await enterByCode(door, request, visit)
    if (entered) return entered
  } else if (invited ?? !respondent) await welcome(door, request, visit, invited)
  return showBeginning(door, request, visit, invited?.test)
}

/** One page by its address: as it was answered, or empty for whoever begins. */
async function showSection(door: Door, request: PageRequest): Promise<PageAnswer> {
  const visit = await readVisit(door, request)
  if (!visit) return showRespondPage(request, unknownView(), 404)
  const { survey, response, definition, respondent } = visit
  const answers = response?.answers ?? {}
  const known = knownOf(respondent)
  const pages = pagesOf(definition, answers, known.seed)
  const place = pages.findIndex(({ id }) => id === request.param('section'))
  const open = response && openPage(definition, response, known)
  const mayRead = place >= 0 && place <= (open ? pages.findIndex(({ id }) => id === open.id) : 0)
  const isUnderWay = response === undefined || isOpen(response, definition)
  if (!mayRead || !isUnderWay || survey.state !== 'published') return leadTo(request, linkOf(survey.slug))
  if (!response && !(await mayEnter(door, visit))) return leadTo(request, linkOf(survey.slug))
  if (!respondent) await welcome(door, request, visit)
  const setting = settingOf(visit)
  const page = pagesOf(definition, answers, setting.known?.seed).find(({ id }) => id === pages[place]?.id)
  if (!page) return leadTo(request, linkOf(survey.slug))
  return showQuestions(door, request, survey, setting, page, {
    answers,
    saved: response !== undefined,
  })
}

/** Within another site's page no cookie is kept: the key of the go travels in the form. */
async function enterFramed(
  door: Door,
  request: PageRequest,
  visit: Visit,
  invited: Awaited<ReturnType<typeof invitedAs>>,
): Promise<PageAnswer> {
  const { survey, definition } = visit
  visit.respondent = await newcomer(door, survey, { ...invited, ...linkOn(request, definition) })
  const setting = settingOf(visit)
  if (definition.intro && request.query('begun') === undefined)
    return showRespondPage(request, introView(setting, true))
  const [first] = pagesOf(definition, {}, setting.known?.seed)
  if (!first) throw problem('notFound')
  const key = writeRespondent(visit.respondent)
  return showOwnPage(door, request, setting, first, { answers: {}, key })
}

function goOn(door: Door, request: PageRequest, visit: Visit, response: StoredResponse): Promise<PageAnswer> {
  const setting = settingOf(visit)
  if (response.status !== 'started') return showEnd(request, setting, response)
  if (visit.survey.state !== 'published') return showClosed(request, setting, response)
  const page = openPage(visit.definition, response, setting.known)
  return showQuestions(door, request, visit.survey, setting, page, { answers: response.answers, saved: true })
}

/** A new respondent, remembered by the browser; from here on the visit is theirs. */
async function welcome(
  door: Door,
  request: PageRequest,
  visit: Visit,
  invited?: Awaited<ReturnType<typeof invitedAs>>,
): Promise<void> {
  const { survey, definition } = visit
  visit.respondent = await newcomer(door, survey, { ...invited, ...linkOn(request, definition) })
  rememberRespondent(request, survey, visit.respondent)
}

/** What the link says for the survey's own use; long values are no such thing. */
function linkOn(request: PageRequest, definition: Survey): { link?: Record<string, string> } {
  const given = linkNames(definition).flatMap((name) => {
    const value = request.query(name)
    return value !== undefined && value !== '' && value.length <= 500 ? [[name, value] as const] : []
  })
  return given.length > 0 ? { link: Object.fromEntries(given.slice(0, 20)) } : {}
}

/**
 * What the link says about a new visitor: a trial by somebody of the team, or the team's name for the person. Another
 * person than before at the same browser begins anew.
 */
async function invitedAs({ db }: App, request: PageRequest, { survey, respondent }: Visit) {
  const reference = readReference(request.query('person') ?? '')
  const test = request.query('test') !== undefined
  if (test) await checkTester(db, request, survey.studyId)
  const isAnother = reference !== undefined && reference !== respondent?.reference
  return (test && !respondent?.test) || isAnother ? { test, reference } : undefined
}

async function checkTester(db: App['db'], request: PageRequest, studyId: string): Promise<void> {
  const { user } = request
  if (!user) throw problem('signInNeeded')
  const role = user.administrator ? 'owner' : await findRole(db, studyId, user.id)
  if (role !== 'owner' && role !== 'editor') throw problem('notAllowed')
}
