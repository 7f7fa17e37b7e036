import type { Context } from 'hono'
import type { ReadCsv } from '../../surveys/formats/csv/csv.ts'
import { noteText } from '../../surveys/formats/csv/notes.ts'
import { formats } from '../../surveys/formats/index.ts'
import { askIfSound } from '../../surveys/ask.ts'
import { type QuestionTypeName, questionTypes } from '../../surveys/question-types/index.ts'
import { textIn } from '../../surveys/text.ts'
import { ImportGuessPage } from '../../views/design/import-guess-page.tsx'
import { ImportPage } from '../../views/design/import-page.tsx'
import { counted } from '../../views/parts/numbers.ts'
import type { App, Env, Route, Routes } from '../route.ts'
import { readForm, type Upload } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { correctedBy, linesOf } from '../import-form.ts'
import { bytesOf, storeImport } from '../imports.ts'
import { back, showPage } from '../page.tsx'
import { getFile, saveFile, type StoredFile } from '../store/files.ts'

const path = '/studies/:study/import'

export const importRoutes: Routes = (app): Route[] => [
  { method: 'GET', path, access: 'editor', handle: (c) => showUpload(app, c) },
  { method: 'POST', path, access: 'editor', limit: 32 << 20, handle: (c) => upload(app, c) },
  { method: 'GET', path: `${path}/:file`, access: 'editor', handle: (c) => show(app, c) },
  { method: 'POST', path: `${path}/:file/check`, access: 'editor', handle: (c) => check(app, c) },
  { method: 'POST', path: `${path}/:file`, access: 'editor', handle: (c) => store(app, c) },
]

async function showUpload(app: App, c: Context<Env>, error?: string): Promise<Response> {
  const { study, page } = await studyFrame(app, c, { section: 'surveys', title: 'Bring in answers' })
  return showPage(
    c,
    <ImportPage page={page} here={`/studies/${study.id}/import`} error={error} />,
    error ? 422 : 200,
  )
}

async function upload(app: App, c: Context<Env>): Promise<Response> {
  const file = (await readForm(c)).file('file')
  if (!file || file.bytes.length === 0) return showUpload(app, c, 'Choose a CSV file first')
  const read = await formats.csv.read(file.bytes, {})
  if (!read.ok) return showUpload(app, c, read.issues[0]?.message)
  const about = { studyId: studyOf(c), name: file.name.slice(0, 300) || 'answers.csv', mediaType: 'text/csv' }
  const stored = await saveFile(app.db, about, bytesIn(file))
  return back(c, `/studies/${about.studyId}/import/${stored.id}`)
}

async function* bytesIn({ bytes }: Upload): AsyncGenerator<Uint8Array> {
  yield bytes
}

async function show(app: App, c: Context<Env>): Promise<Response> {
  const file = await getFile(app.db, studyOf(c), c.req.param('file') ?? '')
  return showGuess(
    app,
    c,
    file,
    await formats.csv.read(await bytesOf(app.db, file), { title: titleOf(file) }),
    [],
  )
}

async function check(app: App, c: Context<Env>): Promise<Response> {
  const { file, read, errors, open } = await readCorrected(app, c)
  return showGuess(app, c, file, read, errors, open)
}

async function store(app: App, c: Context<Env>): Promise<Response> {
  const { file, read, errors, open } = await readCorrected(app, c)
  if (!read.ok || errors.length > 0) return showGuess(app, c, file, read, errors, open)
  const source = { studyId: file.studyId, sha256: file.sha256, open, keep: async () => file }
  const { survey, added, known } = await storeImport(app.db, source, read, c.get('visitor').user?.id ?? null)
  const before = known > 0 ? ` ${known} were there already.` : ''
  const state = survey.state === 'closed' ? ' The survey is closed to further answers.' : ''
  leaveNotice(c, `${counted(added, 'response')} ${added === 1 ? 'is' : 'are'} stored.${before}${state}`)
  return back(c, `/studies/${file.studyId}/surveys/${survey.id}`)
}

interface Corrected {
  file: StoredFile
  read: ReadCsv
  errors: { field: string; message: string }[]
  /** People may answer the new survey at once. */
  open: boolean
}

/** The file read by the guess as the form corrected it. The guess itself is made anew, as it depends on the file alone. */
async function readCorrected(app: App, c: Context<Env>): Promise<Corrected> {
  const form = await readForm(c)
  const file = await getFile(app.db, studyOf(c), c.req.param('file') ?? '')
  const bytes = await bytesOf(app.db, file)
  const title = form.first('title')?.trim().slice(0, 300) || titleOf(file)
  const first = await formats.csv.read(bytes, { title })
  const open = form.first('open') !== undefined
  if (!first.ok) return { file, read: first, errors: [], open }
  const { guess, errors } = correctedBy(form, first.guess)
  return { file, read: await formats.csv.read(bytes, { title, guess }), errors, open }
}

async function showGuess(
  app: App,
  c: Context<Env>,
  file: StoredFile,
  read: ReadCsv,
  errors: { field?: string; message: string }[],
  open = false,
): Promise<Response> {
  if (!read.ok) return showUpload(app, c, read.issues.map(({ message }) => message).join(' '))
  const { study, page } = await studyFrame(app, c, {
    section: 'surveys',
    title: 'Is this what the columns mean?',
    trail: [{ label: 'Bring in answers', href: `/studies/${file.studyId}/import` }],
  })
  // The whole file is walked, so that what would be left out is known before anything is stored.
  for await (const _ of read.rows());
  const view = (
    <ImportGuessPage
      page={page}
      here={`/studies/${study.id}/import/${file.id}`}
      file={file.name}
      count={read.count}
      title={textIn(read.survey.title, 'en')}
      lines={linesOf(read.guess, read.samples)}
      types={types}
      notes={read.notes().map(noteText)}
      errors={errors}
      open={open}
    />
  )
  return showPage(c, view, errors.length > 0 ? 422 : 200)
}

/** Kinds whose answers stand in one column and are all that is needed to ask for them. */
const types = Object.entries(questionTypes)
  .filter(([, { answer, fill, files }]) => answer !== undefined && !fill && !files)
  .filter(([name]) => isOneColumn(name as QuestionTypeName)) // one of its own keys
  .map(([value, { label }]) => ({ value, label }))

function isOneColumn(name: QuestionTypeName): boolean {
  const { blank } = questionTypes[name]
  const asked = askIfSound({ id: 'asked', type: name, title: {}, required: false, settings: { ...blank } })
  return asked !== undefined && asked.columns('en').length === 1 && !asked.arranged
}

function titleOf({ name }: StoredFile): string {
  return name.replace(/\.[^.]+$/, '').slice(0, 300) || 'Imported answers'
}

function studyOf(c: Context<Env>): string {
  return c.req.param('study') ?? ''
}
