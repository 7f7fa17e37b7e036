import type { Context } from 'hono'
import { CodesPage } from '../../views/design/codes-page.tsx'
import { readForm } from '../forms.ts'
import { studyFrame } from '../frame.ts'
import { publicLink } from '../links.ts'
import { showPage } from '../page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import { countAccessCodes, createAccessCodes } from '../store/access-codes.ts'
import { getSurvey, getVersion } from '../store/surveys.ts'

const path = '/studies/:study/surveys/:survey/codes'
const mostAtOnce = 50_000

export const accessCodeRoutes: Routes = (app): Route[] => [
  { method: 'GET', path, access: 'editor', handle: (c) => show(app, c) },
  { method: 'POST', path, access: 'editor', limit: 10_000, handle: (c) => make(app, c) },
]

async function show(app: App, c: Context<Env>, typed = '100', error?: string): Promise<Response> {
  const survey = await surveyOf(app, c)
  const home = `/studies/${survey.studyId}/surveys/${survey.id}`
  const { page } = await studyFrame(app, c, {
    section: 'surveys',
    title: 'Codes',
    trail: [
      { label: 'Surveys', href: `/studies/${survey.studyId}/surveys` },
      { label: survey.title, href: home },
    ],
  })
  const published = survey.version > 0 ? await getVersion(app.db, survey.id, survey.version) : undefined
  return showPage(
    c,
    <CodesPage
      page={page}
      action={`${home}/codes`}
      {...(await countAccessCodes(app.db, survey.id))}
      asked={published?.protection?.entry === 'code'}
      settings={`${home}/edit/aspects/protection`}
      typed={typed}
      error={error}
    />,
    error ? 422 : 200,
  )
}

async function make(app: App, c: Context<Env>): Promise<Response> {
  const typed = ((await readForm(c)).first('count') ?? '').trim()
  const count = /^\d{1,6}$/.test(typed) ? Number(typed) : 0
  if (count < 1 || count > mostAtOnce)
    return show(app, c, typed, 'Write how many codes you need, from 1 to 50,000')
  const survey = await surveyOf(app, c)
  const codes = await createAccessCodes(app.db, survey.id, count)
  const link = publicLink(app, c, survey)
  const lines = ['code,link', ...codes.map((code) => `${code},${link}?code=${code}`), '']
  return c.body(lines.join('\r\n'), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="codes-${survey.slug}.csv"`,
    'Cache-Control': 'no-store',
  })
}

function surveyOf(app: App, c: Context<Env>) {
  return getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
}
