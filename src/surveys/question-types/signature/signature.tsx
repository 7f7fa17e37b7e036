import { z } from 'zod'
import { type FileRule, questionType } from '../../question-type.ts'
import { say } from '../../words.ts'
import { CheckField, fieldChecked } from '../fields.tsx'
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
import { examples } from './examples.ts'

const settings = z.strictObject({
  /** A drawn signature or a picture of one is taken beside the name. */
  drawn: z.boolean().default(true),
})
export type Settings = z.infer<typeof settings>

const wanted = 'send {"name": "…"}, or {"files": […]} with a picture that was uploaded'
const answer = z.strictObject(
  { name: textAnswer.optional(), files: z.array(fileReference, wanted).max(1, wanted).optional() },
  wanted,
)
export type Answer = z.infer<typeof answer>

const rule: FileRule = { kinds: ['png', 'jpeg', 'webp', 'heic'], mostBytes: 5_000_000, most: 1 }

export const signature = questionType<Settings, Answer>({
  label: 'Signature',
  summary: 'One’s name, typed or drawn',
  settings,
  answer,
  blank: { drawn: true },
  files: ({ drawn }) => (drawn ? rule : { ...rule, most: 0 }),
  parse(inputs) {
    if (strayInput(inputs)) return { ok: false, issue: { word: 'files.unknown' } }
    const read = readFiles(inputs)
    if (!read.ok) return read
    const name = single(inputs, 'name')
    if (!name.ok) return name
    const files = (read.answer ?? []).slice(-1)
    return {
      ok: true,
      answer: { ...(name.answer !== undefined && { name: name.answer }), ...(files.length > 0 && { files }) },
    }
  },
  tidy({ name: written, files = [] }) {
    const name = written === undefined ? undefined : tidyText(written)
    if (name === undefined && files.length === 0) return undefined
    return { ...(name !== undefined && { name }), ...(files.length > 0 && { files }) }
  },
  check({ name, files = [] }, { drawn }) {
    if (files.length > 0 && !drawn) return { word: 'files.unknown' }
    return checkFiles(files, rule) ?? (name === undefined ? undefined : checkText(name, { max: 200 }))
  },
  missing: 'signature.missing',
  columns: (key, label, _, language) => [
    {
      key,
      label,
      scale: 'nominal',
      options: (['typed', 'drawn', 'both'] as const).map((id) => ({
        id,
        label: say(`signature.${id}`, language),
      })),
    },
  ],
  // Whether somebody signed is what results tell; the name stays with the response.
  cells: ({ name, files = [] }) => [files.length === 0 ? 'typed' : name === undefined ? 'drawn' : 'both'],
  value: () => true,
  valueKind: 'boolean',
  read: (cell) => ({ ok: true, answer: cell.trim() === '' ? undefined : { name: cell } }),
  write: ({ name, files = [] }) => [name, writeFiles(files)].filter(Boolean).join('\n'),
  labelling: 'group',
  Control({ name, settings, answer, inputs, language, describedBy, invalid, required, autofocus }) {
    const typed = inputs ? inputs('name')[0] : answer?.name
    return (
      <>
        <p class="row">
          <label for={name}>{say('signature.name', language)}</label>
          <input
            id={name}
            name={`${name}.name`}
            value={typed ?? ''}
            maxlength={200}
            autocomplete="name"
            aria-describedby={describedBy}
            aria-invalid={invalid ? 'true' : undefined}
            aria-required={required && !settings.drawn ? 'true' : undefined}
            autofocus={autofocus}
          />
        </p>
        {settings.drawn && (
          <div
            class="row"
            data-control="signature"
            data-label={say('signature.draw', language)}
            data-clear={say('signature.clear', language)}
          >
            <KeptFiles name={name} files={filesShown(inputs, answer?.files)} language={language} />
            <label for={`${name}.file`}>{say('signature.picture', language)}</label>
            <input type="file" id={`${name}.file`} name={`${name}.file`} accept={acceptOf(rule.kinds)} />
          </div>
        )}
      </>
    )
  },
  Editor: ({ name, settings: { drawn } }) => (
    <CheckField name={`${name}.drawn`} label="May also be drawn, or sent as a picture" checked={drawn} />
  ),
  edit: (inputs) => ({ drawn: fieldChecked(inputs, 'drawn') }),
  examples,
})
