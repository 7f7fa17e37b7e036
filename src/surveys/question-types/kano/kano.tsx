import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { plainText } from '../../markdown.ts'
import { fieldWords } from '../fields.tsx'
import { single } from '../inputs.ts'
import { readLines, writeLine } from '../lines.ts'
import { MatrixControl } from '../matrix/matrix-control.tsx'
import { columnOptions, findOption, optionNamed } from '../options.ts'
import {
  cellOf,
  checkRows,
  editRows,
  inRowOrder,
  type Row,
  rowList,
  rowsAsList,
  strayInput,
} from '../rows.tsx'
import { editEvery } from '../scale-fields.tsx'
import { options } from './answers.ts'
import { KanoEditor } from './editor.tsx'
import { examples } from './examples.ts'

const settings = z.strictObject({
  rows: rowList('feature'),
  /** What is asked of each feature, where our words do not fit. */
  functional: text.optional(),
  dysfunctional: text.optional(),
  /** Whoever answers about one feature must answer about all. */
  every: z.boolean().optional(),
})
export type Settings = z.infer<typeof settings>

const wanted =
  'send two answers for each feature, like {"rows": {"search": {"functional": "like", "dysfunctional": "dislike"}}}'
const id = z.string(wanted).optional()
const answer = z.strictObject(
  { rows: z.record(z.string(), z.strictObject({ functional: id, dysfunctional: id }, wanted), wanted) },
  wanted,
)
export type Answer = z.infer<typeof answer>

const sides = ['functional', 'dysfunctional'] as const
type Side = (typeof sides)[number]

export const kano = questionType<Settings, Answer>({
  label: 'With and without a feature (Kano)',
  summary: 'How people feel if each feature is there, and if it is not',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First feature' } },
      { id: 'second', label: { en: 'Second feature' } },
    ],
  },
  parse(inputs, { rows }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const given: Answer['rows'] = {}
    for (const row of rows)
      for (const side of sides) {
        const picked = single(inputs, `${row.id}_${side}`)
        if (!picked.ok) return { ok: false, issue: ofRow(row, picked.issue) }
        if (picked.answer !== undefined) given[row.id] = { ...given[row.id], [side]: picked.answer }
      }
    return { ok: true, answer: { rows: given } }
  },
  tidy: ({ rows }, settings) =>
    Object.keys(rows).length > 0 ? { rows: inRowOrder(rows, settings.rows) } : undefined,
  check: ({ rows }, settings) => checkRows(rows, settings.rows, checkPair, settings.every),
  columns: (key, label, settings, language) =>
    settings.rows.flatMap((row) => {
      const itemLabel = plainText(textIn(row.label, language))
      return sides.map((role) => {
        const roleLabel = say(`kano.${role}.short`, language)
        return {
          key: `${key}_${row.id}_${role}`,
          label: `${label} – ${itemLabel} – ${roleLabel}`,
          scale: 'ordinal' as const,
          options: columnOptions(options, language, true),
          group: { kind: 'kano' as const, name: key, role, item: row.id, title: label, itemLabel, roleLabel },
        }
      })
    }),
  cells: (answer, { rows }) =>
    rows.flatMap(({ id }) => sides.map((side) => cellOf(answer.rows, id)?.[side] ?? null)),
  value: ({ rows }) => Object.keys(rows),
  valueKind: 'set',
  parts: ({ rows }) =>
    rows.flatMap(({ id }) =>
      sides.map((side) => ({
        part: `${id}_${side}`,
        kind: 'text' as const,
        options: options.map((option) => option.id),
      })),
    ),
  partValue: ({ rows }, part) => {
    const side = sides.find((side) => part.endsWith(`_${side}`))
    return side && cellOf(rows, part.slice(0, -side.length - 1))?.[side]
  },
  lists: { rows: rowsAsList() },
  read(cell, { rows }): Parsed<Answer> {
    const lines = readLines(cell, rows)
    if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
    const given: Answer['rows'] = {}
    for (const [id, words] of lines) {
      const [functional = '', dysfunctional = ''] = words
        .split(' / ')
        .map((name) => optionNamed(options, name)?.id ?? name)
      given[id] = { functional, dysfunctional }
    }
    return { ok: true, answer: { rows: given } }
  },
  write: ({ rows }, settings, language) =>
    settings.rows
      .flatMap((row) => {
        const pair = cellOf(rows, row.id)
        if (!pair) return []
        const words = sides.map((side) => textIn(findOption(options, pair[side] ?? '')?.label, language))
        return [writeLine(row, words.join(' / '), language)]
      })
      .join('\n'),
  labelling: 'group',
  Control(props) {
    const { settings, language, inputs, answer } = props
    const rows = settings.rows.flatMap((row) =>
      sides.map((side) => ({
        id: `${row.id}_${side}`,
        label: { [language]: askedOf(row, side, settings, language) },
      })),
    )
    return (
      <MatrixControl
        {...props}
        type="radio"
        settings={{ rows, options }}
        chosen={(part) =>
          inputs?.(part) ?? [kano.partValue?.({ rows: {}, ...answer }, part, settings)].map(String)
        }
      />
    )
  },
  Editor: KanoEditor,
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    functional: fieldWords(inputs, 'functional', before.functional, language),
    dysfunctional: fieldWords(inputs, 'dysfunctional', before.dysfunctional, language),
    ...editEvery(inputs),
  }),
  examples,
})

/** Both questions of a pair, each with one of the five answers; one alone says nothing. */
function checkPair(pair: Answer['rows'][string]): Issue | undefined {
  for (const side of sides) {
    const id = pair[side]
    if (id === undefined) return { word: 'kano.pair' }
    if (!findOption(options, id)) return { word: 'choice.unknown' }
  }
  return undefined
}

function askedOf(row: Row, side: Side, settings: Settings, language: string): string {
  const own = textIn(settings[side], language)
  const feature = textIn(row.label, language)
  return own ? `${feature} – ${own}` : say({ word: `kano.${side}`, with: { feature } }, language)
}

function ofRow(row: Row, issue: Issue): Issue {
  return { word: 'row.issue', with: { row: row.label, issue } }
}
