import type { Context } from 'hono'
import { overlapping } from '../../surveys/person.ts'
import { type WaveEntries, WavePage, WavesPage } from '../../views/people/waves-page.tsx'
import type { App, Env, Routes } from '../route.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { countByWave, getWave, listWaves, removeWave, saveWave } from '../store/waves.ts'

const all = '/studies/:study/waves'
const one = `${all}/:wave`

export const waveRoutes: Routes = (app) => [
  { method: 'GET', path: all, access: 'viewer', handle: (c) => list(app, c, blank, {}) },
  { method: 'POST', path: all, access: 'editor', handle: (c) => save(app, c) },
  { method: 'GET', path: one, access: 'editor', handle: (c) => edit(app, c) },
  { method: 'POST', path: one, access: 'editor', handle: (c) => save(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

const blank: WaveEntries = { title: '', startsOn: '', endsOn: '' }
const nothing = { responses: 0, sessions: 0 }

function placeOf(c: Context<Env>) {
  const studyId = c.req.param('study') ?? ''
  return {
    studyId,
    waveId: c.req.param('wave'),
    home: `/studies/${studyId}`,
    by: c.get('visitor').user?.id ?? null,
  }
}

async function list(
  app: App,
  c: Context<Env>,
  entered: WaveEntries,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, home } = placeOf(c)
  const { page, mayEdit } = await studyFrame(app, c, { section: 'waves', title: 'Waves' })
  const counts = await countByWave(app.db, studyId)
  const waves = (await listWaves(app.db, studyId)).map((wave) => ({
    ...wave,
    ...(counts.get(wave.id) ?? nothing),
  }))
  const view = { page, home, waves, outside: counts.get('')?.responses ?? 0, entered, errors, mayEdit }
  return showPage(c, <WavesPage {...view} />, Object.keys(errors).length > 0 ? 422 : 200)
}

async function edit(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, waveId = '' } = placeOf(c)
  const { title, startsOn, endsOn } = await getWave(app.db, studyId, waveId)
  return showWave(app, c, waveId, { title, startsOn, endsOn: endsOn ?? '' }, {})
}

async function showWave(
  app: App,
  c: Context<Env>,
  id: string,
  entered: WaveEntries,
  errors: Record<string, string>,
): Promise<Response> {
  const { studyId, home } = placeOf(c)
  const wave = await getWave(app.db, studyId, id)
  const { page } = await studyFrame(app, c, {
    section: 'waves',
    title: wave.title,
    trail: [{ label: 'Waves', href: `${home}/waves` }],
  })
  const holds = (await countByWave(app.db, studyId)).get(id) ?? nothing
  const view = { page, home, wave, holds, entered, errors }
  return showPage(c, <WavePage {...view} />, Object.keys(errors).length > 0 ? 422 : 200)
}

async function save(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, waveId, home, by } = placeOf(c)
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const title = fields.line('title', 'the title', { required: true })
  const startsOn = fields.day('startsOn', 'the first day', { required: true })
  const endsOn = fields.day('endsOn', 'the last day')
  const entered = { title, startsOn: form.first('startsOn') ?? '', endsOn: form.first('endsOn') ?? '' }
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    fields.errors.endsOn = 'The last day is before the first one. Swap them, or correct one.'
  const others = (await listWaves(app.db, studyId)).filter(({ id }) => id !== waveId)
  const shared =
    startsOn === null || fields.errors.endsOn ? undefined : overlapping(others, { startsOn, endsOn })
  if (shared)
    fields.errors.startsOn = `This shares days with “${shared.title}” (${shared.startsOn} to ${shared.endsOn ?? 'no last day'}). A response can fall in one wave only.`
  if (startsOn === null || Object.keys(fields.errors).length > 0)
    return waveId === undefined
      ? list(app, c, entered, fields.errors)
      : showWave(app, c, waveId, entered, fields.errors)
  await saveWave(app.db, studyId, waveId, { title, startsOn, endsOn }, by)
  leaveNotice(c, `“${title}” is saved; everything dated is in the wave that holds its day.`)
  return back(c, `${home}/waves`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, waveId = '', home, by } = placeOf(c)
  await removeWave(app.db, studyId, waveId, by)
  leaveNotice(c, 'The wave is gone; what fell in it stays.')
  return back(c, `${home}/waves`)
}
