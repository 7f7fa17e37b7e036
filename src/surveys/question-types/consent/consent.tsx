import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { CheckField, fieldChecked, fieldWords, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { OptionRows } from '../option-rows.tsx'
import { saidYes } from '../yes-words.ts'

const settings = z.strictObject({
  /** What one agrees to, in one sentence beside the box. */
  label: text.optional(),
  /** Nobody goes on without agreeing; else a refusal is an answer like any other. */
  needed: z.boolean().default(true),
})
type Settings = z.infer<typeof settings>

export const consent = questionType<Settings, boolean>({
  label: 'Consent',
  summary: 'Agreeing to something, on record',
  settings,
  answer: z.boolean('send true or false'),
  blank: { needed: true },
  parse(inputs) {
    const ticked = single(inputs)
    if (!ticked.ok || ticked.answer === undefined) return ticked.ok ? { ok: true, answer: undefined } : ticked
    if (ticked.answer === 'yes' || ticked.answer === 'no')
      return { ok: true, answer: ticked.answer === 'yes' }
    return { ok: false, issue: { word: 'choice.unknown' } }
  },
  check: (agreed, { needed }) => (needed && !agreed ? { word: 'consent.needed' } : undefined),
  missing: 'consent.needed',
  columns: (key, label, settings, language) => [
    { key, label, scale: 'nominal', options: choices(settings, language) },
  ],
  cells: (agreed) => [agreed ? 'yes' : 'no'],
  value: (agreed) => agreed,
  valueKind: 'boolean',
  read(cell, settings) {
    const word = cell.trim().toLowerCase()
    if (word === '') return { ok: true, answer: undefined }
    const answer = word === agreement(settings, 'en').toLowerCase() || saidYes(word)
    return answer === undefined ? { ok: false, issue: { word: 'choice.unknown' } } : { ok: true, answer }
  },
  write: (agreed) => (agreed ? 'yes' : 'no'),
  labelling: 'group',
  Control: (props) => (
    <OptionRows
      {...props}
      type={props.settings.needed ? 'checkbox' : 'radio'}
      options={choices(props.settings, props.language)
        .slice(0, props.settings.needed ? 1 : 2)
        .map(({ id, label }) => ({ id, label: { [props.language]: label } }))}
      chosen={props.inputs?.() ?? (props.answer === undefined ? [] : [props.answer ? 'yes' : 'no'])}
      other=""
    />
  ),
  Editor: ({ name, settings: { label, needed }, language }) => (
    <>
      <TextField
        name={`${name}.label`}
        label="Words beside the box"
        hint={`Left empty: ${say('consent.agree', language)}`}
        value={textIn(label, language)}
      />
      <CheckField name={`${name}.needed`} label="Nobody goes on without agreeing" checked={needed} />
    </>
  ),
  edit: (inputs, before, language) => ({
    label: fieldWords(inputs, 'label', before.label, language),
    needed: fieldChecked(inputs, 'needed'),
  }),
  examples: [
    {
      settings: { needed: true, label: { en: 'I agree that my answers are stored' } },
      accepts: [{ inputs: { '': ['yes'] }, answer: true }],
      rejects: [{ '': ['no'] }, { '': ['true'] }, { '': ['yes', 'yes'] }],
      refuses: [false, 'yes', 1, [true]],
    },
    {
      settings: { needed: false },
      accepts: [
        { inputs: { '': ['yes'] }, answer: true },
        { inputs: { '': ['no'] }, answer: false },
      ],
      rejects: [{ '': ['yes', 'no'] }],
      refuses: ['no', 0],
      reads: [{ cell: 'TRUE', answer: true }],
    },
  ],
})

function agreement({ label }: Settings, language: string): string {
  return textIn(label, language) || say('consent.agree', language)
}

function choices(settings: Settings, language: string) {
  return [
    { id: 'yes', label: plainText(agreement(settings, language)) },
    { id: 'no', label: say('consent.decline', language) },
  ]
}
