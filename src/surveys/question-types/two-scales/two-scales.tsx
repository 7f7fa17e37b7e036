import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { type Inputs, type Parsed, questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { fieldText, fieldWords, SelectField, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { inputsWithin } from '../inner/fields.ts'
import { columnOptions, findOption } from '../options.ts'
import {
  cellOf,
  checkRows,
  editRows,
  inRowOrder,
  RowFields,
  rowList,
  rowsAsList,
  strayInput,
} from '../rows.tsx'
import { besideTheOrder, editEvery, editScale, EveryField, ScaleFields, scaleList } from '../scale-fields.tsx'
import { examples } from './examples.ts'
import { readPairs, writePairs } from './pairs-as-text.ts'
import { PairControl } from './pair-control.tsx'
import { type Side, sides } from './sides.ts'

const scale = z.strictObject({
  title: text,
  /** What it measures, where methods are to know: an opportunity score reads importance and satisfaction. */
  role: z.enum(['importance', 'satisfaction']).optional(),
  /** From little to much. */
  options: scaleList,
})
export type Scale = z.infer<typeof scale>

const settings = z
  .strictObject({
    rows: rowList('row'),
    first: scale,
    second: scale,
    /** Whoever answers a row must answer all of them. */
    every: z.boolean().optional(),
  })
  .refine(({ first, second }) => !first.role || first.role !== second.role, 'The two scales measure the same')
export type Settings = z.infer<typeof settings>

const wanted = 'send an option’s id on both scales, like {"rows": {"price": {"first": "5", "second": "2"}}}'
const pair = z.strictObject(
  { first: z.string(wanted).optional(), second: z.string(wanted).optional() },
  wanted,
)
export type Pair = z.infer<typeof pair>
const answer = z.strictObject({ rows: z.record(z.string(), pair, wanted) }, wanted)
export type Answer = z.infer<typeof answer>

const fromLittleToMuch = ['Not at all', 'Somewhat', 'Very'].map((words, index) => ({
  id: String(index + 1),
  label: { en: words },
  points: index + 1,
}))

export const twoScales = questionType<Settings, Answer>({
  label: 'Matrix with two scales',
  summary: 'Each row on two scales, such as importance and satisfaction',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
    first: { title: { en: 'How important is it?' }, role: 'importance', options: fromLittleToMuch },
    second: { title: { en: 'How satisfied are you?' }, role: 'satisfaction', options: fromLittleToMuch },
  },
  parse(inputs, { rows }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const given: Record<string, Pair> = {}
    for (const { id, label } of rows) {
      const parsed = pairIn(inputsWithin(inputs, id))
      if (!parsed.ok)
        return { ok: false, issue: { word: 'row.issue', with: { row: label, issue: parsed.issue } } }
      if (parsed.answer) given[id] = parsed.answer
    }
    return { ok: true, answer: { rows: given } }
  },
  tidy({ rows }, settings) {
    const given = Object.entries(rows).filter(([, pair]) => sides.some((side) => pair[side] !== undefined))
    return given.length > 0 ? { rows: inRowOrder(Object.fromEntries(given), settings.rows) } : undefined
  },
  check: ({ rows }, settings) =>
    checkRows(rows, settings.rows, (pair) => checkPair(pair, settings), settings.every),
  columns: (key, label, settings, language) =>
    settings.rows.flatMap((row) =>
      sides.map((side) => {
        const { title, role = side, options } = settings[side]
        const itemLabel = plainText(textIn(row.label, language))
        const roleLabel = plainText(textIn(title, language))
        return {
          key: `${key}_${row.id}_${side}`,
          label: `${label} – ${itemLabel} – ${roleLabel}`,
          scale: 'ordinal' as const,
          options: columnOptions(options, language, true),
          group: {
            kind: 'battery' as const,
            name: key,
            role,
            item: row.id,
            title: label,
            itemLabel,
            roleLabel,
          },
        }
      }),
    ),
  cells: (answer, { rows }) =>
    rows.flatMap(({ id }) => sides.map((side) => cellOf(answer.rows, id)?.[side] ?? null)),
  value: ({ rows }) => Object.keys(rows),
  valueKind: 'set',
  parts: (settings) =>
    settings.rows.flatMap(({ id }) =>
      sides.map((side) => ({
        part: `${id}_${side}`,
        kind: 'text' as const,
        options: settings[side].options.map((option) => option.id),
      })),
    ),
  partValue(answer, part, { rows }) {
    const [, row = '', side] = /^(.+)_(first|second)$/.exec(part) ?? []
    const pair = rows.some(({ id }) => id === row) ? cellOf(answer.rows, row) : undefined
    return side === 'first' ? pair?.first : pair?.second
  },
  lists: { rows: rowsAsList() },
  read: readPairs,
  write: writePairs,
  labelling: 'group',
  Control: PairControl,
  Editor: ({ name, settings, language }) => (
    <>
      <RowFields name={name} label="Rows" rows={settings.rows} language={language} />
      <EveryField name={name} every={settings.every} />
      {sides.map((side) => (
        <SideFields
          key={side}
          name={`${name}.${side}`}
          side={side}
          scale={settings[side]}
          language={language}
        />
      ))}
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    first: editSide(inputsWithin(inputs, 'first'), before.first, language),
    second: editSide(inputsWithin(inputs, 'second'), before.second, language),
    ...editEvery(inputs),
  }),
  examples,
})

/** Both scales need an answer where one has it. */
function checkPair(pair: Pair, settings: Settings) {
  for (const side of sides) {
    const { options, title } = settings[side]
    const option = pair[side]
    if (option === undefined) return { word: 'row.missing' as const, with: { row: title } }
    if (!findOption(options, option)) return { word: 'choice.unknown' as const }
  }
  return undefined
}

function pairIn(inputs: Inputs): Parsed<Pair> {
  const pair: Pair = {}
  for (const side of sides) {
    const picked = single(inputs, side)
    if (!picked.ok) return picked
    if (picked.answer !== undefined) pair[side] = picked.answer
  }
  return { ok: true, answer: Object.keys(pair).length > 0 ? pair : undefined }
}

interface SideFieldsProps {
  name: string
  side: Side
  scale: Scale
  language: string
}

function SideFields({ name, side, scale, language }: SideFieldsProps) {
  const nth = side === 'first' ? 'First scale' : 'Second scale'
  return (
    <fieldset class="card">
      <legend>{nth}</legend>
      <TextField name={`${name}.title`} label="What is asked" value={textIn(scale.title, language)} />
      <SelectField
        name={`${name}.role`}
        label="What it measures"
        value={scale.role ?? ''}
        choices={{ '': 'Something else', importance: 'Importance', satisfaction: 'Satisfaction' }}
      />
      <ScaleFields
        name={name}
        label="Options, from little to much"
        options={scale.options}
        language={language}
        apart={besideTheOrder}
      />
    </fieldset>
  )
}

function editSide(inputs: Inputs, before: Scale, language: string) {
  const role = fieldText(inputs, 'role')
  return {
    title: fieldWords(inputs, 'title', before.title, language) ?? {},
    ...(role && { role }),
    options: editScale(inputs, before.options, language),
  }
}
