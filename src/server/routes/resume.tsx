import { z } from 'zod'
import { say } from '../../surveys/words.ts'
import { Resume, type ResumeProps } from '../../views/respond/resume.tsx'
import { asRoute, type PageAnswer, type PageRequest } from '../answering/exchange.ts'
import { leadTo, showRespondPage } from '../answering/page.tsx'
import { readRespondent, rememberRespondent, writeRespondent } from '../answering/respondent.ts'
import { type Door, settingOf } from '../answering/show.tsx'
import { linkOf, plainView, titleOf, unknownView } from '../answering/views.tsx'
import { readVisit, type Visit } from '../answering/visit.ts'
import { hashOf } from '../ids.ts'
import type { Route } from '../route.ts'
import { saveMail } from '../store/outbox.ts'
import { createResumeCode, findResumed, type ResumeCode } from '../store/resume-codes.ts'

/** Within a quarter of an hour; a code has 60 bits, so guessing finds nothing, and nobody is written to in a rush. */
const triesPerAddress = 30
const codesPerResponse = 10
const mailsPerResponse = 3
const mailsPerRecipient = 5

const path = '/s/:slug/resume'

/** Going on later or elsewhere, for answers under way and for what is stored of those that were sent. */
export function resumeRoutes(door: Door): Route[] {
  return [
    { method: 'GET', path, access: 'anyone', handle: asRoute((request) => show(door, request)) },
    {
      method: 'POST',
      path,
      access: 'anyone',
      limit: 10_000,
      handle: asRoute((request) => take(door, request)),
    },
  ]
}

type State = Partial<Pick<ResumeProps, 'made' | 'mailed' | 'wrong' | 'typed'>>

async function show(door: Door, request: PageRequest): Promise<PageAnswer> {
  const visit = await readVisit(door, request)
  if (!visit) return showRespondPage(request, unknownView(), 404)
  return answer(request, visit, { typed: { code: (request.query('code') ?? '').slice(0, 100), email: '' } })
}

async function take(door: Door, request: PageRequest): Promise<PageAnswer> {
  const visit = await readVisit(door, request)
  if (!visit) return showRespondPage(request, unknownView(), 404)
  const form = await request.form()
  const typed = { code: form.first('code') ?? '', email: form.first('email') ?? '' }
  // A room behind one address may make codes of its own all at once.
  if (form.first('do') === 'make') return make(door, request, visit)
  door.tries.take(`resuming ${request.address}`, triesPerAddress)
  switch (form.first('do')) {
    case 'email':
      return mail(door, request, visit, typed.email.trim())
    default:
      return enter(door, request, visit, typed.code)
  }
}

async function make(door: Door, request: PageRequest, visit: Visit): Promise<PageAnswer> {
  const { response, language } = visit
  if (!response) return leadTo(request, `${linkOf(visit.survey.slug)}/resume`)
  door.tries.take(`codes ${response.id}`, codesPerResponse)
  const { code, expiresAt } = await codeOf(door, visit)
  return answer(request, visit, { made: { code, until: dayIn(language, expiresAt) } })
}

async function mail(door: Door, request: PageRequest, visit: Visit, email: string): Promise<PageAnswer> {
  const { response, language, survey } = visit
  if (!response) return leadTo(request, `${linkOf(survey.slug)}/resume`)
  if (!z.email().max(254).safeParse(email).success) {
    const message = say('text.email', language)
    return answer(request, visit, { typed: { code: '', email }, wrong: { field: 'email', message } })
  }
  door.tries.take(`mails ${response.id}`, mailsPerResponse)
  door.tries.take(`mails to ${email.toLowerCase()}`, mailsPerRecipient)
  const { code, expiresAt } = await codeOf(door, visit)
  const link = `${originOf(door, request)}${linkOf(survey.slug)}/resume?code=${code}`
  const title = titleOf(settingOf(visit))
  await saveMail(door.app.db, {
    key: `passing ${hashOf(code)}`,
    recipient: email,
    subject: say({ word: 'resume.subject', with: { survey: title } }, language),
    body: say(
      { word: 'resume.body', with: { survey: title, link, until: dayIn(language, expiresAt) } },
      language,
    ),
  })
  return answer(request, visit, { mailed: true })
}

async function enter(door: Door, request: PageRequest, visit: Visit, code: string): Promise<PageAnswer> {
  const { survey, language } = visit
  const respondent = readRespondent(await findResumed(door.app.db, survey.id, code))
  if (!respondent) {
    const message = say('resume.unknown', language)
    return answer(request, visit, { typed: { code, email: '' }, wrong: { field: 'code', message } })
  }
  rememberRespondent(request, survey, respondent)
  return leadTo(request, linkOf(survey.slug))
}

function codeOf({ app }: Door, { survey, respondent }: Visit): Promise<ResumeCode> {
  if (!respondent) throw new Error('A response was found without its respondent')
  return createResumeCode(app.db, survey.id, writeRespondent(respondent))
}

function answer(request: PageRequest, visit: Visit, state: State): Promise<PageAnswer> {
  const setting = settingOf(visit)
  const { language, slug } = setting
  const address = `${linkOf(slug)}/resume`
  const body = (
    <Resume
      language={language}
      survey={titleOf(setting)}
      action={address}
      begun={visit.response !== undefined && visit.response.status !== 'withdrawn'}
      back={linkOf(slug)}
      typed={{ code: '', email: '' }}
      {...state}
    />
  )
  const view = plainView(setting, address, say('resume.title', language), body)
  return showRespondPage(request, view, state.wrong ? 422 : 200)
}

function originOf({ app }: Door, request: PageRequest): string {
  return app.config.baseUrl ?? `${request.https ? 'https' : 'http'}://${request.header('host') ?? ''}`
}

function dayIn(language: string, moment: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment))
}
