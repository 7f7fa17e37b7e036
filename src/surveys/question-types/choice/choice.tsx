import { z } from 'zod'
import { type ControlProps, type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { CheckField, fieldChecked } from '../fields.tsx'
import { single } from '../inputs.ts'
import { editOptions, OptionFields } from '../option-fields.tsx'
import { editLayout, layout, LayoutFields, lookOf, OptionList, OptionSearch } from '../option-looks.tsx'
import { OptionRows } from '../option-rows.tsx'
import {
  columnOptions,
  findOption,
  type Option,
  optionList,
  optionNamed,
  optionsAsList,
  otherOption,
} from '../options.ts'
import { checkOwnWords, otherColumnLabel, ownWords, readOther, writeOther } from '../own-words.ts'
import { tidyText } from '../plain-text.ts'
import { examples } from './examples.ts'

const settings = z.strictObject({
  options: optionList,
  /** The options are in an order, from little to much. */
  ordered: z.boolean().optional(),
  ...layout,
})
export type Settings = z.infer<typeof settings>

const wanted = 'send the option’s id, like {"option": "yes"}'
const answer = z.strictObject({ option: z.string(wanted), text: z.string(wanted).optional() }, wanted)
export type Answer = z.infer<typeof answer>

export const choice = questionType<Settings, Answer>({
  label: 'One choice',
  summary: 'One of several options',
  settings,
  answer,
  blank: {
    options: [
      { id: 'yes', label: { en: 'Yes' } },
      { id: 'no', label: { en: 'No' } },
    ],
  },
  parse(inputs, settings) {
    const { options } = settings
    const picked = single(inputs)
    if (!picked.ok) return picked
    const text = ownWords(inputs)
    // Words of one's own say "Other" even where its button was not pressed; beside another option they count for nothing.
    const typed = lookOf(settings) === 'search' && picked.answer !== undefined
    const named = typed ? (optionNamed(options, picked.answer ?? '')?.id ?? picked.answer) : picked.answer
    const option = named ?? (text && otherOption(options)?.id)
    if (!option) return { ok: true, answer: undefined }
    return {
      ok: true,
      answer: given(option, findOption(options, option)?.kind === 'other' ? text : undefined),
    }
  },
  tidy: ({ option, text }) => given(option, text === undefined ? undefined : tidyText(text)),
  check({ option, text }, { options }) {
    if (!findOption(options, option)) return { word: 'choice.unknown' }
    return checkOwnWords(text, [option], options)
  },
  columns: (key, label, { options, ordered = false }, language) => [
    {
      key,
      label,
      scale: ordered ? 'ordinal' : 'nominal',
      options: columnOptions(options, language, ordered),
    },
    ...(otherOption(options)
      ? [{ key: `${key}_other`, label: otherColumnLabel(label, language), scale: 'text' as const }]
      : []),
  ],
  cells: ({ option, text }, { options }) => (otherOption(options) ? [option, text ?? null] : [option]),
  value: ({ option }) => option,
  valueKind: 'text',
  lists: {
    // Its own answers, as everywhere.
    options: optionsAsList<Settings>((answer) => [(answer as Answer).option], {
      words: (answer) => (answer as Answer).text,
      only: (answer, offered) => (offered.has((answer as Answer).option) ? answer : undefined),
    }),
  },
  read(cell, { options }): Parsed<Answer> {
    if (cell.trim() === '') return { ok: true, answer: undefined }
    const named = optionNamed(options, cell)
    if (named) return { ok: true, answer: { option: named.id } }
    const other = readOther(cell, options) ?? spoken(cell, otherOption(options))
    if (!other) return { ok: false, issue: { word: 'choice.unknown' } }
    return { ok: true, answer: given(other.option.id, other.text) }
  },
  write({ option, text }, { options }, language) {
    const named = findOption(options, option)
    if (!named) return option
    return text === undefined ? textIn(named.label, language) : writeOther(named, text, language)
  },
  labelling: 'group',
  Control,
  Editor: ({ name, settings, language }) => (
    <>
      <OptionFields name={name} options={settings.options} language={language} />
      <CheckField
        name={`${name}.ordered`}
        label="The options stand in an order, such as from never to always"
        checked={settings.ordered ?? false}
      />
      <LayoutFields name={name} settings={settings} looks={looks} />
    </>
  ),
  edit: (inputs, before, language) => ({
    options: editOptions(inputs, before.options, language),
    ...(fieldChecked(inputs, 'ordered') && { ordered: true }),
    ...editLayout(inputs),
  }),
  examples,
})

const looks = {
  '': 'Rows; with more than 15 options a list to open',
  rows: 'Rows',
  list: 'A list to open',
  search: 'A field to type in, which suggests what fits',
}

function Control(props: ControlProps<Settings, Answer>) {
  const { settings, inputs, answer } = props
  const { options, columns } = settings
  const other = (inputs ? inputs('other')[0] : answer?.text) ?? ''
  const chosen = inputs ? inputs() : answer ? [answer.option] : []
  const look = lookOf(settings)
  if (look === 'rows') return <OptionRows {...props} type="radio" {...{ options, columns, chosen, other }} />
  const One = look === 'list' ? OptionList : OptionSearch
  return <One {...props} options={options} chosen={chosen[0]} other={other} />
}

function given(option: string, text: string | undefined): Answer {
  return { option, ...(text !== undefined && { text }) }
}

/** Words that name no option are words of one's own, where such are taken. */
function spoken(cell: string, option: Option | undefined): { option: Option; text: string } | undefined {
  return option && { option, text: cell }
}
