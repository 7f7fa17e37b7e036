import type { Context } from 'hono'
import { SignInFirstPage, StudiesPage, WelcomePage } from '../../views/design/front-page.tsx'
import { StudyPage } from '../../views/design/study-page.tsx'
import { StudySettingsPage } from '../../views/design/study-settings-page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import { type Form, readForm } from '../forms.ts'
import { frame, leaveNotice, studyFrame } from '../frame.ts'
import { headlinesOf } from '../headlines.ts'
import { instrumentsOf, recentAnswers, themesInShort } from '../instruments.ts'
import { back, showPage } from '../page.tsx'
import { patiently } from '../patiently.ts'
import { countPeople } from '../store/people.ts'
import { listSegments } from '../store/segments.ts'
import { listParticipants } from '../store/participants.ts'
import { listSessions } from '../store/sessions.ts'
import { createStudy, getStudy, listStudies, removeStudy, saveStudy } from '../store/studies.ts'
import { countUsers } from '../store/users.ts'
import { listWaves } from '../store/waves.ts'
import { waveAsked } from '../wave-asked.ts'

export const studyRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: '/', access: 'anyone', handle: (c) => showFirst(app, c) },
  { method: 'POST', path: '/studies', access: 'signed in', handle: (c) => create(app, c) },
  { method: 'GET', path: '/studies/:study', access: 'viewer', handle: (c) => show(app, c) },
  {
    method: 'GET',
    path: '/studies/:study/settings',
    access: 'owner',
    handle: async (c) => showSettings(app, c, await getStudy(app.db, idOf(c)), {}),
  },
  { method: 'POST', path: '/studies/:study/settings', access: 'owner', handle: (c) => save(app, c) },
  { method: 'POST', path: '/studies/:study/removal', access: 'owner', handle: (c) => remove(app, c) },
]

async function showFirst(app: App, c: Context<Env>): Promise<Response> {
  const { user } = c.get('visitor')
  if (user) return showStudies(app, c, { title: '', objective: '' }, {})
  if ((await countUsers(app.db)) > 0) return showPage(c, <SignInFirstPage page={frame(c, 'Sign in')} />)
  const [demo] = await listStudies(app.db, undefined)
  return showPage(c, <WelcomePage page={frame(c, 'Welcome')} demo={demo} />)
}

async function showStudies(
  app: App,
  c: Context<Env>,
  entered: Entered,
  errors: Record<string, string>,
): Promise<Response> {
  const { user } = c.get('visitor')
  const studies = await listStudies(app.db, user?.id)
  const status = Object.keys(errors).length > 0 ? 422 : 200
  return showPage(
    c,
    <StudiesPage
      page={frame(c, 'Your studies')}
      studies={studies}
      mayMakeDemo={user?.administrator === true && !studies.some(({ demo }) => demo)}
      entered={entered}
      errors={errors}
    />,
    status,
  )
}

async function create(app: App, c: Context<Env>): Promise<Response> {
  const { entered, errors } = readStudy(await readForm(c))
  if (Object.keys(errors).length > 0) return showStudies(app, c, entered, errors)
  const study = await createStudy(app.db, entered, c.get('visitor').user?.id)
  leaveNotice(c, 'The study is there. Add a survey or a session next.')
  return back(c, `/studies/${study.id}`)
}

async function show(app: App, c: Context<Env>): Promise<Response> {
  const { study, mayEdit, mayOwn, page } = await studyFrame(app, c, {
    section: 'overview',
    title: 'Overview',
  })
  const wave = (await waveAsked(app, c, study.id))?.id
  return showPage(
    c,
    <StudyPage
      page={page}
      study={study}
      mayEdit={mayEdit}
      mayOwn={mayOwn}
      filter={{ action: `/studies/${study.id}`, waves: await listWaves(app.db, study.id), wave }}
      surveys={await instrumentsOf(app.db, study.id, wave)}
      sessions={await sessionLines(app, study.id, wave)}
      headlines={await patiently(headlinesOf(app, study.id, wave), 2_000)}
      themes={await themesInShort(app.db, study.id, 4, wave)}
      segments={await listSegments(app.db, study.id)}
      recent={await recentAnswers(app.db, study.id, 5, wave)}
    />,
  )
}

async function sessionLines({ db }: App, studyId: string, wave: string | undefined) {
  const sessions = await listSessions(db, studyId)
  return Promise.all(
    sessions
      .filter(({ waveId }) => wave === undefined || waveId === wave)
      .map(async ({ id, title, kind }) => {
        const participants = await listParticipants(db, studyId, id)
        return { id, title, kind, people: participants.filter(({ role }) => role === 'participant').length }
      }),
  )
}

async function showSettings(
  app: App,
  c: Context<Env>,
  entered: Entered,
  errors: Record<string, string>,
): Promise<Response> {
  const { study, page } = await studyFrame(app, c, { section: 'overview', title: 'Settings' })
  const surveys = await instrumentsOf(app.db, study.id)
  const holds = {
    surveys: surveys.length,
    responses: surveys.reduce((sum, { complete, started }) => sum + complete + started, 0),
    sessions: (await listSessions(app.db, study.id)).length,
    people: await countPeople(app.db, study.id),
  }
  return showPage(
    c,
    <StudySettingsPage page={page} study={study} entered={entered} errors={errors} holds={holds} />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { entered, errors } = readStudy(await readForm(c))
  if (Object.keys(errors).length > 0) return showSettings(app, c, entered, errors)
  await saveStudy(app.db, idOf(c), entered)
  leaveNotice(c, 'The settings are saved.')
  return back(c, `/studies/${idOf(c)}`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const study = await getStudy(app.db, idOf(c))
  await removeStudy(app.db, study.id)
  leaveNotice(c, `“${study.title}” is removed, with everything that was in it.`)
  return back(c, '/')
}

interface Entered {
  title: string
  objective: string
}

function readStudy(form: Form): { entered: Entered; errors: Record<string, string> } {
  const title = (form.first('title') ?? '').trim()
  const objective = (form.first('objective') ?? '').trim()
  const errors: Record<string, string> = {}
  if (title === '') errors.title = 'Give the study a title'
  else if (title.length > 200) errors.title = 'Please use at most 200 characters'
  if (objective.length > 2_000) errors.objective = 'Please use at most 2 000 characters'
  return { entered: { title, objective }, errors }
}

function idOf(c: Context<Env>): string {
  return c.req.param('study') ?? ''
}
