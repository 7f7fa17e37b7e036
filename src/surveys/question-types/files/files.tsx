import { z } from 'zod'
import type { FileKind } from '../../file-kind.ts'
import { type FileRule, questionType } from '../../question-type.ts'
import { say } from '../../words.ts'
import { CheckField, fieldChecked, fieldNumber, NumberField } from '../fields.tsx'
import { strayInput } from '../rows.tsx'
import {
  acceptOf,
  checkFiles,
  fileList,
  filesShown,
  KeptFiles,
  readFiles,
  sizeInWords,
  writeFiles,
} from '../stored-files.tsx'
import { whole } from '../whole.ts'
import { examples } from './examples.ts'

/** What an author picks from, and the kinds of files it stands for. */
const families = {
  pictures: ['png', 'jpeg', 'webp', 'gif', 'heic'],
  documents: ['pdf', 'docx', 'xlsx', 'pptx', 'odt'],
  texts: ['text'],
  sound: ['mp3', 'm4a', 'aac', 'amr', 'wav', 'ogg', 'webm'],
  video: ['mp4', 'mov', 'webm', 'threegp'],
} as const satisfies Record<string, readonly FileKind[]>
type Family = keyof typeof families

const familyLabels: Record<Family, string> = {
  pictures: 'Pictures (PNG, JPEG, WebP, GIF, HEIC)',
  documents: 'Documents (PDF, Word, Excel, PowerPoint, OpenDocument text)',
  texts: 'Plain texts and CSV',
  sound: 'Sound',
  video: 'Video',
}
const familyNames = ['pictures', 'documents', 'texts', 'sound', 'video'] as const satisfies readonly Family[]

const settings = z.strictObject({
  takes: z.array(z.enum(familyNames)).min(1, 'Pick at least one kind of file'),
  most: whole('files one may send', 1, 10).default(1),
  megabytes: whole('megabytes a file may have', 1, 25).default(10),
})
export type Settings = z.infer<typeof settings>

const answer = z.strictObject({ files: fileList }, 'send {"files": […]} with files that were uploaded')
export type Answer = z.infer<typeof answer>

export const files = questionType<Settings, Answer>({
  label: 'File upload',
  summary: 'Pictures, documents and other files',
  settings,
  answer,
  blank: { takes: ['pictures', 'documents'], most: 3, megabytes: 10 },
  files: ruleOf,
  parse(inputs) {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: { word: 'files.unknown' } }
    const read = readFiles(inputs)
    return read.ok ? { ok: true, answer: { files: read.answer ?? [] } } : read
  },
  tidy: (answer) => (answer.files.length > 0 ? answer : undefined),
  check: ({ files }, settings) => checkFiles(files, ruleOf(settings)),
  missing: 'files.missing',
  columns: (key, label, _, language) => [
    { key, label, scale: 'interval', unit: say('files.unit', language) },
  ],
  cells: ({ files }) => [files.length],
  value: ({ files }) => files.length,
  valueKind: 'number',
  read: (cell) =>
    cell.trim() === '' ? { ok: true, answer: undefined } : { ok: false, issue: { word: 'files.unknown' } },
  write: ({ files }) => writeFiles(files),
  labelling: 'input',
  Control({ name, settings, answer, inputs, language, labelledBy, describedBy, invalid, autofocus }) {
    const { kinds, most, mostBytes } = ruleOf(settings)
    const hint = `${name}-limits`
    return (
      <div data-control="files">
        <KeptFiles name={name} files={filesShown(inputs, answer?.files)} language={language} />
        <input
          type="file"
          id={name}
          name={`${name}.file`}
          accept={acceptOf(kinds)}
          multiple={most > 1}
          aria-labelledby={labelledBy}
          aria-describedby={[describedBy, hint].filter(Boolean).join(' ')}
          aria-invalid={invalid ? 'true' : undefined}
          autofocus={autofocus}
        />
        <small id={hint}>
          {say({ word: 'files.limits', with: { count: most, size: sizeInWords(mostBytes) } }, language)}
        </small>
      </div>
    )
  },
  Editor: ({ name, settings: { takes, most, megabytes } }) => (
    <>
      {familyNames.map((family) => (
        <CheckField
          key={family}
          name={`${name}.${family}`}
          label={familyLabels[family]}
          checked={takes.includes(family)}
        />
      ))}
      <NumberField name={`${name}.most`} label="At most so many files" value={most} />
      <NumberField
        name={`${name}.megabytes`}
        label="Megabytes one file may have"
        hint="At most 25; all files of a page together at most 40"
        value={megabytes}
      />
    </>
  ),
  edit: (inputs) => ({
    takes: familyNames.filter((family) => fieldChecked(inputs, family)),
    most: fieldNumber(inputs, 'most'),
    megabytes: fieldNumber(inputs, 'megabytes'),
  }),
  examples,
})

function ruleOf({ takes, most, megabytes }: Settings): FileRule {
  return {
    kinds: [...new Set(takes.flatMap((family) => families[family]))],
    mostBytes: megabytes * 1_000_000,
    most,
  }
}
