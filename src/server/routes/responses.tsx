import type { Context } from 'hono'
import { themeLabel } from '../../analysis/text/codebook.ts'
import { plainText } from '../../surveys/markdown.ts'
import { questionsFor, walkOf } from '../../surveys/flow.ts'
import { planOf } from '../../surveys/flow/plan.ts'
import { filesIn } from '../../surveys/question-types/stored-files.tsx'
import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { ResponseListPage } from '../../views/design/response-list.tsx'
import { type AnswerLine, ResponsePage } from '../../views/design/response-page.tsx'
import { Arrivals } from '../../views/design/survey-page.tsx'
import { piecesOf } from '../../views/texts/pieces.ts'
import { thousands } from '../../views/parts/numbers.ts'
import type { App, Env, Route, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { definitionOf, statusCounts } from '../instruments.ts'
import { back, showPage } from '../page.tsx'
import { listMentions } from '../store/mentions.ts'
import { getPerson } from '../store/people.ts'
import {
  excludeResponse,
  getResponse,
  listResponses,
  type StoredResponse,
  withdrawResponse,
} from '../store/responses.ts'
import { getSurvey, type SurveyRecord } from '../store/surveys.ts'
import { textsOfItem } from '../store/texts.ts'

const list = '/studies/:study/surveys/:survey/responses'
const one = `${list}/:response`

export const responseRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: list, access: 'viewer', handle: (c) => showList(app, c) },
  { method: 'GET', path: `${list}/counts`, access: 'viewer', handle: (c) => showCounts(app, c) },
  { method: 'GET', path: one, access: 'viewer', handle: (c) => showOne(app, c) },
  { method: 'POST', path: `${one}/exclusion`, access: 'editor', handle: (c) => exclude(app, c) },
  { method: 'POST', path: `${one}/withdrawal`, access: 'editor', handle: (c) => withdraw(app, c) },
]

const perPage = 50

async function showList(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const home = homeOf(survey)
  const { page } = await studyFrame(app, c, {
    section: 'surveys',
    title: 'Responses',
    trail: trailOf(survey),
  })
  const after = c.req.query('after')
  const responses = await listResponses(app.db, survey.studyId, survey.id, { limit: perPage + 1, after })
  const shown = responses.slice(0, perPage)
  const counts = await statusCounts(app.db, survey)
  const total = counts.reduce((sum, { live, test }) => sum + live + test, 0)
  return showPage(
    c,
    <ResponseListPage
      page={page}
      home={home}
      counts={counts}
      responses={shown}
      summary={`${thousands(shown.length)} of ${thousands(total)} shown`}
      first={after === undefined ? undefined : `${home}/responses`}
      next={responses.length > perPage ? `${home}/responses?after=${shown.at(-1)?.id}` : undefined}
      poll={survey.state === 'published' && after === undefined}
    />,
  )
}

/** The counts alone, for a page that asks again while it is open. */
async function showCounts(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const counts = await statusCounts(app.db, survey)
  return showPage(c, <Arrivals home={homeOf(survey)} counts={counts} poll={survey.state === 'published'} />)
}

async function showOne(
  app: App,
  c: Context<Env>,
  shown: { errors: Record<string, string>; reason: string } = { errors: {}, reason: '' },
): Promise<Response> {
  const survey = await surveyOf(app, c)
  const response = await responseOf(app, c, survey)
  const home = homeOf(survey)
  const { mayEdit, study, page } = await studyFrame(app, c, {
    section: 'surveys',
    title: 'One response',
    trail: [...trailOf(survey), { label: 'Responses', href: `${home}/responses` }],
  })
  const person = response.personId ? await getPerson(app.db, study.id, response.personId) : undefined
  const definition = await definitionOf(app.db, survey, response.version)
  return showPage(
    c,
    <ResponsePage
      page={page}
      home={home}
      studyHome={`/studies/${study.id}`}
      response={response}
      person={person}
      answers={answersOf(definition, response, await wordsOf(app, response), mayEdit)}
      mayEdit={mayEdit}
      {...shown}
    />,
    Object.keys(shown.errors).length > 0 ? 422 : 200,
  )
}

/** Without a reason it counts again. */
async function exclude(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const { id, excluded } = await responseOf(app, c, survey)
  const form = await readForm(c)
  const reason = form.first('reason')?.trim() ?? null
  if (reason === '' || (reason === null && excluded === null))
    return showOne(app, c, { errors: { reason: 'Say why, so that others can follow it' }, reason: '' })
  if (reason !== null && reason.length > 300)
    return showOne(app, c, { errors: { reason: 'Please use at most 300 characters' }, reason })
  await excludeResponse(app.db, survey.studyId, survey.id, id, reason, userId(c))
  leaveNotice(c, reason === null ? 'The response counts again.' : 'The response is left out of results.')
  return back(c, `${homeOf(survey)}/responses/${id}`)
}

async function withdraw(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const { id } = await responseOf(app, c, survey)
  await withdrawResponse(app.db, survey.studyId, survey.id, id)
  leaveNotice(c, 'The response is withdrawn; its answers are gone.')
  return back(c, `${homeOf(survey)}/responses/${id}`)
}

/** Each question that takes an answer, with what was answered or why there is nothing. */
function answersOf(
  definition: Survey,
  response: StoredResponse,
  words: ReadonlyMap<string, AnswerLine['said'][number]>,
  mayEdit: boolean,
): AnswerLine[] {
  const { language, reached, studyId } = response
  const { shown, answers } = walkOf(definition, response.answers)
  const { ids, shuffles } = planOf(definition)
  return questionsFor(definition, response.answers).flatMap((asked) => {
    if (!asked.takesAnswer) return []
    const { id, title } = asked.question
    const answer = answers[id]
    const isAhead = !shuffles && (ids.get(id)?.step ?? 0) >= reached
    return {
      question: plainText(textIn(title, language)),
      answer: answer === undefined ? undefined : asked.write(answer, language),
      missing: isAhead ? 'not reached' : shown.has(id) ? 'left empty' : 'not shown',
      said: answer === undefined ? [] : asked.columns(language).flatMap(({ key }) => words.get(key) ?? []),
      files:
        asked.files && mayEdit
          ? filesIn(answer).map((file) => ({ name: file.name, href: `/studies/${studyId}/files/${file.id}` }))
          : [],
    }
  })
}

/** What was said in own words with its tags, by column. */
async function wordsOf({ db }: App, { studyId, id }: StoredResponse) {
  const texts = await textsOfItem(db, studyId, id)
  const mentions = await listMentions(
    db,
    studyId,
    texts.map((text) => text.id),
  )
  const byText = Map.groupBy(mentions, ({ textId }) => textId)
  return new Map(
    texts.map(({ columnKey, text, ...read }) => {
      const own = (byText.get(read.id) ?? []).map((one) => ({ ...one, label: themeLabel(one.theme) }))
      return [columnKey, { ...read, pieces: piecesOf(text, own) }]
    }),
  )
}

function surveyOf(app: App, c: Context<Env>): Promise<SurveyRecord> {
  return getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
}

function responseOf(app: App, c: Context<Env>, survey: SurveyRecord): Promise<StoredResponse> {
  return getResponse(app.db, survey.studyId, survey.id, c.req.param('response') ?? '')
}

function homeOf({ studyId, id }: SurveyRecord): string {
  return `/studies/${studyId}/surveys/${id}`
}

function trailOf(survey: SurveyRecord) {
  return [
    { label: 'Surveys', href: `/studies/${survey.studyId}/surveys` },
    { label: survey.title, href: homeOf(survey) },
  ]
}

function userId(c: Context<Env>): string | null {
  return c.get('visitor').user?.id ?? null
}
