import type { Context } from 'hono'
import { pagesOf } from '../../surveys/flow.ts'
import { readReference } from '../../surveys/person.ts'
import { openPage } from '../../surveys/progress.ts'
import { showClosed, showEnd } from '../answering/ends.tsx'
import { leadTo, showRespondPage } from '../answering/page.tsx'
import { keepPublicSurveys } from '../answering/public-surveys.ts'
import { newRespondent, rememberRespondent } from '../answering/respondent.ts'
import { type Door, settingOf, showBeginning, showQuestions } from '../answering/show.tsx'
import { takeSentPage } from '../answering/show-sent-page.tsx'
import { linkOf, unknownView } from '../answering/views.tsx'
import { readVisit, type Visit } from '../answering/visit.ts'
import type { App } from '../app.ts'
import { problem } from '../problems.ts'
import type { Env, Routes } from '../route.ts'
import { findRole } from '../store/memberships.ts'
import type { StoredResponse } from '../store/responses.ts'
import { receiptRoutes } from './receipt.tsx'

export const respondRoutes: Routes = (app) => {
  const door: Door = { app, surveys: keepPublicSurveys(app.db), kept: new Map() }
  return [
    { method: 'GET', path: '/s/:slug', access: 'anyone', handle: (c) => enter(door, c) },
    { method: 'GET', path: '/s/:slug/pages/:section', access: 'anyone', handle: (c) => showSection(door, c) },
    {
      method: 'POST',
      path: '/s/:slug/pages/:section',
      access: 'anyone',
      handle: (c) => takeSentPage(door, c),
    },
    ...receiptRoutes(door),
  ]
}

/** The link itself: the beginning for a new visitor, for all others wherever they were. */
async function enter(door: Door, c: Context<Env>): Promise<Response> {
  const visit = await readVisit(door, c)
  if (!visit) return showRespondPage(c, unknownView(), 404)
  const invited = await invitedAs(door.app, c, visit)
  const { survey, respondent, response } = visit
  if (response && !invited) return goOn(door, c, visit, response)
  if (survey.state !== 'published') return showClosed(c, settingOf(visit), undefined)
  if (invited ?? !respondent) rememberRespondent(c, survey, newRespondent(invited))
  return showBeginning(door, c, survey, settingOf(visit, invited?.test))
}

/** One page by its address: as it was answered, or empty for whoever begins. */
async function showSection(door: Door, c: Context<Env>): Promise<Response> {
  const visit = await readVisit(door, c)
  if (!visit) return showRespondPage(c, unknownView(), 404)
  const { survey, response, definition, respondent } = visit
  const answers = response?.answers ?? {}
  const pages = pagesOf(definition, answers).map(({ section }) => section.id)
  const place = pages.indexOf(c.req.param('section') ?? '')
  const open = response && openPage(definition, response)
  const mayRead = place >= 0 && place <= (open ? pages.indexOf(open.section.id) : 0)
  const isUnderWay = response === undefined || response.status === 'started'
  if (!mayRead || !isUnderWay || survey.state !== 'published') return leadTo(c, linkOf(survey.slug))
  if (!respondent) rememberRespondent(c, survey, newRespondent())
  const page = pagesOf(definition, answers)[place]
  return showQuestions(door, c, survey, settingOf(visit), page, { answers, saved: response !== undefined })
}

function goOn(door: Door, c: Context<Env>, visit: Visit, response: StoredResponse): Promise<Response> {
  const setting = settingOf(visit)
  if (response.status !== 'started') return showEnd(c, setting, response)
  if (visit.survey.state !== 'published') return showClosed(c, setting, response)
  const page = openPage(visit.definition, response)
  return showQuestions(door, c, visit.survey, setting, page, { answers: response.answers, saved: true })
}

/**
 * What the link says about a new visitor: a trial by somebody of the team, or the team's name for the person. Another
 * person than before at the same browser begins anew.
 */
async function invitedAs({ db }: App, c: Context<Env>, { survey, respondent }: Visit) {
  const reference = readReference(c.req.query('person') ?? '')
  const test = c.req.query('test') !== undefined
  if (test) await checkTester(db, c, survey.studyId)
  const isAnother = reference !== undefined && reference !== respondent?.reference
  return (test && !respondent?.test) || isAnother ? { test, reference } : undefined
}

async function checkTester(db: App['db'], c: Context<Env>, studyId: string): Promise<void> {
  const { user } = c.get('visitor')
  if (!user) throw problem('signInNeeded')
  const role = user.administrator ? 'owner' : await findRole(db, studyId, user.id)
  if (role !== 'owner' && role !== 'editor') throw problem('notAllowed')
}
