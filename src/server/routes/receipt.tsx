import type { Context } from 'hono'
import { asRoute, type PageAnswer, type PageRequest, requestOf } from '../answering/exchange.ts'
import { rowOf, showEnd } from '../answering/ends.tsx'
import { answerWith, leadTo, showRespondPage } from '../answering/page.tsx'
import { newRespondent, rememberRespondent } from '../answering/respondent.ts'
import { type Door, settingOf } from '../answering/show.tsx'
import { endingView, linkOf, plainView, type Setting, titleOf, unknownView } from '../answering/views.tsx'
import { readVisit, type Visit } from '../answering/visit.ts'
import { questionsFor, shownQuestions } from '../../surveys/flow.ts'
import { plainText } from '../../surveys/markdown.ts'
import { filesIn } from '../../surveys/question-types/stored-files.tsx'
import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { say, type Word } from '../../surveys/words.ts'
import { Confirm } from '../../views/respond/ending.tsx'
import { Receipt } from '../../views/respond/receipt.tsx'
import { downloadOf } from '../download.ts'
import { problem } from '../problems.ts'
import type { Env, Route } from '../route.ts'
import { securityHeaders } from '../security.ts'
import { filesOfOwner } from '../store/files.ts'
import { type StoredResponse, withdrawResponse } from '../store/responses.ts'

/** "What is stored about me", and what one may do about it. */
export function receiptRoutes(door: Door): Route[] {
  const route = (method: 'GET' | 'POST', path: string, handle: Handle): Route => ({
    method,
    path: `/s/:slug/${path}`,
    access: 'anyone',
    handle: asRoute((request) => withResponse(door, request, handle)),
  })
  return [
    route('GET', 'receipt', showReceipt),
    route('GET', 'receipt.json', downloadReceipt),
    // Browsers that keep no cookie bring their key in a form.
    route('POST', 'receipt', showReceipt),
    route('POST', 'receipt.json', downloadReceipt),
    { method: 'GET', path: '/s/:slug/files/:file', access: 'anyone', handle: (c) => sendOwnFile(door, c) },
    route('GET', 'withdrawal', askWithdrawal),
    route('POST', 'withdrawal', withdraw),
    route('GET', 'another', askAnother),
    route('POST', 'another', beginAnother),
  ]
}

interface Held {
  door: Door
  visit: Visit
  response: StoredResponse
  setting: Setting
  /** As the form brought it; none where a cookie did. */
  key: string | undefined
}
type Handle = (request: PageRequest, held: Held) => PageAnswer | Promise<PageAnswer>

/** Only the browser that holds the response's key gets here, by its cookie or by a form's field. */
async function withResponse(door: Door, request: PageRequest, handle: Handle): Promise<PageAnswer> {
  const key = request.method === 'POST' ? (await request.form()).first('key') : undefined
  const visit = await readVisit(door, request, key)
  if (!visit) return showRespondPage(request, unknownView(), 404)
  const setting = settingOf(visit)
  if (visit.response) return handle(request, { door, visit, response: visit.response, setting, key })
  const { language } = setting
  const ending = { title: say('nothing.title', language), text: say('nothing.text', language) }
  const links = [{ label: say('back.survey', language), href: linkOf(setting.slug) }]
  return showRespondPage(request, endingView(setting, { ...ending, links }), 404)
}

function showReceipt(
  request: PageRequest,
  { response, setting, key }: Held,
): PageAnswer | Promise<PageAnswer> {
  const { language, slug } = setting
  if (response.status === 'withdrawn')
    return key === undefined ? leadTo(request, linkOf(slug)) : showEnd(request, setting, response, key)
  const path = `${linkOf(slug)}/receipt`
  const body = (
    <Receipt
      language={language}
      survey={titleOf(setting)}
      facts={factsOf(response, setting)}
      rows={rowsOf(response, setting, key === undefined)}
      back={linkOf(slug)}
      download={`${path}.json`}
      withdrawal={`${linkOf(slug)}/withdrawal`}
      carried={key === undefined ? undefined : { key }}
    />
  )
  return showRespondPage(request, plainView(setting, path, say('receipt.link', language), body))
}

function downloadReceipt(request: PageRequest, { response, setting }: Held): PageAnswer {
  const { language, definition } = setting
  const { status, answers, startedAt, savedAt, completedAt, version, reached } = response
  const questions = questionsFor(definition, answers).filter(({ question }) =>
    Object.hasOwn(answers, question.id),
  )
  const receipt = {
    survey: titleOf(setting),
    version,
    language: response.language,
    status,
    startedAt,
    savedAt,
    completedAt,
    pagesSent: reached,
    answers: questions.map(({ question, show }) => ({
      question: question.id,
      title: plainText(textIn(question.title, language)),
      answer: answers[question.id],
      text: show(answers[question.id], language),
    })),
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`)
  return answerWith(request, bytes, 200, {
    ...securityHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="receipt-${setting.slug}.json"`,
    'Cache-Control': 'no-store',
  })
}

/** A file that came with one's own answers. */
async function sendOwnFile(door: Door, c: Context<Env>): Promise<Response> {
  const { response } = (await readVisit(door, requestOf(c))) ?? {}
  if (!response) throw problem('unknownItem', { what: 'file' })
  const { studyId, surveyId, keyHash } = response
  const files = await filesOfOwner(door.app.db, studyId, surveyId, keyHash)
  const file = files.find(({ id }) => id === c.req.param('file'))
  if (!file) throw problem('unknownItem', { what: 'file' })
  return downloadOf(door.app.db, file)
}

function askWithdrawal(request: PageRequest, { response, setting }: Held): PageAnswer | Promise<PageAnswer> {
  const { language, slug } = setting
  if (response.status === 'withdrawn') return leadTo(request, linkOf(slug))
  const path = `${linkOf(slug)}/withdrawal`
  const keep = { label: say('withdraw.keep', language), href: `${linkOf(slug)}/receipt` }
  const ending = {
    title: say('withdraw.title', language),
    text: say('withdraw.text', language),
    links: [],
    children: <Confirm action={path} label={say('withdraw.button', language)} keep={keep} grave />,
  }
  return showRespondPage(request, endingView(setting, ending, path))
}

async function withdraw(request: PageRequest, { door, response, setting, key }: Held): Promise<PageAnswer> {
  if (response.status !== 'withdrawn')
    await withdrawResponse(door.app.db, response.studyId, response.surveyId, response.id)
  return key === undefined
    ? leadTo(request, linkOf(setting.slug))
    : showEnd(request, setting, { ...response, status: 'withdrawn', answers: {} }, key)
}

function askAnother(request: PageRequest, { setting }: Held): Promise<PageAnswer> {
  const { language, slug } = setting
  const path = `${linkOf(slug)}/another`
  const keep = { label: say('receipt.link', language), href: `${linkOf(slug)}/receipt` }
  const ending = {
    title: say('another.link', language),
    text: say('another.text', language),
    links: [],
    children: <Confirm action={path} label={say('begin', language)} keep={keep} />,
  }
  return showRespondPage(request, endingView(setting, ending, path))
}

function beginAnother(request: PageRequest, { visit }: Held): PageAnswer {
  rememberRespondent(request, visit.survey, newRespondent())
  return leadTo(request, linkOf(visit.survey.slug))
}

function factsOf(
  { status, startedAt, savedAt, completedAt, version, personId }: StoredResponse,
  { definition, language }: Setting,
) {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })
  const at = (moment: string) => `${time.format(new Date(moment))} UTC`
  const facts: [Word, string | null][] = [
    ['receipt.status', say(`status.${status}`, language)],
    ['receipt.started', at(startedAt)],
    [completedAt ? 'receipt.completed' : 'receipt.saved', at(completedAt ?? savedAt)],
    ['receipt.kept', keptUntil(definition, savedAt, language)],
    ['receipt.version', String(version)],
    ['receipt.person', personId && say('receipt.linked', language)],
  ]
  return facts.flatMap(([word, value]) => (value === null ? [] : [{ label: say(word, language), value }]))
}

/** The day on which the answers are removed, as the survey promised. */
function keptUntil({ trust }: Survey, savedAt: string, language: string): string | null {
  if (trust?.keptDays === undefined) return null
  const end = new Date(savedAt)
  end.setUTCDate(end.getUTCDate() + trust.keptDays)
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(end)
}

/** Every question that was asked, and whatever else is stored. */
function rowsOf({ answers }: StoredResponse, { definition, language, slug }: Setting, byCookie: boolean) {
  const shown = shownQuestions(definition, answers)
  return questionsFor(definition, answers)
    .filter(
      ({ question, takesAnswer }) =>
        takesAnswer && (shown.has(question.id) || Object.hasOwn(answers, question.id)),
    )
    .map((asked) => ({
      ...rowOf(asked, answers, language),
      note: shown.has(asked.question.id) ? undefined : say('receipt.hidden', language),
      files: asked.files && byCookie ? filesOf(answers[asked.question.id], slug) : undefined,
    }))
}

function filesOf(answer: unknown, slug: string) {
  return filesIn(answer).map(({ id, name }) => ({ name, href: `${linkOf(slug)}/files/${id}` }))
}
