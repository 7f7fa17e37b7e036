import type { Context } from 'hono'
import { guideQuestions } from '../../surveys/session.ts'
import { NotesPage, type TurnEntries } from '../../views/sessions/notes-page.tsx'
import { TurnPage } from '../../views/sessions/turn-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { placeOf, sessionFrame } from '../session-frame.ts'
import { listParticipants } from '../store/participants.ts'
import { getSession } from '../store/sessions.ts'
import { addTurns, getTurn, listTurns, removeTurn, saveTurn } from '../store/turns.ts'
import { readTurn, speakerOf } from '../turn-form.ts'

const session = '/studies/:study/sessions/:session'
const one = `${session}/turns/:turn`

export const turnRoutes: Routes = (app) => [
  { method: 'GET', path: `${session}/notes`, access: 'editor', handle: (c) => notes(app, c) },
  { method: 'POST', path: `${session}/turns`, access: 'editor', handle: (c) => add(app, c) },
  { method: 'GET', path: one, access: 'editor', handle: (c) => edit(app, c) },
  { method: 'POST', path: one, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

/** The form comes back with the speaker and question of the last note, as the next one often has the same. */
async function notes(app: App, c: Context<Env>): Promise<Response> {
  const participant = c.req.query('participant') ?? ''
  const question = c.req.query('question') ?? ''
  return showNotes(app, c, { participant, newSpeaker: '', question, text: '' }, {})
}

async function showNotes(
  app: App,
  c: Context<Env>,
  entered: TurnEntries,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const { page } = await sessionFrame(app, c, session, 'Take notes')
  const turns = await listTurns(app.db, studyId, sessionId)
  return showPage(
    c,
    <NotesPage
      page={page}
      here={here}
      participants={await listParticipants(app.db, studyId, sessionId)}
      questions={guideQuestions(session.guide)}
      entered={entered}
      errors={errors}
      recent={turns.slice(-20).reverse()}
      turns={turns.length}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function add(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const participants = await listParticipants(app.db, studyId, sessionId)
  const { entered, errors } = readTurn(await readForm(c), session, participants)
  if (Object.keys(errors).length > 0) return showNotes(app, c, entered, errors)
  const { participantId, speaker } = await speakerOf(app, c, entered, participants)
  const questionId = entered.question || null
  await addTurns(
    app.db,
    studyId,
    sessionId,
    [
      {
        participantId,
        speaker,
        questionId,
        text: entered.text,
        startsMs: null,
        endsMs: null,
        source: 'note',
      },
    ],
    by,
  )
  const same = new URLSearchParams({ participant: participantId ?? '', question: entered.question })
  return back(c, `${here}/notes?${same}`)
}

async function edit(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId } = placeOf(c)
  const turn = await getTurn(app.db, studyId, sessionId, c.req.param('turn') ?? '')
  const { participantId, questionId, text, speaker } = turn
  const newSpeaker = participantId === null ? speaker : ''
  return showTurn(
    app,
    c,
    { participant: participantId ?? '', newSpeaker, question: questionId ?? '', text },
    {},
  )
}

async function showTurn(
  app: App,
  c: Context<Env>,
  entered: TurnEntries,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, sessionId, here } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const turn = await getTurn(app.db, studyId, sessionId, c.req.param('turn') ?? '')
  const { page } = await sessionFrame(app, c, session, 'Edit a turn')
  return showPage(
    c,
    <TurnPage
      page={page}
      here={here}
      turn={turn}
      participants={await listParticipants(app.db, studyId, sessionId)}
      questions={guideQuestions(session.guide)}
      entered={entered}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  const turn = await getTurn(app.db, studyId, sessionId, c.req.param('turn') ?? '')
  const session = await getSession(app.db, studyId, sessionId)
  const participants = await listParticipants(app.db, studyId, sessionId)
  const { entered, errors } = readTurn(await readForm(c), session, participants)
  if (Object.keys(errors).length > 0) return showTurn(app, c, entered, errors)
  const { participantId, speaker } = await speakerOf(app, c, entered, participants)
  const questionId = entered.question || null
  await saveTurn(
    app.db,
    studyId,
    sessionId,
    turn.id,
    { participantId, speaker, questionId, text: entered.text },
    by,
  )
  leaveNotice(c, 'The turn is saved.')
  return back(c, `${here}?turn=${turn.id}#turn-${turn.id}`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  await removeTurn(app.db, studyId, sessionId, c.req.param('turn') ?? '', by)
  leaveNotice(c, 'The turn is gone.')
  return back(c, here)
}
