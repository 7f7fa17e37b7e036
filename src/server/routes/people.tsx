import type { Context } from 'hono'
import { z } from 'zod'
import { readReference } from '../../surveys/person.ts'
import { PeoplePage } from '../../views/people/people-page.tsx'
import { PersonFormPage, PersonPage } from '../../views/people/person-page.tsx'
import { thousands } from '../../views/parts/numbers.ts'
import type { App, Env, Routes } from '../route.ts'
import { readAttributes } from '../attribute-form.ts'
import { fieldsOf } from '../fields.ts'
import { type Form, readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { listAttributes } from '../store/attributes.ts'
import { historyOf } from '../store/person-history.ts'
import {
  countPeople,
  findPersonByReference,
  getPerson,
  listPeople,
  removePerson,
  savePerson,
} from '../store/people.ts'

const all = '/studies/:study/people'
const one = `${all}/:person`

export const peopleRoutes: Routes = (app) => [
  { method: 'GET', path: all, access: 'viewer', handle: (c) => list(app, c) },
  { method: 'GET', path: `${all}/new`, access: 'editor', handle: (c) => showForm(app, c, blank, {}) },
  { method: 'POST', path: all, access: 'editor', handle: (c) => save(app, c) },
  { method: 'GET', path: one, access: 'viewer', handle: (c) => show(app, c) },
  { method: 'GET', path: `${one}/edit`, access: 'editor', handle: (c) => edit(app, c) },
  { method: 'POST', path: one, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

function placeOf(c: Context<Env>) {
  const studyId = c.req.param('study') ?? ''
  return {
    studyId,
    personId: c.req.param('person'),
    home: `/studies/${studyId}`,
    by: c.get('visitor').user?.id ?? null,
  }
}

const peopleOnPage = 50

async function list(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, home } = placeOf(c)
  const { page, mayEdit } = await studyFrame(app, c, { section: 'people', title: 'People' })
  const like = (c.req.query('like') ?? '').trim().slice(0, 200)
  const after = c.req.query('after')
  const found = await listPeople(app.db, studyId, { limit: peopleOnPage + 1, after, like })
  const total = await countPeople(app.db, studyId, like)
  const people = found.slice(0, peopleOnPage)
  const last = people.at(-1)?.reference
  const query = new URLSearchParams({ ...(like && { like }), after: last ?? '' })
  const pager = {
    summary: `${thousands(people.length)} of ${thousands(total)} people`,
    // Pages are found by the last reference; the first one is the way back.
    previous:
      after === undefined ? undefined : `${home}/people${like && `?${new URLSearchParams({ like })}`}`,
    next: found.length > peopleOnPage ? `${home}/people?${query}` : undefined,
  }
  return showPage(c, <PeoplePage {...{ page, home, people, total, like, pager, mayEdit }} />)
}

async function show(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, personId = '', home } = placeOf(c)
  const person = await getPerson(app.db, studyId, personId)
  const { page, mayEdit } = await studyFrame(app, c, {
    section: 'people',
    title: person.reference,
    trail: [{ label: 'People', href: `${home}/people` }],
  })
  const attributes = (await listAttributes(app.db, studyId)).flatMap(({ name, kind }) => {
    const value = person.attributes[name]
    return value === undefined ? [] : [{ name, kind, value }]
  })
  const history = await historyOf(app.db, studyId, personId)
  return showPage(c, <PersonPage {...{ page, home, person, attributes, ...history, mayEdit }} />)
}

interface Entered {
  reference: string
  email: string
  company: string
  attributes: Record<string, string>
}

const blank: Entered = { reference: '', email: '', company: '', attributes: {} }

async function edit(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, personId = '' } = placeOf(c)
  const { reference, email, company, attributes } = await getPerson(app.db, studyId, personId)
  const entered = { reference, email: email ?? '', company: company ?? '', attributes: { ...attributes } }
  return showForm(app, c, entered, {})
}

async function showForm(
  app: App,
  c: Context<Env>,
  entered: Entered,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, personId, home } = placeOf(c)
  const known = personId === undefined ? undefined : await getPerson(app.db, studyId, personId)
  const history = known && (await historyOf(app.db, studyId, known.id))
  const { page } = await studyFrame(app, c, {
    section: 'people',
    title: known ? `Edit ${known.reference}` : 'Add a person',
    trail: [
      { label: 'People', href: `${home}/people` },
      ...(known ? [{ label: known.reference, href: `${home}/people/${known.id}` }] : []),
    ],
  })
  const person = known &&
    history && {
      id: known.id,
      reference: known.reference,
      responses: history.responses.length,
      sessions: history.sessions.length,
    }
  const attributes = await listAttributes(app.db, studyId)
  const view = { page, home, person, entered, attributes, errors }
  return showPage(c, <PersonFormPage {...view} />, Object.keys(errors).length > 0 ? 422 : 200)
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, personId, home, by } = placeOf(c)
  const known = personId === undefined ? undefined : await getPerson(app.db, studyId, personId)
  const form = await readForm(c)
  const { entered, values, errors } = readPerson(form, await listAttributes(app.db, studyId))
  const same = await findPersonByReference(app.db, studyId, entered.reference)
  if (same !== undefined && same !== known?.id)
    errors.reference = `There is already a person “${entered.reference}” in this study. Use another reference.`
  if (Object.keys(errors).length > 0) return showForm(app, c, entered, errors)
  const { reference, email, company } = entered
  // Values of attributes that are not defined any more, or were not in the form, stay.
  const attributes = { ...known?.attributes, ...entered.attributes, ...values }
  const id = await savePerson(
    app.db,
    studyId,
    known?.id,
    {
      reference,
      email: email || null,
      company: company || null,
      attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
    },
    by,
  )
  leaveNotice(c, known ? `${reference} is saved.` : `${reference} is added.`)
  return back(c, `${home}/people/${id}`)
}

function readPerson(form: Form, attributes: Awaited<ReturnType<typeof listAttributes>>) {
  const fields = fieldsOf(form)
  const reference = fields.line('reference', 'the reference', { required: true })
  if (reference !== '' && readReference(reference) === undefined && !fields.errors.reference)
    fields.errors.reference = 'Write the reference without control characters.'
  const email = fields.line('email', 'the e-mail', { max: 254 })
  if (email !== '' && !z.email().safeParse(email).success)
    fields.errors.email = 'Write an e-mail address like olga@example.org, or leave it empty.'
  const company = fields.line('company', 'the company')
  const { entered, values } = readAttributes(form, fields, attributes)
  return { entered: { reference, email, company, attributes: entered }, values, errors: fields.errors }
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, personId = '', home, by } = placeOf(c)
  await removePerson(app.db, studyId, personId, by)
  leaveNotice(c, 'The person is gone; their responses and sessions stay, bound to nobody.')
  return back(c, `${home}/people`)
}
