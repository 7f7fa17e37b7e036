import type { Context } from 'hono'
import { knownOf } from '../../analysis/segments/rule.ts'
import type { Column } from '../../surveys/column.ts'
import { plainText } from '../../surveys/markdown.ts'
import { ProfilePage } from '../../views/findings/profile-page.tsx'
import { ReadingPage } from '../../views/findings/reading-page.tsx'
import { SegmentFormPage, type SegmentFormProps } from '../../views/findings/segment-form-page.tsx'
import { SegmentsPage } from '../../views/findings/segments-page.tsx'
import { percent, percentRange } from '../../views/parts/figures.ts'
import { counted, thousands } from '../../views/parts/numbers.ts'
import type { App, Env, Routes } from '../route.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import { profileProps } from '../profiles.ts'
import { type Segment, getSegment, listSegments, removeSegment, saveSegment } from '../store/segments.ts'
import { listWaves } from '../store/waves.ts'
import { waveAsked } from '../wave-asked.ts'

const list = '/studies/:study/segments'
const one = `${list}/:segment`

export const segmentRoutes: Routes = (app) => [
  { method: 'GET', path: list, access: 'viewer', handle: (c) => showList(app, c) },
  { method: 'GET', path: `${list}/new`, access: 'editor', handle: (c) => showForm(app, c, undefined, {}) },
  { method: 'POST', path: list, access: 'editor', handle: (c) => save(app, c, undefined) },
  { method: 'GET', path: one, access: 'viewer', handle: (c) => showProfile(app, c) },
  { method: 'GET', path: `${one}/json`, access: 'viewer', handle: (c) => sendProfile(app, c) },
  {
    method: 'GET',
    path: `${one}/edit`,
    access: 'editor',
    handle: async (c) => {
      const { id, title, rule } = await segmentIn(app, c)
      return showForm(app, c, id, { entered: { title, rule } })
    },
  },
  {
    method: 'POST',
    path: one,
    access: 'editor',
    handle: async (c) => save(app, c, (await segmentIn(app, c)).id),
  },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function showList(app: App, c: Context<Env>): Promise<Response> {
  const { study, mayEdit, page } = await studyFrame(app, c, { section: 'segments', title: 'Segments' })
  const segments = await listSegments(app.db, study.id)
  const reply = await app.analysis.segmentSizes(
    study.id,
    segments.map(({ rule }) => rule),
  )
  const sizes = reply.state === 'ready' ? reply.result : []
  const held = await app.analysis.heldBack(
    study.id,
    segments.map(({ title, rule }) => ({ title, rule })),
  )
  const notes = held.state === 'ready' ? held.result : []
  return showPage(
    c,
    <SegmentsPage
      page={page}
      home={`/studies/${study.id}`}
      mayEdit={mayEdit}
      segments={segments.map(({ id, title, rule }, place) => {
        const size = sizes[place]
        const note = notes[place] ?? undefined
        if (size === undefined) return { id, title, rule, people: 'counting', share: '–' }
        if (typeof size === 'string') return { id, title, rule, people: '–', share: size }
        const share = `${percent(size.share)} (${percentRange(size.low, size.high)})`
        return { id, title, rule, people: thousands(size.count), share, note }
      })}
    />,
  )
}

async function showForm(
  app: App,
  c: Context<Env>,
  id: string | undefined,
  shown: Partial<Pick<SegmentFormProps, 'entered' | 'errors' | 'size'>>,
): Promise<Response> {
  const heading = id === undefined ? 'Define a segment' : 'Change a segment'
  const trail = [{ label: 'Segments', href: list.replace(':study', c.req.param('study') ?? '') }]
  const { study, page } = await studyFrame(app, c, { section: 'segments', title: heading, trail })
  const columns = await app.analysis.columns(study.id)
  const { entered = { title: '', rule: '' }, errors = {}, size } = shown
  return showPage(
    c,
    <SegmentFormPage
      page={page}
      heading={heading}
      action={`/studies/${study.id}/segments${id === undefined ? '' : `/${id}`}`}
      save={id === undefined ? 'Create the segment' : 'Save the segment'}
      entered={entered}
      errors={errors}
      size={size}
      columns={columns.state === 'ready' ? columnHelp(columns.result) : []}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

async function save(app: App, c: Context<Env>, id: string | undefined): Promise<Response> {
  const study = c.req.param('study') ?? ''
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const looking = form.first('look') === 'size'
  const title = fields.line('title', 'the name', { required: !looking })
  const rule = fields.text('rule', 'the rule', { required: true, max: 4_000 })
  const errors: SegmentFormProps['errors'] = fields.errors
  const size = errors.rule ? undefined : await sizeOf(app, study, rule)
  if (size && 'message' in size) errors.rule = size.message
  const found = size && 'words' in size ? size.words : undefined
  if (looking || Object.keys(errors).length > 0)
    return showForm(app, c, id, { entered: { title, rule }, errors, size: found })
  const saved = await saveSegment(app.db, study, id, { title, rule }, c.get('visitor').user?.id ?? null)
  leaveNotice(c, `“${title}” is saved.`)
  return back(c, `/studies/${study}/segments/${saved}`)
}

async function showProfile(app: App, c: Context<Env>): Promise<Response> {
  const segment = await segmentIn(app, c)
  const trail = [{ label: 'Segments', href: `/studies/${segment.studyId}/segments` }]
  const { study, mayEdit, page } = await studyFrame(app, c, {
    section: 'segments',
    title: segment.title,
    trail,
  })
  const wave = await waveAsked(app, c, study.id)
  const reply = await app.analysis.profile(study.id, segment.rule, {
    wave: wave?.id,
    earlier: await earlierThan(app, segment),
  })
  if (reply.state === 'reading') {
    c.header('Refresh', '2')
    return showPage(c, <ReadingPage page={page} title={segment.title} read={reply.read} of={reply.of} />)
  }
  return showPage(
    c,
    <ProfilePage
      page={page}
      home={`/studies/${study.id}`}
      segment={segment}
      mayEdit={mayEdit}
      filter={{
        action: `/studies/${study.id}/segments/${segment.id}`,
        waves: await listWaves(app.db, study.id),
        wave: wave?.id,
      }}
      {...(await profileProps(app.db, study.id, reply, wave?.title))}
    />,
  )
}

/** Everything the page rounds, with bases and intervals. */
async function sendProfile(app: App, c: Context<Env>): Promise<Response> {
  const segment = await segmentIn(app, c)
  const { id, studyId, title, rule } = segment
  const wave = await waveAsked(app, c, studyId)
  const reply = await app.analysis.profile(studyId, rule, {
    wave: wave?.id,
    earlier: await earlierThan(app, segment),
  })
  if (reply.state === 'unfit') throw problem('notValid', { why: reply.message })
  if (reply.state === 'reading') throw problem('storeBusy')
  c.header('Content-Disposition', `attachment; filename="segment-${id}.json"`)
  return c.json({ segment: { id, title, rule }, wave: wave ?? null, number: reply.number, ...reply.result })
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, id, title } = await segmentIn(app, c)
  await removeSegment(app.db, studyId, id, c.get('visitor').user?.id ?? null)
  leaveNotice(c, `“${title}” is removed.`)
  return back(c, `/studies/${studyId}/segments`)
}

async function earlierThan(app: App, { studyId, id }: Segment): Promise<Segment[]> {
  return (await listSegments(app.db, studyId)).filter((other) => other.id < id)
}

function segmentIn(app: App, c: Context<Env>) {
  return getSegment(app.db, c.req.param('study') ?? '', c.req.param('segment') ?? '')
}

async function sizeOf(
  app: App,
  study: string,
  rule: string,
): Promise<{ words: string } | { message: string }> {
  const reply = await app.analysis.segmentSizes(study, [rule])
  const size = reply.state === 'ready' ? reply.result[0] : undefined
  if (typeof size === 'string') return { message: size }
  if (!size) return { message: 'We are still reading the answers. Send this again in a moment.' }
  const share =
    size.share === null ? '' : `, ${percent(size.share)} (${percentRange(size.low, size.high)}) of everybody`
  return { words: `${counted(size.count, 'person', 'people')}${share}` }
}

/** Each column with what its values are, so that a rule can be written without leaving the page. */
function columnHelp(columns: readonly Column[]): SegmentFormProps['columns'] {
  const known = knownOf(columns)
  return columns.flatMap((column) => {
    const { kind } = known.get(column.key) ?? {}
    if (!kind) return []
    return [{ key: column.key, label: plainText(column.label), reads: readsOf(column, kind) }]
  })
}

function readsOf({ options = [] }: Column, kind: string): string {
  if (kind === 'number') return 'a number'
  if (kind === 'date') return "a date, like '2026-03-31'"
  const shown = options
    .slice(0, 30)
    .map(({ id, label }) => (id === label ? `'${id}'` : `'${id}' (${plainText(label)})`))
  const more = options.length > 30 ? ` and ${options.length - 30} more` : ''
  return `${kind === 'set' ? 'contains' : 'one of'} ${shown.join(', ')}${more}`
}
