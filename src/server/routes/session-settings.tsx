import type { Context } from 'hono'
import { editGuide, guideQuestions } from '../../surveys/session.ts'
import type { SessionEntries } from '../../views/sessions/session-list.tsx'
import { SessionSettingsPage } from '../../views/sessions/session-settings.tsx'
import type { App, Env, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { longestQuestion, readSession } from '../session-form.ts'
import { placeOf, sessionFrame } from '../session-frame.ts'
import { listParticipants } from '../store/participants.ts'
import { getSession, removeSession, saveSession, type Session } from '../store/sessions.ts'
import { listTurns } from '../store/turns.ts'

const one = '/studies/:study/sessions/:session'

export const sessionSettingsRoutes: Routes = (app) => [
  { method: 'GET', path: `${one}/settings`, access: 'editor', handle: (c) => settings(app, c) },
  { method: 'POST', path: `${one}/settings`, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function settings(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { title, kind, heldOn } = session
  return showSettings(app, c, session, { title, kind, heldOn: heldOn ?? '', questions: '' }, {}, {})
}

async function showSettings(
  app: App,
  c: Context<Env>,
  session: Session,
  entered: SessionEntries,
  wordings: Record<string, string>,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const { page } = await sessionFrame(app, c, session, 'Guide and settings')
  const participants = await listParticipants(app.db, studyId, sessionId)
  const turns = await listTurns(app.db, studyId, sessionId)
  return showPage(
    c,
    <SessionSettingsPage
      page={page}
      here={here}
      title={session.title}
      entered={entered}
      guide={guideQuestions(session.guide).map(({ id, title }) => ({ id, title: wordings[id] ?? title }))}
      errors={errors}
      holds={{ participants: participants.length, turns: turns.length }}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { fields, form, details, questions, entered } = readSession(await readForm(c))
  const asked = guideQuestions(session.guide)
  const wordings: Record<string, string> = {}
  for (const [index, { id }] of asked.entries())
    if (form.first(`guide.${id}`) !== undefined)
      wordings[id] = fields.line(`guide.${id}`, `question ${index + 1}`, { max: longestQuestion })
  const turns = await listTurns(app.db, studyId, sessionId)
  for (const { id, title } of asked) {
    const under = turns.filter(({ questionId }) => questionId === id).length
    // The id would stay in those turns without its question.
    if (wordings[id] === '' && under > 0)
      fields.errors[`guide.${id}`] =
        `${under} turns stand under “${title}”. Move them to another question first, or keep it.`
  }
  if (Object.keys(fields.errors).length > 0)
    return showSettings(app, c, session, entered, wordings, fields.errors)
  const guide = { ...editGuide(session.guide, wordings, questions), title: { en: details.title } }
  await saveSession(app.db, studyId, sessionId, { ...details, guide })
  leaveNotice(c, 'The session is saved.')
  return back(c, here)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, home, by } = placeOf(c)
  await removeSession(app.db, studyId, sessionId, by)
  leaveNotice(c, 'The session and everything said in it are gone.')
  return back(c, `${home}/sessions`)
}
