import type { Context } from 'hono'
import { guideQuestions, type Participant } from '../surveys/session.ts'
import type { TurnEntries } from '../views/sessions/notes-page.tsx'
import type { App, Env } from './route.ts'
import { fieldsOf } from './fields.ts'
import type { Form } from './forms.ts'
import { placeOf } from './session-frame.ts'
import { saveParticipant } from './store/participants.ts'
import { type Session } from './store/sessions.ts'

/** What a form says was said; who and under which question have to be of this session. */
export function readTurn(form: Form, session: Session, participants: readonly Participant[]) {
  const fields = fieldsOf(form)
  const participant = form.first('participant') ?? ''
  if (participant !== '' && !participants.some(({ id }) => id === participant))
    fields.errors.participant = 'Pick somebody of this session; this one was removed meanwhile.'
  const newSpeaker = fields.line('newSpeaker', 'the name', { max: 100 })
  const question = form.first('question') ?? ''
  const known = question === '' || guideQuestions(session.guide).some(({ id }) => id === question)
  if (!known) fields.errors.question = 'Pick a question of this guide; this one was removed meanwhile.'
  const text = fields.text('text', 'what was said', { required: true })
  const entered: TurnEntries = { participant, newSpeaker, question, text }
  return { entered, errors: fields.errors }
}

/** Somebody new becomes a participant, unless one has that name already. */
export async function speakerOf(
  app: App,
  c: Context<Env>,
  entered: TurnEntries,
  participants: readonly Participant[],
) {
  const { studyId, sessionId, by } = placeOf(c)
  const picked = participants.find(({ id, name }) =>
    entered.participant === '' ? name === entered.newSpeaker : id === entered.participant,
  )
  if (picked) return { participantId: picked.id, speaker: picked.name }
  if (entered.newSpeaker === '') return { participantId: null, speaker: '' }
  const details = { name: entered.newSpeaker, role: 'participant' as const, personId: null, attributes: {} }
  const participantId = await saveParticipant(app.db, studyId, sessionId, undefined, details, by)
  return { participantId, speaker: entered.newSpeaker }
}
