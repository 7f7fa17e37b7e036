import type { Context } from 'hono'
import { personKey, guideOf, peopleWhoSpoke, turnsByQuestion } from '../../surveys/session.ts'
import { NewSessionPage, type SessionEntries, SessionListPage } from '../../views/sessions/session-list.tsx'
import { SessionPage } from '../../views/sessions/session-page.tsx'
import type { App } from '../app.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import type { Env, Routes } from '../route.ts'
import { readSession } from '../session-form.ts'
import { placeOf } from '../session-frame.ts'
import { referencesOf } from '../store/people.ts'
import {
  getSession,
  listParticipants,
  listSessions,
  participantsOf,
  saveSession,
  type Session,
} from '../store/sessions.ts'
import { countTurns, listTurns } from '../store/turns.ts'
import { listWaves } from '../store/waves.ts'

const all = '/studies/:study/sessions'
const one = `${all}/:session`

export const sessionRoutes: Routes = (app) => [
  { method: 'GET', path: all, access: 'viewer', handle: (c) => list(app, c) },
  { method: 'GET', path: `${all}/new`, access: 'editor', handle: (c) => showNew(app, c, blank, {}) },
  { method: 'POST', path: all, access: 'editor', handle: (c) => create(app, c) },
  { method: 'GET', path: one, access: 'viewer', handle: (c) => show(app, c) },
]

async function list(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, home } = placeOf(c)
  const { page, mayEdit } = await studyFrame(app, c, { section: 'sessions', title: 'Sessions' })
  const participants = await participantsOf(app.db, studyId)
  const turns = await countTurns(app.db, studyId)
  const waves = new Map((await listWaves(app.db, studyId)).map(({ id, title }) => [id, title]))
  const sessions = (await listSessions(app.db, studyId)).map(({ id, title, kind, heldOn, waveId }) => {
    const own = participants.filter(({ sessionId, role }) => sessionId === id && role === 'participant')
    const people = new Set(own.map(personKey)).size
    return { id, title, kind, heldOn, wave: waves.get(waveId ?? ''), people, turns: turns.get(id) ?? 0 }
  })
  return showPage(c, <SessionListPage page={page} home={home} sessions={sessions} mayEdit={mayEdit} />)
}

const blank: SessionEntries = { title: '', kind: 'interview', heldOn: '', questions: '' }

async function showNew(
  app: App,
  c: Context<Env>,
  entered: SessionEntries,
  errors: Record<string, string>,
): Promise<Response> {
  const { page } = await studyFrame(app, c, {
    section: 'sessions',
    title: 'Prepare a session',
    trail: [{ label: 'Sessions', href: `${placeOf(c).home}/sessions` }],
  })
  const view = <NewSessionPage page={page} home={placeOf(c).home} entered={entered} errors={errors} />
  return showPage(c, view, Object.keys(errors).length > 0 ? 422 : 200)
}

async function create(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, home } = placeOf(c)
  const { fields, details, questions, entered } = readSession(await readForm(c))
  if (Object.keys(fields.errors).length > 0) return showNew(app, c, entered, fields.errors)
  const guide = guideOf(details.title, questions)
  const id = await saveSession(app.db, studyId, undefined, { ...details, guide })
  leaveNotice(c, 'The session is there. Add who takes part, then take notes or bring in a transcript.')
  return back(c, `${home}/sessions/${id}`)
}

const turnsOnPage = 200

async function show(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, home, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { page, mayEdit } = await studyFrame(app, c, {
    section: 'sessions',
    title: session.title,
    trail: [{ label: 'Sessions', href: `${home}/sessions` }],
  })
  const participants = await listParticipants(app.db, studyId, sessionId)
  const turns = await listTurns(app.db, studyId, sessionId)
  const references = await referencesOf(
    app.db,
    studyId,
    participants.flatMap(({ personId }) => personId ?? []),
  )
  const waves = await listWaves(app.db, studyId)
  const lines = participants.map((participant) => ({
    ...participant,
    person: references.get(participant.personId ?? ''),
    turns: turns.filter(({ participantId }) => participantId === participant.id).length,
  }))
  const { title, kind, heldOn, waveId } = session
  return showPage(
    c,
    <SessionPage
      page={page}
      here={here}
      home={home}
      session={{ title, kind, heldOn, wave: waves.find(({ id }) => id === waveId)?.title }}
      participants={lines}
      people={peopleWhoSpoke(participants, turns)}
      turns={turns.length}
      {...slice(session, turns, Number(c.req.query('from') ?? 1), here)}
      mayEdit={mayEdit}
    />,
  )
}

/** One page of turns, in the order of the guide. */
function slice(session: Session, turns: Awaited<ReturnType<typeof listTurns>>, from: number, here: string) {
  const first = Number.isInteger(from) && from > 0 ? from : 1
  const groups = turnsByQuestion(session.guide, turns)
  const wanted = new Set(
    groups
      .flatMap((group) => group.turns)
      .slice(first - 1, first - 1 + turnsOnPage)
      .map(({ id }) => id),
  )
  const shown = groups
    .map((group) => ({
      ...group,
      turns: group.turns.filter(({ id }) => wanted.has(id)),
      all: group.turns.length,
    }))
    .filter((group) => group.turns.length > 0 || (group.all === 0 && first === 1 && turns.length > 0))
  const last = first + wanted.size - 1
  return {
    groups: shown,
    pager: {
      summary: `Turns ${first}–${last} of ${turns.length}`,
      previous: first > 1 ? `${here}?from=${Math.max(1, first - turnsOnPage)}#turns` : undefined,
      next: last < turns.length ? `${here}?from=${last + 1}#turns` : undefined,
    },
  }
}
