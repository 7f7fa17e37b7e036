import { askIfSound } from '../../surveys/ask.ts'
import { fileKinds, fileName, kindOfFile } from '../../surveys/file-kind.ts'
import type { FileRule } from '../../surveys/question-type.ts'
import type { FileReference, Refusal } from '../../surveys/question-types/stored-files.tsx'
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

const mostBytes = 40_000_000

/** The largest body that a survey's form may have, where files come with it. */
export function largestBody(definition: Survey): number | undefined {
  const rules = questionsOf(definition).flatMap((question) => askIfSound(question)?.files ?? [])
  const files = rules.reduce((sum, rule) => sum + rule.most * rule.mostBytes, 0)
  return files === 0 ? undefined : Math.min(files, mostBytes) + (1 << 20)
}

/**
 * The form with its files in the store: what asks for files reads their references, written by us alone. A reference
 * to a file of somebody else is read as none at all, and what was not taken is said with the reason.
 */
export async function withFiles(db: Db, owner: Owner, definition: Survey, form: Form): Promise<Form> {
  const rules = rulesIn(definition, form)
  if (rules.size === 0) return form
  const own =
    owner.keyHash === undefined ? [] : await filesOfOwner(db, owner.studyId, owner.surveyId, owner.keyHash)
  const fields = new Map<string, string[]>()
  for (const [name, rule] of rules) {
    const kept = keptIn(form, name, own)
    const taken = await takeUploads(db, owner, rule, form.uploads(`${name}.file`), kept)
    fields.set(`${name}.file`, taken.references)
    fields.set(`${name}.refused`, taken.refused)
  }
  return {
    ...form,
    first: (name) => (fields.get(name) ?? form.all(name))[0],
    all: (name) => fields.get(name) ?? form.all(name),
    names: () => [...new Set([...form.names(), ...fields.keys()])],
  }
}

/** Files that this go has left behind: those it came with, and which neither its answers nor its form name any more. */
export async function removeLeftFiles(
  db: Db,
  { studyId, surveyId, keyHash }: Owner & { keyHash: string },
  answers: Answers,
  form: Form,
  before: readonly string[],
): Promise<void> {
  if (before.length === 0) return
  const named = JSON.stringify(answers)
  const own = await filesOfOwner(db, studyId, surveyId, keyHash)
  const shown = form
    .names()
    .filter((name) => name.endsWith('.file'))
    .flatMap((name) => form.all(name))
    .join()
  const left = own.filter(
    ({ id }) => before.includes(id) && !named.includes(`"${id}"`) && !shown.includes(`"${id}"`),
  )
  await removeFilesOfOwner(
    db,
    surveyId,
    keyHash,
    left.map(({ id }) => id),
  )
}

/** The questions of this form that take files, by the names of their fields. */
function rulesIn(definition: Survey, form: Form): Map<string, FileRule> {
  const rules = new Map<string, FileRule>()
  const byId = new Map(questionsOf(definition).map((question) => [question.id, question]))
  for (const field of [...form.names(), ...form.uploadNames()]) {
    const [, name, id = ''] = /^(q\.([^.]+))\.(?:file|refused|remove)$/.exec(field) ?? []
    // In a round of a loop the question is called by its round, too.
    const question = byId.get(id) ?? byId.get(id.split(':')[0] ?? '')
    const rule = question && askIfSound(question)?.files
    if (name && rule) rules.set(name, rule)
  }
  return rules
}

/** The files that the form brings along, each as the store knows it; any other reference stays unreadable. */
function keptIn(form: Form, name: string, own: readonly StoredFile[]): string[] {
  const removed = form.all(`${name}.remove`)
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
): Promise<{ references: string[]; refused: string[] }> {
  const references = kept.filter((written) => written !== '')
  const refused: string[] = []
  for (const upload of sent) {
    // A file input that was left alone sends a file without name and content.
    if (upload.name === '' && upload.bytes.length === 0) continue
    // Where there is one place, the new file takes it.
    if (rule.most === 1 && references.length === 1) references.pop()
    const taken = await takeUpload(db, owner, rule, upload, references.length)
    if (taken.file) references.push(referenceTo(taken.file))
    else refused.push(`${taken.reason} ${upload.name}`)
  }
  return { references, refused }
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
