import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { fieldWords, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { OptionRows } from '../option-rows.tsx'
import { saidYes } from '../yes-words.ts'

const settings = z.strictObject({
  /** What yes and no are called here. */
  yes: text.optional(),
  no: text.optional(),
})
type Settings = z.infer<typeof settings>

export const yesNo = questionType<Settings, boolean>({
  label: 'Yes or no',
  summary: 'One of two, which rules read by itself',
  settings,
  answer: z.boolean('send true or false'),
  blank: {},
  parse(inputs) {
    const picked = single(inputs)
    if (!picked.ok || picked.answer === undefined) return picked.ok ? { ok: true, answer: undefined } : picked
    if (picked.answer === 'yes' || picked.answer === 'no')
      return { ok: true, answer: picked.answer === 'yes' }
    return { ok: false, issue: { word: 'choice.unknown' } }
  },
  check: () => undefined,
  columns: (key, label, settings, language) => [
    { key, label, scale: 'nominal', options: choices(settings, language) },
  ],
  cells: (yes) => [yes ? 'yes' : 'no'],
  value: (yes) => yes,
  valueKind: 'boolean',
  read(cell, settings) {
    const word = cell.trim().toLowerCase()
    if (word === '') return { ok: true, answer: undefined }
    for (const key of ['yes', 'no'] as const)
      if (Object.values(settings[key] ?? {}).some((words) => words.trim().toLowerCase() === word))
        return { ok: true, answer: key === 'yes' }
    const answer = saidYes(word)
    return answer === undefined ? { ok: false, issue: { word: 'choice.unknown' } } : { ok: true, answer }
  },
  show: (yes, settings, language) => choices(settings, language)[yes ? 0 : 1]?.label ?? '',
  write: (yes, settings, language) =>
    textIn(yes ? settings.yes : settings.no, language) || (yes ? 'yes' : 'no'),
  labelling: 'group',
  Control: (props) => (
    <OptionRows
      {...props}
      type="radio"
      options={choices(props.settings, props.language).map(({ id, label }) => ({
        id,
        label: { [props.language]: label },
      }))}
      chosen={props.inputs?.() ?? (props.answer === undefined ? [] : [props.answer ? 'yes' : 'no'])}
      other=""
    />
  ),
  Editor: ({ name, settings: { yes, no }, language }) => (
    <>
      <TextField
        name={`${name}.yes`}
        label="Words for yes"
        hint={`Left empty: ${say('yes', language)}`}
        value={textIn(yes, language)}
      />
      <TextField
        name={`${name}.no`}
        label="Words for no"
        hint={`Left empty: ${say('no', language)}`}
        value={textIn(no, language)}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    yes: fieldWords(inputs, 'yes', before.yes, language),
    no: fieldWords(inputs, 'no', before.no, language),
  }),
  examples: [
    {
      settings: {},
      accepts: [
        { inputs: { '': ['yes'] }, answer: true },
        { inputs: { '': ['no'] }, answer: false },
      ],
      rejects: [{ '': ['maybe'] }, { '': ['yes', 'no'] }, { '': ['true'] }],
      refuses: ['yes', 1, 0, [true], { option: 'yes' }],
      reads: [
        { cell: 'TRUE', answer: true },
        { cell: 'nein', answer: false },
      ],
    },
    {
      settings: { yes: { en: 'I would', de: 'Gern' }, no: { en: 'Rather not' } },
      accepts: [
        { inputs: { '': ['yes'] }, answer: true },
        { inputs: { '': ['no'] }, answer: false },
      ],
      rejects: [{ '': ['I would'] }],
      refuses: ['I would'],
      reads: [{ cell: 'gern', answer: true }],
    },
  ],
})

function choices({ yes, no }: Settings, language: string) {
  return [
    { id: 'yes', label: plainText(textIn(yes, language)) || say('yes', language) },
    { id: 'no', label: plainText(textIn(no, language)) || say('no', language) },
  ]
}
