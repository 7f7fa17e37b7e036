import type { Context } from 'hono'
import type { SurveyResults } from '../../analysis/desk.ts'
import type { QuestionResult } from '../../analysis/question-result.ts'
import type { Including } from '../../analysis/study.ts'
import { plainText } from '../../surveys/markdown.ts'
import { FindingsPage } from '../../views/findings/findings-page.tsx'
import { GroupPage } from '../../views/findings/group-page.tsx'
import { QuestionPage } from '../../views/findings/question-page.tsx'
import { ReadingPage } from '../../views/findings/reading-page.tsx'
import { ResultsPage } from '../../views/findings/results-page.tsx'
import { baseLine, countedLine } from '../../views/findings/words.ts'
import type { Reply } from '../analysis.ts'
import type { App, Env, Routes } from '../route.ts'
import { studyFrame } from '../frame.ts'
import { instrumentsOf } from '../instruments.ts'
import { showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import { groupProps, resultLines } from '../group-results.ts'
import { csvOf, questionProps, textsOf } from '../results.ts'
import { type Segment, getSegment, listSegments } from '../store/segments.ts'
import { type SurveyRecord, getSurvey } from '../store/surveys.ts'
import { listWaves } from '../store/waves.ts'
import { waveAsked } from '../wave-asked.ts'

const survey = '/studies/:study/surveys/:survey'

export const findingRoutes: Routes = (app) => [
  { method: 'GET', path: '/studies/:study/findings', access: 'viewer', handle: (c) => showFindings(app, c) },
  { method: 'GET', path: `${survey}/results`, access: 'viewer', handle: (c) => showSurvey(app, c) },
  { method: 'GET', path: `${survey}/results/:column`, access: 'viewer', handle: (c) => showQuestion(app, c) },
  { method: 'GET', path: `${survey}/results/:column/csv`, access: 'viewer', handle: (c) => sendCsv(app, c) },
  {
    method: 'GET',
    path: `${survey}/results/:column/json`,
    access: 'viewer',
    handle: (c) => sendJson(app, c),
  },
]

async function showFindings(app: App, c: Context<Env>): Promise<Response> {
  const { study, page } = await studyFrame(app, c, { section: 'findings', title: 'Findings' })
  const surveys = await instrumentsOf(app.db, study.id)
  return showPage(
    c,
    <FindingsPage
      page={page}
      home={`/studies/${study.id}`}
      surveys={surveys.filter(({ state }) => state !== 'draft')}
    />,
  )
}

async function showSurvey(app: App, c: Context<Env>): Promise<Response> {
  const { record, wish, choices, frame } = await wishOf(app, c)
  const title = `Results of “${record.title}”`
  const { page } = await frame(title, [])
  const reply = await app.analysis.surveyResults(record.studyId, record.id, wish)
  if (reply.state === 'reading') return showReading(c, page, title, reply)
  const results = reply.state === 'ready' ? reply.result : undefined
  const nothing =
    reply.state === 'unfit' ? reply.message : (results?.counted.tooSmall ?? nobody(results, wish))
  return showPage(
    c,
    <ResultsPage
      page={page}
      title={title}
      counted={results ? countedLine(results.counted, wish.include, titlesOf(wish)) : ''}
      nothing={nothing}
      filter={{ action: resultsPath(record), ...choices, ...filterOf(wish) }}
      questions={results ? resultLines(results, hrefOf(record, wish)) : []}
    />,
  )
}

async function showQuestion(app: App, c: Context<Env>): Promise<Response> {
  const { record, wish, choices, frame } = await wishOf(app, c)
  const list = { label: `Results of “${record.title}”`, href: `${resultsPath(record)}${wish.query}` }
  const key = c.req.param('column') ?? ''
  const reply = await app.analysis.questionResult(record.studyId, record.id, key, wish)
  if (reply.state === 'reading') {
    const { page } = await frame('Results', [list])
    return showReading(c, page, 'Results', reply)
  }
  if (reply.state === 'unfit') throw problem('notValid', { why: reply.message })
  const { counted, questions, groups } = reply.result
  const [result] = questions
  const [group] = groups
  const around = await neighboursOf(app, record, key, wish)
  const shared = {
    counted: countedLine(counted, wish.include, titlesOf(wish)),
    filter: { action: `${resultsPath(record)}/${key}`, ...choices, ...filterOf(wish) },
    ...around,
  }
  if (!result && group) {
    const { page } = await frame(plainText(group.title), [list])
    return showPage(
      c,
      <GroupPage page={page} {...shared} {...groupProps(group, counted, hrefOf(record, wish))} />,
    )
  }
  if (!result) throw problem('unknownItem', { what: 'question' })
  const title = plainText(result.column.label)
  const { page } = await frame(title, [list])
  const own = `${resultsPath(record)}/${key}`
  return showPage(
    c,
    <QuestionPage
      {...questionProps(result, counted)}
      texts={result.column.scale === 'text' ? await textsFor(app, c, record, result, wish) : undefined}
      page={page}
      title={title}
      base={baseLine(result.answering)}
      downloads={{ csv: `${own}/csv${wish.query}`, json: `${own}/json${wish.query}` }}
      {...shared}
    />,
  )
}

function hrefOf(record: SurveyRecord, { query }: Wish): (key: string) => string {
  return (key) => `${resultsPath(record)}/${key}${query}`
}

async function neighboursOf(app: App, record: SurveyRecord, key: string, wish: Wish) {
  const reply = await app.analysis.surveyColumns(record.studyId, record.id)
  const columns = reply.state === 'ready' ? reply.result : []
  // A column of a group stands where its group does.
  const place = columns.findIndex((entry) => entry.key === key || entry.keys.includes(key))
  const linkTo = (other: { key: string; label: string } | undefined) =>
    other && { label: plainText(other.label), href: `${resultsPath(record)}/${other.key}${wish.query}` }
  return { previous: linkTo(columns[place - 1]), next: linkTo(columns[place + 1]) }
}

async function textsFor(
  app: App,
  c: Context<Env>,
  record: SurveyRecord,
  { column, answering }: QuestionResult,
  wish: Wish,
) {
  if (answering.base === 0) return undefined
  const reply = await app.analysis.answered(record.studyId, record.id, column.key, wish)
  if (reply.state !== 'ready') return undefined
  return textsOf(app.db, record, column.key, reply.result, { after: c.req.query('after'), query: wish.query })
}

async function sendJson(app: App, c: Context<Env>): Promise<Response> {
  const { record, wish } = await wishOf(app, c)
  const results = await oneQuestion(app, record, c.req.param('column') ?? '', wish)
  c.header('Content-Disposition', `attachment; filename="${results.question.column.key}.json"`)
  return c.json(results)
}

async function sendCsv(app: App, c: Context<Env>): Promise<Response> {
  const { record, wish } = await wishOf(app, c)
  const { question } = await oneQuestion(app, record, c.req.param('column') ?? '', wish)
  return c.body(csvOf(question), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${question.column.key}.csv"`,
  })
}

/** What the address asks for: responses that count, and whose. */
interface Wish {
  include: Including[]
  segment: Segment | undefined
  rule: string | undefined
  /** The id of the wave, for the desk. */
  wave: string | undefined
  waveTitle: string | undefined
  /** The segments before this one, which it must not be nearly the same as. */
  earlier: Segment[]
  /** The same as a query, for links to other pages. */
  query: string
}

async function wishOf(app: App, c: Context<Env>) {
  const study = c.req.param('study') ?? ''
  const record = await getSurvey(app.db, study, c.req.param('survey') ?? '')
  const asked = c.req.queries('include') ?? []
  const include = (['partial', 'test'] as const).filter((one) => asked.includes(one))
  const segmentId = c.req.query('segment')
  const segment = segmentId ? await getSegment(app.db, study, segmentId) : undefined
  const segments = await listSegments(app.db, study)
  const wave = await waveAsked(app, c, study)
  const pairs = [
    ...include.map((one) => ['include', one]),
    ...(segment ? [['segment', segment.id]] : []),
    ...(wave ? [['wave', wave.id]] : []),
  ]
  const query = pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : ''
  const wish: Wish = {
    include,
    segment,
    rule: segment?.rule,
    wave: wave?.id,
    waveTitle: wave?.title,
    earlier: segment ? segments.filter(({ id }) => id < segment.id) : [],
    query,
  }
  const survey = { label: record.title, href: `/studies/${study}/surveys/${record.id}` }
  return {
    record,
    wish,
    choices: { segments, waves: await listWaves(app.db, study) },
    frame: (title: string, trail: { label: string; href: string }[]) =>
      studyFrame(app, c, { section: 'findings', title, trail: [survey, ...trail] }),
  }
}

async function oneQuestion(app: App, record: SurveyRecord, column: string, wish: Wish) {
  const reply = await app.analysis.questionResult(record.studyId, record.id, column, wish)
  if (reply.state === 'unfit') throw problem('notValid', { why: reply.message })
  if (reply.state === 'reading') throw problem('storeBusy')
  const [question] = reply.result.questions
  if (!question) throw problem('unknownItem', { what: 'question' })
  return { number: reply.number, counted: reply.result.counted, question }
}

function showReading(
  c: Context<Env>,
  page: Parameters<typeof ReadingPage>[0]['page'],
  title: string,
  { read, of }: Extract<Reply<unknown>, { state: 'reading' }>,
): Promise<Response> | Response {
  c.header('Refresh', '2')
  return showPage(c, <ReadingPage page={page} title={title} read={read} of={of} />)
}

function filterOf({ segment, wave, include }: Wish) {
  const kinds = { partial: include.includes('partial'), test: include.includes('test') }
  return { segment: segment?.id, wave, include: kinds }
}

function titlesOf({ segment, waveTitle }: Wish) {
  return { segment: segment?.title, wave: waveTitle }
}

function nobody(results: SurveyResults | undefined, { waveTitle }: Wish): string | undefined {
  if (results?.counted.responses !== 0) return undefined
  return waveTitle === undefined ? 'No responses to count yet' : `No responses in the wave “${waveTitle}”`
}

function resultsPath({ studyId, id }: SurveyRecord): string {
  return `/studies/${studyId}/surveys/${id}/results`
}
