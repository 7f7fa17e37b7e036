import { z } from 'zod'
import { blockHtml, plainText } from '../../markdown.ts'
import { type ControlProps, type Inputs, type Parsed, questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { dictionaries, say } from '../../words.ts'
import {
  CheckField,
  fieldChecked,
  fieldText,
  fieldWords,
  LinesField,
  SelectField,
  TextField,
} from '../fields.tsx'
import { single } from '../inputs.ts'
import { OptionRows } from '../option-rows.tsx'
import { saidYes } from '../yes-words.ts'
import { examples } from './examples.ts'
import { agreement, shownWords, wordingOf } from './wording.ts'

/** What one agrees to; `special` are kinds of data with a protection of their own: health, belief, biometrics. */
export const purposes = {
  analysis: 'That the answers are analysed',
  quoting: 'That words are quoted without the name',
  testimonial: 'That words are quoted with the name',
  contact: 'To be contacted',
  recording: 'To be recorded',
  special: 'That health, belief, biometric or other specially protected data are used',
} as const

const settings = z.strictObject({
  /** What one agrees to, in one sentence beside the box. */
  label: text.optional(),
  /** All that has to be known to agree, above the box. */
  text: text.optional(),
  /** Nobody goes on without agreeing; else a refusal is an answer like any other. */
  needed: z.boolean().default(true),
  /** With a purpose, the answer says which words were shown. */
  purpose: z.enum(['analysis', 'quoting', 'testimonial', 'contact', 'recording', 'special']).optional(),
})
export type Settings = z.infer<typeof settings>

const wanted = 'send true or false'
const answer = z.union(
  [
    z.boolean(),
    z.strictObject({
      given: z.boolean(wanted),
      purpose: z.enum(['analysis', 'quoting', 'testimonial', 'contact', 'recording', 'special']),
      /** See `wordingOf`. */
      text: z.string().regex(/^[0-9a-f]{16}$/, wanted),
    }),
  ],
  wanted,
)
export type Answer = z.infer<typeof answer>

export const consent = questionType<Settings, Answer>({
  label: 'Consent',
  summary: 'Agreeing to something, on record',
  settings,
  answer,
  blank: { needed: true },
  prose: ['text'],
  parse,
  check(agreed, { needed, purpose }) {
    if (typeof agreed !== 'boolean' && agreed.purpose !== purpose) return { word: 'consent.text' }
    return needed && !isGiven(agreed) ? { word: 'consent.needed' } : undefined
  },
  agreement: ({ purpose, needed }) => purpose && { purpose, needed },
  missing: 'consent.needed',
  columns: (key, label, settings, language) => [
    { key, label, scale: 'nominal', options: choices(settings, language) },
  ],
  cells: (agreed) => [yesOrNo(agreed)],
  value: isGiven,
  valueKind: 'boolean',
  read(cell, settings) {
    const [, said = cell, text] = /^(.*?)\s*\(text ([0-9a-f]{16})\)$/.exec(cell.trim()) ?? []
    const word = said.trim().toLowerCase()
    if (word === '') return { ok: true, answer: undefined }
    const given = word === agreement(settings, 'en').toLowerCase() || saidYes(word)
    if (given === undefined) return { ok: false, issue: { word: 'choice.unknown' } }
    return { ok: true, answer: text && settings.purpose ? { given, purpose: settings.purpose, text } : given }
  },
  show: (agreed, settings, language) => choices(settings, language)[isGiven(agreed) ? 0 : 1]?.label ?? '',
  write: (agreed) =>
    typeof agreed === 'boolean' ? yesOrNo(agreed) : `${yesOrNo(agreed)} (text ${agreed.text})`,
  labelling: 'group',
  Control,
  Editor: ({ name, settings: { label, text, needed, purpose }, language }) => (
    <>
      <SelectField
        name={`${name}.purpose`}
        label="What for"
        hint="With a purpose, each answer says which words were shown"
        value={purpose ?? ''}
        choices={{ '': 'Something else', ...purposes }}
      />
      <LinesField
        name={`${name}.text`}
        label="What one has to know to agree"
        hint="Stands above the box; **bold**, lists and [links](https://…) are read"
        value={textIn(text, language)}
      />
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
    text: fieldWords(inputs, 'text', before.text, language),
    needed: fieldChecked(inputs, 'needed'),
    purpose: fieldText(inputs, 'purpose') || undefined,
  }),
  examples,
})

function Control(props: ControlProps<Settings, Answer>) {
  const { name, settings, language, inputs, answer } = props
  const text = textIn(settings.text, language)
  return (
    <>
      {text && <div class="help" dangerouslySetInnerHTML={{ __html: blockHtml(text) }} />}
      {settings.purpose && (
        <input type="hidden" name={`${name}.text`} value={wordingOf(shownWords(settings, language))} />
      )}
      <OptionRows
        {...props}
        type={settings.needed ? 'checkbox' : 'radio'}
        options={choices(settings, language)
          .slice(0, settings.needed ? 1 : 2)
          .map(({ id, label }) => ({ id, label: { [language]: label } }))}
        chosen={inputs?.() ?? (answer === undefined ? [] : [yesOrNo(answer)])}
        other=""
      />
    </>
  )
}

function parse(inputs: Inputs, settings: Settings): Parsed<Answer> {
  const ticked = single(inputs)
  if (!ticked.ok || ticked.answer === undefined) return ticked.ok ? { ok: true, answer: undefined } : ticked
  if (ticked.answer !== 'yes' && ticked.answer !== 'no')
    return { ok: false, issue: { word: 'choice.unknown' } }
  const given = ticked.answer === 'yes'
  const { purpose } = settings
  if (!purpose) return { ok: true, answer: given }
  const text = inputs('text')[0] ?? ''
  const languages = Object.keys({ ...settings.text, ...settings.label, ...dictionaries })
  return languages.some((language) => wordingOf(shownWords(settings, language)) === text)
    ? { ok: true, answer: { given, purpose, text } }
    : { ok: false, issue: { word: 'consent.text' } }
}

function isGiven(agreed: Answer): boolean {
  return typeof agreed === 'boolean' ? agreed : agreed.given
}

function yesOrNo(agreed: Answer): 'yes' | 'no' {
  return isGiven(agreed) ? 'yes' : 'no'
}

function choices(settings: Settings, language: string) {
  return [
    { id: 'yes', label: plainText(agreement(settings, language)) },
    { id: 'no', label: say('consent.decline', language) },
  ]
}
