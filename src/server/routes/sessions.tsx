import type { Context } from 'hono'
import { personKey, guideOf, peopleWhoSpoke, type Turn, turnsByQuestion } from '../../surveys/session.ts'
import type { Survey } from '../../surveys/survey.ts'
import { NewSessionPage, type SessionEntries, SessionListPage } from '../../views/sessions/session-list.tsx'
import { SessionPage } from '../../views/sessions/session-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { readSession } from '../session-form.ts'
import { placeOf } from '../session-frame.ts'
import { referencesOf } from '../store/people.ts'
import { listParticipants, participantsOf } from '../store/participants.ts'
import { getSession, listSessions, saveSession } from '../store/sessions.ts'
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
      {...slice(session.guide, turns, (name) => c.req.query(name), here)}
      mayEdit={mayEdit}
    />,
  )
}

/** One page of turns, in the order of the guide: the one from a place on, or the one that holds a wanted turn. */
function slice(
  guide: Survey,
  turns: readonly Turn[],
  query: (name: string) => string | undefined,
  here: string,
) {
  const groups = turnsByQuestion(guide, turns)
  const ordered = groups.flatMap((group) => group.turns)
  const wanted = ordered.findIndex(({ id }) => id === query('turn'))
  const from = wanted >= 0 ? wanted - (wanted % turnsOnPage) : Number(query('from') ?? 1) - 1
  const start = Number.isInteger(from) ? Math.max(0, Math.min(from, ordered.length - 1)) : 0
  const shown = ordered.slice(start, start + turnsOnPage)
  const ids = new Set(shown.map(({ id }) => id))
  const end = start + shown.length
  return {
    groups: groups
      // Questions under which nothing was said stand at the beginning only.
      .filter((group) => group.turns.length > 0 || (start === 0 && ordered.length > 0))
      .map((group) => ({
        ...group,
        said: group.turns.length,
        turns: group.turns.filter(({ id }) => ids.has(id)),
      }))
      .filter((group) => group.said === 0 || group.turns.length > 0),
    pager: {
      summary: `Turns ${start + 1}–${end} of ${ordered.length}`,
      previous: start > 0 ? `${here}?from=${Math.max(1, start + 1 - turnsOnPage)}#turns` : undefined,
      next: end < ordered.length ? `${here}?from=${end + 1}#turns` : undefined,
    },
  }
}
