import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { fieldNumber, NumberField } from '../fields.tsx'
import { editOptions, OptionFields } from '../option-fields.tsx'
import { editLayout, layout, LayoutFields } from '../option-looks.tsx'
import { OptionRows } from '../option-rows.tsx'
import {
  columnOptions,
  findOption,
  mostOptions,
  type Option,
  optionList,
  optionNamed,
  optionsAsList,
  otherOption,
} from '../options.ts'
import { checkOwnWords, otherColumnLabel, ownWords, readOther, writeOther } from '../own-words.ts'
import { tidyText } from '../plain-text.ts'
import { examples } from './examples.ts'

const count = z
  .number('Write how many as a whole number')
  .int('Write how many as a whole number')
  .min(0, 'Write how many as a whole number')
  .optional()

const settings = z
  .strictObject({ options: optionList, min: count, max: count, ...layout })
  .refine(({ min = 0, max = min }) => min <= max, 'The fewest to pick is above the most')
export type Settings = z.infer<typeof settings>

const wanted = 'send the options’ ids, like {"options": ["phone", "tablet"]}'
const answer = z.strictObject(
  { options: z.array(z.string(wanted), wanted).max(mostOptions, wanted), text: z.string(wanted).optional() },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const set = questionType<Settings, Answer>({
  label: 'Several choices',
  summary: 'Any number of several options',
  settings,
  answer,
  blank: {
    options: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
  },
  parse(inputs, { options }) {
    const picked = inputs().filter((value) => value !== '')
    const text = ownWords(inputs)
    const other = otherOption(options)?.id
    // Words of one's own say "Other" even where its box was not ticked.
    if (text && other && !picked.includes(other)) picked.push(other)
    if (picked.length === 0) return { ok: true, answer: undefined }
    return { ok: true, answer: given(picked, other && picked.includes(other) ? text : undefined) }
  },
  tidy: ({ options, text }, settings) =>
    given(inOrder(options, settings.options), text === undefined ? undefined : tidyText(text)),
  check: (answer, settings) =>
    checkPicked(answer.options, settings) ?? checkOwnWords(answer.text, answer.options, settings.options),
  columns: (key, label, { options }, language) => [
    { key, label, scale: 'set', options: columnOptions(options, language, false) },
    ...(otherOption(options)
      ? [{ key: `${key}_other`, label: otherColumnLabel(label, language), scale: 'text' as const }]
      : []),
  ],
  cells: ({ options: picked, text }, { options }) =>
    otherOption(options) ? [picked, text ?? null] : [picked],
  value: ({ options }) => options,
  valueKind: 'set',
  lists: {
    // Its own answers, as everywhere.
    options: optionsAsList<Settings>((answer) => (answer as Answer).options, {
      words: (answer) => (answer as Answer).text,
      only: (answer, offered, settings) => remaining(answer as Answer, offered, settings),
    }),
  },
  read(cell, { options }): Parsed<Answer> {
    if (cell.trim() === '') return { ok: true, answer: undefined }
    for (const separator of [...separators, ',', '/']) {
      const answer = readParts(cell.split(separator), separator, options)
      if (answer) return { ok: true, answer }
    }
    return { ok: false, issue: { word: 'choice.unknown' } }
  },
  write({ options: picked, text }, { options }, language) {
    const separator =
      separators.find((one) => !labels(options).some((label) => label.includes(one.trim() || one))) ?? '\n'
    const parts = picked.map((id) => {
      const option = findOption(options, id)
      if (!option) return id
      return option.kind === 'other' && text !== undefined
        ? writeOther(option, text, language)
        : textIn(option.label, language)
    })
    return parts.join(separator)
  },
  labelling: 'group',
  Control(props) {
    const { settings, inputs, answer } = props
    const rows = (
      <OptionRows
        {...props}
        type="checkbox"
        options={settings.options}
        columns={settings.columns}
        chosen={inputs?.() ?? answer?.options ?? []}
        other={(inputs ? inputs('other')[0] : answer?.text) ?? ''}
      />
    )
    return settings.look === 'search' ? (
      <div class="scrolls" data-control="filter" data-words={say('choice.search', props.language)}>
        {rows}
      </div>
    ) : (
      rows
    )
  },
  Editor: ({ name, settings, language }) => (
    <>
      <OptionFields name={name} options={settings.options} language={language} several />
      <NumberField name={`${name}.min`} label="At least so many" value={settings.min} />
      <NumberField name={`${name}.max`} label="At most so many" value={settings.max} />
      <LayoutFields name={name} settings={settings} looks={looks} />
    </>
  ),
  edit: (inputs, before, language) => ({
    options: editOptions(inputs, before.options, language),
    min: fieldNumber(inputs, 'min'),
    max: fieldNumber(inputs, 'max'),
    ...editLayout(inputs),
  }),
  examples,
})

/** What was picked of the options still offered. */
function remaining(answer: Answer, offered: ReadonlySet<string>, { options }: Settings): Answer | undefined {
  if (answer.options.every((id) => offered.has(id))) return answer
  const kept = answer.options.filter((id) => offered.has(id))
  const other = otherOption(options)?.id
  if (kept.length === 0) return undefined
  return given(kept, other !== undefined && kept.includes(other) ? answer.text : undefined)
}

const looks = { '': 'Rows', search: 'Rows in a box of their own, for long lists' }

const separators = ['; ', ' | ', '\n']

function given(options: string[], text: string | undefined): Answer {
  return { options, ...(text !== undefined && { text }) }
}

/** In the order of the question, "Other" with its words last; what is unknown or sent twice stays, to be refused. */
function inOrder(picked: string[], options: readonly Option[]): string[] {
  const placeOf = (id: string) => {
    const place = options.findIndex((option) => option.id === id)
    if (place < 0) return Infinity
    return options[place]?.kind === 'other' ? options.length : place
  }
  return picked
    .map((id) => ({ id, place: placeOf(id) }))
    .sort((one, other) => one.place - other.place || 0)
    .map(({ id }) => id)
}

function checkPicked(
  picked: string[],
  { options, min = 0, max }: Pick<Settings, 'options' | 'min' | 'max'>,
): Issue | undefined {
  const seen = new Set<string>()
  for (const id of picked) {
    const option = findOption(options, id)
    if (!option) return { word: 'choice.unknown' }
    if (seen.has(id)) return { word: 'set.twice', with: { option: option.label } }
    if (option.kind === 'none' && picked.length > 1)
      return { word: 'set.exclusive', with: { option: option.label } }
    seen.add(id)
  }
  const none = picked.length === 1 && findOption(options, picked[0] ?? '')?.kind === 'none'
  if (picked.length < min && !none) return { word: 'set.min', with: { min } }
  if (max !== undefined && picked.length > max) return { word: 'set.max', with: { max } }
  return undefined
}

/** Every part must be an option; words of one's own take the rest of the cell, whatever they hold. */
function readParts(parts: string[], separator: string, options: readonly Option[]): Answer | undefined {
  const picked: string[] = []
  for (const [index, part] of parts.entries()) {
    if (part.trim() === '') continue
    const named = optionNamed(options, part)
    const other = named ? undefined : readOther(parts.slice(index).join(separator).trim(), options)
    if (other) return given([...picked, other.option.id], other.text)
    if (!named) return undefined
    picked.push(named.id)
  }
  return given(picked, undefined)
}

function labels(options: readonly Option[]): string[] {
  return options.flatMap(({ label }) => Object.values(label))
}
