import type { Context } from 'hono'
import { attribute, attributeKinds, attributeScales } from '../../surveys/person.ts'
import { AttributesPage } from '../../views/people/attributes-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { listAttributes, removeAttribute, saveAttribute } from '../store/attributes.ts'

const path = '/studies/:study/attributes'

export const attributeRoutes: Routes = (app) => [
  { method: 'GET', path, access: 'viewer', handle: (c) => show(app, c, blank, {}) },
  { method: 'POST', path, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${path}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

interface Entered {
  name: string
  kind: string
  scale: string
  options: string
}

const blank: Entered = { name: '', kind: 'demographic', scale: 'nominal', options: '' }

async function show(
  app: App,
  c: Context<Env>,
  entered: Entered,
  errors: Record<string, string>,
): Promise<Response> {
  const studyId = c.req.param('study') ?? ''
  const home = `/studies/${studyId}`
  const { page, mayEdit } = await studyFrame(app, c, {
    section: 'people',
    title: 'Attributes of people',
    trail: [{ label: 'People', href: `${home}/people` }],
  })
  const attributes = await listAttributes(app.db, studyId)
  const view = { page, home, attributes, entered, errors, mayEdit }
  return showPage(c, <AttributesPage {...view} />, Object.keys(errors).length > 0 ? 422 : 200)
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const studyId = c.req.param('study') ?? ''
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const entered = {
    name: fields.line('name', 'the name', { required: true, max: 60 }),
    kind: fields.pick('kind', attributeKinds),
    scale: fields.pick('scale', attributeScales),
    options: fields.text('options', 'the values', { max: 100_000 }),
  }
  const options = [...new Set(entered.options.split('\n').map((line) => line.trim()))].filter(Boolean)
  const picked = entered.scale === 'nominal' || entered.scale === 'ordinal'
  if (entered.scale === 'ordinal' && options.length < 2)
    fields.errors.options = 'Write at least two values, one a line, in their order.'
  const read = attribute.safeParse({ ...entered, options: picked ? options : [] })
  for (const { path, message } of read.error?.issues ?? [])
    fields.errors[String(path[0] ?? 'name')] ??= message
  if (!read.success || Object.keys(fields.errors).length > 0) return show(app, c, entered, fields.errors)
  await saveAttribute(app.db, studyId, read.data, c.get('visitor').user?.id ?? null)
  leaveNotice(c, `“${read.data.name}” is saved.`)
  return back(c, `/studies/${studyId}/attributes`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const studyId = c.req.param('study') ?? ''
  const name = (await readForm(c)).first('name') ?? ''
  await removeAttribute(app.db, studyId, name.replaceAll('\0', ''), c.get('visitor').user?.id ?? null)
  leaveNotice(c, `“${name}” is gone.`)
  return back(c, `/studies/${studyId}/attributes`)
}
