import type { Context } from 'hono'
import { readReference } from '../../surveys/person.ts'
import { ParticipantPage } from '../../views/sessions/participant-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { readAttributes } from '../attribute-form.ts'
import { fieldsOf } from '../fields.ts'
import { type Form, readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { placeOf, sessionFrame } from '../session-frame.ts'
import { listAttributes } from '../store/attributes.ts'
import { findOrAddPerson, referencesOf } from '../store/people.ts'
import { getParticipant, removeParticipant, saveParticipant } from '../store/participants.ts'
import { getSession } from '../store/sessions.ts'
import { listTurns } from '../store/turns.ts'

const all = '/studies/:study/sessions/:session/participants'
const one = `${all}/:participant`

export const participantRoutes: Routes = (app) => [
  { method: 'GET', path: `${all}/new`, access: 'editor', handle: (c) => show(app, c, blank, {}) },
  { method: 'POST', path: all, access: 'editor', handle: (c) => save(app, c) },
  { method: 'GET', path: one, access: 'editor', handle: (c) => edit(app, c) },
  { method: 'POST', path: one, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

interface Entered {
  name: string
  role: 'participant' | 'moderator'
  person: string
  attributes: Record<string, string>
}

const blank: Entered = { name: '', role: 'participant', person: '', attributes: {} }

async function show(
  app: App,
  c: Context<Env>,
  entered: Entered,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, sessionId, here, home } = placeOf(c)
  const session = await getSession(app.db, studyId, sessionId)
  const known = await findKnown(app, c)
  const { page } = await sessionFrame(app, c, session, known?.name ?? 'Add a participant')
  const turns = known ? await listTurns(app.db, studyId, sessionId) : []
  return showPage(
    c,
    <ParticipantPage
      page={page}
      here={here}
      home={home}
      participant={
        known && {
          id: known.id,
          name: known.name,
          turns: turns.filter(({ participantId }) => participantId === known.id).length,
        }
      }
      entered={entered}
      attributes={await listAttributes(app.db, studyId)}
      errors={errors}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function findKnown(app: App, c: Context<Env>) {
  const { studyId, sessionId } = placeOf(c)
  const id = c.req.param('participant')
  return id === undefined ? undefined : getParticipant(app.db, studyId, sessionId, id)
}

async function edit(app: App, c: Context<Env>): Promise<Response> {
  const { studyId } = placeOf(c)
  const known = await findKnown(app, c)
  if (!known) return show(app, c, blank, {})
  const references = await referencesOf(app.db, studyId, known.personId === null ? [] : [known.personId])
  const person = references.get(known.personId ?? '') ?? ''
  return show(app, c, { ...known, person, attributes: { ...known.attributes } }, {})
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  const known = await findKnown(app, c)
  const form = await readForm(c)
  const { entered, values, errors } = readParticipant(form, await listAttributes(app.db, studyId))
  if (Object.keys(errors).length > 0) return show(app, c, entered, errors)
  const personId =
    entered.person === '' ? null : ((await findOrAddPerson(app.db, studyId, entered.person)) ?? null)
  const { name, role } = entered
  await saveParticipant(
    app.db,
    studyId,
    sessionId,
    known?.id,
    { name, role, personId, attributes: values },
    by,
  )
  leaveNotice(c, known ? `${name} is saved.` : `${name} takes part now.`)
  return back(c, here)
}

function readParticipant(form: Form, attributes: Awaited<ReturnType<typeof listAttributes>>) {
  const fields = fieldsOf(form)
  const name = fields.line('name', 'the name', { required: true, max: 100 })
  const role = fields.pick('role', ['participant', 'moderator'] as const)
  const person = fields.line('person', 'the reference of the person')
  if (person !== '' && readReference(person) === undefined)
    fields.errors.person = 'Write the reference without control characters.'
  const { entered, values } = readAttributes(form, fields, attributes)
  return { entered: { name, role, person, attributes: entered }, values, errors: fields.errors }
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, sessionId, here, by } = placeOf(c)
  await removeParticipant(app.db, studyId, sessionId, c.req.param('participant') ?? '', by)
  leaveNotice(c, 'The participant is gone; what they said stays under its name.')
  return back(c, here)
}
