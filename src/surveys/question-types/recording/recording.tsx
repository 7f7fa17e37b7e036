import { z } from 'zod'
import type { FileKind } from '../../file-kind.ts'
import { type FileRule, questionType } from '../../question-type.ts'
import { say } from '../../words.ts'
import { CheckField, fieldChecked, fieldNumber, fieldText, NumberField, SelectField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { checkText, textAnswer, tidyText } from '../plain-text.ts'
import { strayInput } from '../rows.tsx'
import {
  acceptOf,
  checkFiles,
  fileReference,
  filesShown,
  KeptFiles,
  readFiles,
  writeFiles,
} from '../stored-files.tsx'
import { whole } from '../whole.ts'
import { examples } from './examples.ts'

const kinds = {
  audio: ['webm', 'ogg', 'm4a', 'mp4', 'mp3', 'wav', 'aac', 'amr', 'threegp'],
  video: ['webm', 'mp4', 'mov', 'threegp'],
} as const satisfies Record<string, readonly FileKind[]>

const settings = z.strictObject({
  media: z.enum(['audio', 'video']).default('audio'),
  /** A recorder stops after so long; a file is bound by its size. */
  seconds: whole('seconds a recording may last', 5, 600).default(120),
  /** One may write instead. */
  written: z.boolean().default(true),
})
export type Settings = z.infer<typeof settings>

const wanted = 'send {"files": […]} with a recording that was uploaded, or {"text": "…"}'
const answer = z.strictObject(
  { files: z.array(fileReference, wanted).max(1, wanted), text: textAnswer.optional() },
  wanted,
)
export type Answer = z.infer<typeof answer>

const longest = 20_000

export const recording = questionType<Settings, Answer>({
  label: 'Spoken or filmed answer',
  summary: 'Recorded in the browser or sent as a file',
  settings,
  answer,
  blank: { media: 'audio', seconds: 120, written: true },
  files: ruleOf,
  parse(inputs) {
    if (strayInput(inputs)) return { ok: false, issue: { word: 'files.unknown' } }
    const read = readFiles(inputs)
    if (!read.ok) return read
    const text = single(inputs, 'text')
    if (!text.ok) return text
    // A form holds what was stored before and what was recorded now: the newest counts.
    const files = (read.answer ?? []).slice(-1)
    return { ok: true, answer: { files, ...(text.answer !== undefined && { text: text.answer }) } }
  },
  tidy({ files, text: written }) {
    const text = written === undefined ? undefined : tidyText(written)
    if (files.length === 0 && text === undefined) return undefined
    return { files, ...(text !== undefined && { text }) }
  },
  check({ files, text }, settings) {
    if (text !== undefined && !settings.written) return { word: 'files.unknown' }
    return (
      checkFiles(files, ruleOf(settings)) ??
      (text === undefined ? undefined : checkText(text, { max: longest }))
    )
  },
  missing: 'recording.missing',
  columns: (key, label, { written }, language) => [
    { key, label, scale: 'interval', unit: say('recording.unit', language) },
    ...(written
      ? [
          {
            key: `${key}_text`,
            label: `${label} – ${say('recording.text', language)}`,
            scale: 'text' as const,
          },
        ]
      : []),
  ],
  cells: ({ files, text }, { written }) => [files.length, ...(written ? [text ?? null] : [])],
  value: ({ files }) => files.length,
  valueKind: 'number',
  read(cell, { written }) {
    if (cell.trim() === '') return { ok: true, answer: undefined }
    return written
      ? { ok: true, answer: { files: [], text: cell } }
      : { ok: false, issue: { word: 'files.unknown' } }
  },
  write: ({ files, text }) => [writeFiles(files), text].filter(Boolean).join('\n'),
  labelling: 'input',
  Control({ name, settings, answer, inputs, language, labelledBy, describedBy, invalid, autofocus }) {
    const { media, seconds, written } = settings
    const text = inputs ? inputs('text')[0] : answer?.text
    return (
      <>
        <KeptFiles name={name} files={filesShown(inputs, answer?.files)} language={language} />
        <div
          data-control="recording"
          data-media={media}
          data-seconds={seconds}
          data-start={say('recording.start', language)}
          data-stop={say('recording.stop', language)}
          data-again={say('recording.again', language)}
          data-left={say({ word: 'recording.left', with: { seconds: '{seconds}' } }, language)}
          data-denied={say('recording.denied', language)}
        >
          <input
            type="file"
            id={name}
            name={`${name}.file`}
            accept={`${media}/*,${acceptOf(kinds[media])}`}
            capture="user"
            aria-labelledby={labelledBy}
            aria-describedby={describedBy}
            aria-invalid={invalid ? 'true' : undefined}
            autofocus={autofocus}
          />
        </div>
        {written && (
          <p class="row">
            <label for={`${name}.text`}>{say('recording.write', language)}</label>
            <textarea id={`${name}.text`} name={`${name}.text`} rows={4} maxlength={longest}>
              {text ?? ''}
            </textarea>
          </p>
        )}
      </>
    )
  },
  Editor: ({ name, settings: { media, seconds, written } }) => (
    <>
      <SelectField
        name={`${name}.media`}
        label="Records"
        value={media}
        choices={{ audio: 'the voice alone', video: 'voice and picture' }}
      />
      <NumberField name={`${name}.seconds`} label="At most so many seconds" value={seconds} />
      <CheckField name={`${name}.written`} label="One may write instead" checked={written} />
    </>
  ),
  edit: (inputs, before) => ({
    media: fieldText(inputs, 'media') || before.media,
    seconds: fieldNumber(inputs, 'seconds'),
    written: fieldChecked(inputs, 'written'),
  }),
  examples,
})

function ruleOf({ media }: Settings): FileRule {
  return { kinds: kinds[media], mostBytes: 25_000_000, most: 1 }
}
