import { say } from '../../surveys/words.ts'
import { Entry } from '../../views/respond/entry.tsx'
import { hasAccess, secretOfCode } from '../store/access-codes.ts'
import type { PageAnswer, PageRequest } from './exchange.ts'
import { writeOpening } from './opening.ts'
import { leadTo, showRespondPage } from './page.tsx'
import type { PublicSurvey } from './public-surveys.ts'
import { keyHashOf, newRespondent, type Respondent, rememberRespondent } from './respondent.ts'
import { type Door, settingOf } from './show.tsx'
import { linkOf, plainView, titleOf } from './views.tsx'
import type { Visit } from './visit.ts'

/** Within a quarter of an hour; many may sit behind one address, and a code has 60 bits. */
const triesPerAddress = 300

/** Somebody new at a survey's link; with the moment of opening where the survey looks at it. */
export async function newcomer(
  door: Door,
  { definition }: PublicSurvey,
  known: Partial<Respondent> = {},
): Promise<Respondent> {
  const respondent = newRespondent(known)
  if (!definition.protection?.leastSeconds) return respondent
  return { ...respondent, opening: writeOpening(await door.signingKey(), respondent.secret) }
}

/** Asks for the code of a survey that needs one; nothing where this browser has entered it already. */
export async function enterByCode(
  door: Door,
  request: PageRequest,
  visit: Visit,
): Promise<PageAnswer | undefined> {
  const { survey, respondent } = visit
  const { db } = door.app
  const typed = request.query('code')?.slice(0, 100)
  if (typed === undefined) {
    if (respondent && (await hasAccess(db, survey.id, keyHashOf(respondent)))) return undefined
    return askForCode(request, visit, '')
  }
  door.tries.take(`address ${request.address}`, triesPerAddress)
  const secret = secretOfCode(survey.id, typed)
  const entered = await newcomer(door, survey, { secret })
  if (!(await hasAccess(db, survey.id, keyHashOf(entered)))) return askForCode(request, visit, typed)
  rememberRespondent(request, survey, entered)
  return leadTo(request, linkOf(survey.slug))
}

/** May this browser read and answer its pages? */
export async function mayEnter({ app }: Door, { survey, respondent }: Visit): Promise<boolean> {
  if (survey.definition.protection?.entry !== 'code' || respondent?.test) return true
  return respondent !== undefined && (await hasAccess(app.db, survey.id, keyHashOf(respondent)))
}

/** Does the link bring somebody else's code than the one that this browser goes on with? */
export function bringsAnotherCode(request: PageRequest, { survey, respondent }: Visit): boolean {
  const typed = request.query('code')?.slice(0, 100)
  if (typed === undefined || respondent?.test || survey.definition.protection?.entry !== 'code') return false
  return secretOfCode(survey.id, typed) !== respondent?.secret
}

/** `framed`: within another site's page. */
export function askForCode(
  request: PageRequest,
  visit: Visit,
  code: string,
  framed = false,
): Promise<PageAnswer> {
  const setting = settingOf(visit)
  const { language, slug } = setting
  const title = titleOf(setting)
  const issue = code ? say('entry.unknown', language) : undefined
  const props = { language, survey: title, action: linkOf(slug), code, issue, framed }
  const body = <Entry {...props} />
  return showRespondPage(request, plainView(setting, linkOf(slug), title, body), issue ? 422 : 200)
}
