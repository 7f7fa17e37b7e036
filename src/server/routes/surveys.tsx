import type { Context } from 'hono'
import { type Advice, adviceOn } from '../../surveys/advice.ts'
import { blankSurvey } from '../../surveys/draft.ts'
import { nameOfLanguage } from '../../surveys/languages.ts'
import type { Survey } from '../../surveys/survey.ts'
import { changesSince, problemsOf } from '../../surveys/version.ts'
import { PublicationPage } from '../../views/design/publication-page.tsx'
import { NewSurveyPage, type NewSurveyProps, SurveyListPage } from '../../views/design/survey-list.tsx'
import { SurveyPage } from '../../views/design/survey-page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import { readDefinition } from '../definitions.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { instrumentsOf, statusCounts } from '../instruments.ts'
import { originOf, publicLink } from '../links.ts'
import { back, showPage } from '../page.tsx'
import { placeOf } from '../editing/draft.ts'
import { quotaRows } from '../quotas.ts'
import { filesOfSurvey } from '../store/files.ts'
import {
  closeSurvey,
  createSurvey,
  getSurvey,
  listVersions,
  publishSurvey,
  removeSurvey,
  reopenSurvey,
  type SurveyRecord,
} from '../store/surveys.ts'

const list = '/studies/:study/surveys'
const one = `${list}/:survey`

export const surveyRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: list, access: 'viewer', handle: (c) => showList(app, c) },
  { method: 'GET', path: `${list}/new`, access: 'editor', handle: (c) => showNew(app, c, {}, {}) },
  { method: 'POST', path: list, access: 'editor', handle: (c) => create(app, c) },
  {
    method: 'POST',
    path: `${list}/definitions`,
    access: 'editor',
    limit: 8 << 20,
    handle: (c) => createFromDefinition(app, c),
  },
  { method: 'GET', path: one, access: 'viewer', handle: (c) => show(app, c) },
  { method: 'GET', path: `${one}/definition`, access: 'viewer', handle: (c) => sendDefinition(app, c) },
  { method: 'GET', path: `${one}/publication`, access: 'editor', handle: (c) => showPublication(app, c) },
  { method: 'POST', path: `${one}/publication`, access: 'editor', handle: (c) => publish(app, c) },
  { method: 'POST', path: `${one}/closing`, access: 'editor', handle: (c) => close(app, c) },
  { method: 'POST', path: `${one}/opening`, access: 'editor', handle: (c) => open(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function showList(app: App, c: Context<Env>): Promise<Response> {
  const { study, mayEdit, page } = await studyFrame(app, c, { section: 'surveys', title: 'Surveys' })
  return showPage(
    c,
    <SurveyListPage
      page={page}
      home={`/studies/${study.id}`}
      surveys={await instrumentsOf(app.db, study.id)}
      mayEdit={mayEdit}
    />,
  )
}

async function showNew(
  app: App,
  c: Context<Env>,
  entered: Partial<NewSurveyProps['entered']>,
  errors: Record<string, string>,
): Promise<Response> {
  const { study, page } = await studyFrame(app, c, {
    section: 'surveys',
    title: 'Create a survey',
    trail: [surveysLink(c)],
  })
  return showPage(
    c,
    <NewSurveyPage
      page={page}
      home={`/studies/${study.id}`}
      languages={offeredLanguages.map((value) => ({ value, label: nameOfLanguage(value) }))}
      entered={{ title: '', language: 'en', definition: '', ...entered }}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

/** The commonest ones; a definition may name any. */
const offeredLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'sv',
  'da',
  'cs',
  'tr',
  'ar',
  'ja',
  'zh',
]

async function create(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const title = (form.first('title') ?? '').trim()
  const language = offeredLanguages.find((known) => known === form.first('language')) ?? 'en'
  if (title === '' || title.length > 300)
    return showNew(
      app,
      c,
      { title, language },
      { title: title === '' ? 'Give the survey a title' : 'Please use at most 300 characters' },
    )
  const survey = await createSurvey(app.db, studyOf(c), blankSurvey(title, language))
  leaveNotice(c, 'The survey is there. Add its first question.')
  return back(c, `${homeOf(survey)}/edit`)
}

async function createFromDefinition(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const pasted = form.first('definition') ?? ''
  const file = form.file('file')
  const read = readDefinition(file && file.bytes.length > 0 ? file.bytes : pasted)
  if (!read.ok)
    return showNew(
      app,
      c,
      { definition: pasted },
      { [file && file.bytes.length > 0 ? 'file' : 'definition']: read.message },
    )
  const survey = await createSurvey(app.db, studyOf(c), read.survey)
  leaveNotice(c, 'The survey is made from the definition. Look it over, then publish it.')
  return back(c, `${homeOf(survey)}/edit`)
}

async function show(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const { mayEdit, page } = await studyFrame(app, c, {
    section: 'surveys',
    title: survey.title,
    trail: [surveysLink(c)],
  })
  const versions = await listVersions(app.db, survey.id)
  const published = definitions(versions).at(-1)
  return showPage(
    c,
    <SurveyPage
      page={page}
      survey={survey}
      link={publicLink(app, c, survey)}
      embed={embedCode(app, c, survey, published)}
      byCode={published?.protection?.entry === 'code'}
      mayEdit={mayEdit}
      counts={await statusCounts(app.db, survey)}
      quotas={await quotaRows(app.db, survey.id, published)}
      versions={versions}
      changed={!isSame(survey, versions)}
      problems={problemsOf(survey.draft).length}
      files={mayEdit ? await filesOfSurvey(app.db, survey.studyId, survey.id) : []}
    />,
  )
}

function embedCode(app: App, c: Context<Env>, { slug, title }: SurveyRecord, published: Survey | undefined) {
  if (!published?.embedding?.sites.length) return undefined
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  return `<script src="${originOf(app, c)}/assets/embed.js" data-survey="${slug}" data-title="${name}"></script>`
}

async function sendDefinition(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  return c.body(`${JSON.stringify(survey.draft, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="${survey.slug}.json"`,
  })
}

async function showPublication(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const { page } = await studyFrame(app, c, {
    section: 'surveys',
    title: `Publish version ${survey.version + 1}`,
    trail: [surveysLink(c), { label: survey.title, href: homeOf(survey) }],
  })
  const versions = await listVersions(app.db, survey.id)
  const problems = problemsOf(survey.draft)
  const sound = problems.length === 0
  return showPage(
    c,
    <PublicationPage
      page={page}
      home={homeOf(survey)}
      next={survey.version + 1}
      // A draft with questions we cannot read cannot be compared.
      changes={sound ? changesSince(definitions(versions), survey.draft) : []}
      problems={problems.map((problem) => placed(survey, problem))}
      advice={adviceOn(survey.draft).map((advice) => placed(survey, advice))}
      same={isSame(survey, versions)}
    />,
  )
}

function placed(survey: SurveyRecord, { where, message }: Advice) {
  return { message, ...placeOf(survey.draft, `${homeOf(survey)}/edit`, where) }
}

async function publish(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  const number = await publishSurvey(app.db, survey.studyId, survey.id, c.get('visitor').user?.id ?? null)
  leaveNotice(c, `Version ${number} is published and takes answers.`)
  return back(c, homeOf(survey))
}

async function close(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  await closeSurvey(app.db, survey.studyId, survey.id)
  leaveNotice(c, 'The survey is closed. All its answers stay.')
  return back(c, homeOf(survey))
}

async function open(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  await reopenSurvey(app.db, survey.studyId, survey.id)
  leaveNotice(c, 'The survey takes answers again.')
  return back(c, homeOf(survey))
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const survey = await surveyOf(app, c)
  await removeSurvey(app.db, survey.studyId, survey.id)
  leaveNotice(c, `“${survey.title}” is removed.`)
  return back(c, `/studies/${survey.studyId}/surveys`)
}

function surveyOf(app: App, c: Context<Env>): Promise<SurveyRecord> {
  return getSurvey(app.db, studyOf(c), c.req.param('survey') ?? '')
}

function studyOf(c: Context<Env>): string {
  return c.req.param('study') ?? ''
}

function homeOf(survey: SurveyRecord): string {
  return `/studies/${survey.studyId}/surveys/${survey.id}`
}

function surveysLink(c: Context<Env>) {
  return { label: 'Surveys', href: `/studies/${studyOf(c)}/surveys` }
}

type Versions = Awaited<ReturnType<typeof listVersions>>

function definitions(versions: Versions) {
  return versions.map(({ definition }) => definition)
}

function isSame({ draft }: SurveyRecord, versions: Versions): boolean {
  return JSON.stringify(draft) === JSON.stringify(versions.at(-1)?.definition)
}
