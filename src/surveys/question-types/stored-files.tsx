import { z } from 'zod'
import { type FileKind, fileKinds } from '../file-kind.ts'
import { type FileRule, type Inputs, type Parsed, pressPart } from '../question-type.ts'
import { type Issue, say } from '../words.ts'

/** What questions share whose answers are files: the files lie in the store, the answer names them. */

const wanted = 'send files as they were given back when they were uploaded'

export const fileReference = z.strictObject(
  {
    id: z.string(wanted).regex(/^[0-9a-z]{1,64}$/, wanted),
    name: z.string(wanted).min(1, wanted).max(200, wanted),
    /** Told from the content. */
    type: z.string(wanted).max(100, wanted),
    size: z.int(wanted).min(0, wanted),
  },
  wanted,
)
export type FileReference = z.infer<typeof fileReference>

export const fileList = z.array(fileReference, wanted).max(20, wanted)

/**
 * What came with the form: files that lie in the store by now, each as its reference, less those to be removed; or why
 * one was not taken. Whoever reads the form sees to it that nobody else can write these.
 */
export function readFiles(inputs: Inputs): Parsed<FileReference[]> {
  const refused = inputs('refused')[0]
  if (refused) return { ok: false, issue: refusal(refused) }
  const files: FileReference[] = []
  const removed = removedFiles(inputs(pressPart))
  for (const written of inputs('file').filter((value) => value.trim() !== '')) {
    const read = readReference(written)
    if (!read) return { ok: false, issue: { word: 'files.unknown' } }
    if (!removed.includes(read.id)) files.push(read)
  }
  return { ok: true, answer: files }
}

const holder = z.object({ files: fileList })

/** The files that an answer of any such question names. */
export function filesIn(answer: unknown): FileReference[] {
  return holder.safeParse(answer).data?.files ?? []
}

/** The file whose button was pressed. */
export function removedFiles(pressed: readonly string[]): string[] {
  return pressed.flatMap((value) => /^remove ([0-9a-z]{1,64})$/.exec(value)?.[1] ?? [])
}

/** Why a file was not taken, to be said beside its question: a reason, a blank, the file's name. */
export type Refusal = 'kind' | 'size' | 'empty' | 'many'

function refusal(written: string): Issue {
  const [, reason = '', name = ''] = /^(kind|size|empty|many) (.*)$/s.exec(written) ?? []
  return reason === 'kind' || reason === 'size' || reason === 'empty' || reason === 'many'
    ? { word: `files.${reason}`, with: { name: name.slice(0, 100) } }
    : { word: 'files.unknown' }
}

function readReference(written: string): FileReference | undefined {
  try {
    return fileReference.safeParse(JSON.parse(written)).data
  } catch {
    return undefined
  }
}

export function checkFiles(files: readonly FileReference[], rule: FileRule): Issue | undefined {
  if (files.length > rule.most) return { word: 'files.most', with: { count: rule.most } }
  const types = rule.kinds.map((kind): string => fileKinds[kind].mediaType)
  const ids = new Set(files.map(({ id }) => id))
  for (const { name, type, size } of files) {
    if (!types.includes(type)) return { word: 'files.kind', with: { name } }
    if (size > rule.mostBytes) return { word: 'files.size', with: { name } }
  }
  return ids.size === files.length ? undefined : { word: 'files.unknown' }
}

/** As a person reads them; a file cannot be brought in by its name. */
export function writeFiles(files: readonly FileReference[]): string {
  return files.map(({ name, size }) => `${name} (${sizeInWords(size)})`).join(', ')
}

export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${size < 10 ? Math.round(size * 10) / 10 : Math.round(size)} ${unit}`
}

/** The files that are stored already: a form brings them along, and a button takes one away. */
export function KeptFiles({
  name,
  files,
  language,
}: {
  name: string
  files: readonly FileReference[]
  language: string
}) {
  return (
    <>
      {/* Enter in a field does what the first button of a form does, and that is going on. */}
      {files.length > 0 && <button type="submit" class="enter" tabindex={-1} aria-hidden="true" />}
      {files.map((file) => (
        <div class="kept" key={file.id}>
          <input type="hidden" name={`${name}.file`} value={JSON.stringify(file)} />
          <span>
            {file.name} <small>{sizeInWords(file.size)}</small>
          </span>
          <button
            type="submit"
            class="quiet"
            name={`${name}.${pressPart}`}
            value={`remove ${file.id}`}
            formnovalidate
          >
            {say({ word: 'files.remove', with: { name: file.name } }, language)}
          </button>
        </div>
      ))}
    </>
  )
}

/** What a control shows: files of a form that was not accepted, else those of the answer. */
export function filesShown(inputs: Inputs | undefined, answer: readonly FileReference[] = []) {
  if (!inputs) return answer
  return inputs('file').flatMap((written) => readReference(written) ?? [])
}

/** For a file input's `accept`: endings and media types, as browsers differ in which they know. */
export function acceptOf(kinds: readonly FileKind[]): string {
  return kinds
    .flatMap((kind) => [fileKinds[kind].mediaType, ...fileKinds[kind].endings.map((ending) => `.${ending}`)])
    .join(',')
}
