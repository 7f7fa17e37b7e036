import { askIfSound } from '../../surveys/ask.ts'
import { fileKinds, fileName, kindOfFile } from '../../surveys/file-kind.ts'
import { type FileRule, pressPart } from '../../surveys/question-type.ts'
import { type FileReference, type Refusal, removedFiles } from '../../surveys/question-types/stored-files.tsx'
import type { Answers } from '../../surveys/response.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import type { Form, Upload } from '../forms.ts'
import type { Db } from '../store/db.ts'
import { filesOfOwner, removeFilesOfOwner, saveFile, type StoredFile } from '../store/files.ts'

/** Whose files they are; nobody's are neither taken nor believed. */
interface Owner {
  studyId: string
  surveyId: string
  keyHash: string | undefined
}

/** A form, and the ids of all files of its response that it found or brought. */
export interface FormOfFiles {
  form: Form
  files: readonly string[]
}

const mostBytes = 40_000_000

/** The largest body that a survey's form may have, where files come with it. */
export function largestBody(definition: Survey): number | undefined {
  const files = [...rulesOf(definition).values()].reduce((sum, rule) => sum + rule.most * rule.mostBytes, 0)
  return files === 0 ? undefined : Math.min(files, mostBytes) + (1 << 20)
}

/**
 * The form with its files in the store: what asks for files reads their references, written by us alone. A reference
 * to a file of somebody else is read as none at all, and what was not taken is said with the reason.
 */
export async function withFiles(db: Db, owner: Owner, definition: Survey, form: Form): Promise<FormOfFiles> {
  const rules = rulesIn(definition, form)
  if (rules.size === 0) return { form, files: [] }
  const own =
    owner.keyHash === undefined ? [] : await filesOfOwner(db, owner.studyId, owner.surveyId, owner.keyHash)
  const fields = new Map<string, string[]>()
  const added: string[] = []
  for (const [name, rule] of rules) {
    const kept = keptIn(form, name, own)
    const taken = await takeUploads(db, owner, rule, form.uploads(`${name}.file`), kept)
    fields.set(`${name}.file`, taken.references)
    fields.set(`${name}.refused`, taken.refused)
    added.push(...taken.added)
  }
  const filled: Form = {
    ...form,
    first: (name) => (fields.get(name) ?? form.all(name))[0],
    all: (name) => fields.get(name) ?? form.all(name),
    names: () => [...new Set([...form.names(), ...fields.keys()])],
  }
  return { form: filled, files: [...own.map(({ id }) => id), ...added] }
}

/**
 * Of the files that a form knew, those go that the answers no longer name; a page that is shown once more keeps those
 * it shows.
 */
export async function removeLeftFiles(
  db: Db,
  { surveyId, keyHash }: Owner & { keyHash: string },
  { form, files }: FormOfFiles,
  { answers, shown }: { answers: Answers; shown: boolean },
): Promise<void> {
  if (files.length === 0) return
  const fields = form.names().filter((name) => shown && name.endsWith('.file'))
  const named = JSON.stringify(answers) + fields.flatMap((name) => form.all(name)).join()
  const left = files.filter((id) => !named.includes(`"${id}"`))
  await removeFilesOfOwner(db, surveyId, keyHash, left)
}

const rulesKept = new WeakMap<Survey, ReadonlyMap<string, FileRule>>()

/** By question id; a definition never changes. */
function rulesOf(definition: Survey): ReadonlyMap<string, FileRule> {
  const known = rulesKept.get(definition)
  if (known) return known
  const rules = new Map<string, FileRule>()
  for (const question of questionsOf(definition)) {
    const rule = askIfSound(question)?.files
    if (rule) rules.set(question.id, rule)
  }
  rulesKept.set(definition, rules)
  return rules
}

/** The questions of this form that take files, by the names of their fields. */
function rulesIn(definition: Survey, form: Form): Map<string, FileRule> {
  const rules = new Map<string, FileRule>()
  const byId = rulesOf(definition)
  if (byId.size === 0) return rules
  for (const field of [...form.names(), ...form.uploadNames()]) {
    const [, name, id = ''] = /^(q\.([^.]+))\.(?:file|refused)$/.exec(field) ?? []
    // In a round of a loop the question is called by its round, too.
    const rule = byId.get(id) ?? byId.get(id.split(':')[0] ?? '')
    if (name && rule) rules.set(name, rule)
  }
  return rules
}

/** The files that the form brings along, each as the store knows it; any other reference stays unreadable. */
function keptIn(form: Form, name: string, own: readonly StoredFile[]): string[] {
  const removed = removedFiles(form.all(`${name}.${pressPart}`))
  return form.all(`${name}.file`).flatMap((written) => {
    const [, id] = /"id":"([0-9a-z]{1,64})"/.exec(written) ?? []
    const file = own.find((one) => one.id === id)
    if (!file) return [written.trim() === '' ? '' : 'not a file of this response']
    return removed.includes(file.id) ? [] : [referenceTo(file)]
  })
}

async function takeUploads(
  db: Db,
  owner: Owner,
  rule: FileRule,
  sent: readonly Upload[],
  kept: string[],
): Promise<{ references: string[]; refused: string[]; added: string[] }> {
  const references = kept.filter((written) => written !== '')
  const refused: string[] = []
  const added: string[] = []
  for (const upload of sent) {
    // A file input that was left alone sends a file without name and content.
    if (upload.name === '' && upload.bytes.length === 0) continue
    // Where there is one place, the new file takes it.
    if (rule.most === 1 && references.length === 1) references.pop()
    const taken = await takeUpload(db, owner, rule, upload, references.length)
    if (taken.file) {
      references.push(referenceTo(taken.file))
      added.push(taken.file.id)
    } else refused.push(`${taken.reason} ${upload.name}`)
  }
  return { references, refused, added }
}

type Taking = { file: StoredFile; reason?: never } | { file?: never; reason: Refusal }

async function takeUpload(
  db: Db,
  { studyId, surveyId, keyHash }: Owner,
  rule: FileRule,
  { name, bytes }: Upload,
  held: number,
): Promise<Taking> {
  if (bytes.length === 0) return { reason: 'empty' }
  if (bytes.length > rule.mostBytes) return { reason: 'size' }
  const kind = kindOfFile(bytes)
  if (!kind || !rule.kinds.includes(kind)) return { reason: 'kind' }
  if (held >= rule.most || keyHash === undefined) return { reason: 'many' }
  const about = {
    studyId,
    surveyId,
    owner: keyHash,
    name: fileName(name, kind),
    mediaType: fileKinds[kind].mediaType,
  }
  return { file: await saveFile(db, about, once(bytes)) }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function referenceTo({ id, name, mediaType, size }: StoredFile): string {
  return JSON.stringify({ id, name, type: mediaType, size } satisfies FileReference)
}
