import { z } from 'zod'
import type { Column } from '../../column.ts'
import { plainText } from '../../markdown.ts'
import { type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { CheckField, fieldChecked } from '../fields.tsx'
import { single } from '../inputs.ts'
import { readLines, writeLine } from '../lines.ts'
import { columnOptions, findOption, type Option, optionNamed } from '../options.ts'
import {
  cellOf,
  checkRows,
  editRows,
  findRow,
  inRowOrder,
  RowFields,
  type Row,
  rowList,
  rowsAsList,
  strayInput,
} from '../rows.tsx'
import {
  besideTheOrder,
  editEvery,
  editScale,
  EveryField,
  offeredOptions,
  ScaleFields,
  scaleList,
} from '../scale-fields.tsx'
import { examples } from './examples.ts'
import { editLook, look, LookField, MatrixControl } from './matrix-control.tsx'

const settings = z.strictObject({
  rows: rowList('row'),
  options: scaleList,
  /** The options are in an order, from little to much. */
  ordered: z.boolean().optional(),
  /** Whoever answers a row must answer all of them. */
  every: z.boolean().optional(),
  look,
})
export type Settings = z.infer<typeof settings>

const wanted = 'send an option’s id for each row, like {"rows": {"price": "good"}}'
const answer = z.strictObject({ rows: z.record(z.string(), z.string(wanted), wanted) }, wanted)
export type Answer = z.infer<typeof answer>

export const matrix = questionType<Settings, Answer>({
  label: 'Matrix',
  summary: 'One choice for each of several rows',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
    options: [
      { id: 'poor', label: { en: 'Poor' } },
      { id: 'fair', label: { en: 'Fair' } },
      { id: 'good', label: { en: 'Good' } },
    ],
    ordered: true,
  },
  parse(inputs, { rows }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    const given: Record<string, string> = {}
    for (const { id, label } of rows) {
      const picked = single(inputs, id)
      if (!picked.ok)
        return { ok: false, issue: { word: 'row.issue', with: { row: label, issue: picked.issue } } }
      if (picked.answer !== undefined) given[id] = picked.answer
    }
    return { ok: true, answer: { rows: given } }
  },
  tidy: ({ rows }, settings) =>
    Object.keys(rows).length > 0 ? { rows: inRowOrder(rows, settings.rows) } : undefined,
  check: ({ rows }, settings) =>
    checkRows(rows, settings.rows, (option) => checkOption(option, settings.options), settings.every),
  columns: (key, label, { rows, options, ordered = false }, language) =>
    rows.map((row) => ({
      ...rowColumn(key, label, row, language),
      scale: ordered ? 'ordinal' : 'nominal',
      options: columnOptions(options, language, ordered),
    })),
  cells: (answer, { rows }) => rows.map(({ id }) => cellOf(answer.rows, id) ?? null),
  value: ({ rows }) => Object.keys(rows),
  valueKind: 'set',
  parts: ({ rows, options }) =>
    rows.map(({ id }) => ({ part: id, kind: 'text', options: options.map((option) => option.id) })),
  partValue: ({ rows }, part) => cellOf(rows, part),
  lists: {
    rows: rowsAsList(),
    options: offeredOptions((option, offered) =>
      typeof option === 'string' && offered.has(option) ? option : undefined,
    ),
  },
  read(cell, { rows, options }): Parsed<Answer> {
    const lines = readLines(cell, rows)
    if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
    const given: Record<string, string> = {}
    for (const [id, words] of lines) {
      const option = optionNamed(options, words)
      const row = findRow(rows, id)
      if (!option && row)
        return {
          ok: false,
          issue: { word: 'row.issue', with: { row: row.label, issue: { word: 'choice.unknown' } } },
        }
      if (option) given[id] = option.id
    }
    return { ok: true, answer: { rows: given } }
  },
  write: ({ rows }, settings, language) =>
    settings.rows
      .flatMap((row) => {
        const option = findOption(settings.options, cellOf(rows, row.id) ?? '')
        return option ? [writeLine(row, textIn(option.label, language), language)] : []
      })
      .join('\n'),
  labelling: 'group',
  Control: (props) => (
    <MatrixControl
      {...props}
      type="radio"
      chosen={(row) => props.inputs?.(row) ?? [cellOf(props.answer?.rows, row) ?? '']}
    />
  ),
  Editor: ({ name, settings: { rows, options, ordered = false, every, look }, language }) => (
    <>
      <RowFields name={name} label="Rows" rows={rows} language={language} />
      <ScaleFields
        name={name}
        label="Options for each row"
        options={options}
        language={language}
        apart={besideTheOrder}
      />
      <CheckField
        name={`${name}.ordered`}
        label="The options stand in an order, such as from poor to good"
        checked={ordered}
      />
      <EveryField name={name} every={every} />
      <LookField name={name} value={look} />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    options: editScale(inputs, before.options, language),
    ...(fieldChecked(inputs, 'ordered') && { ordered: true }),
    ...editEvery(inputs),
    ...editLook(inputs),
  }),
  examples,
})

/** A column of a battery: what was said of one row. */
export function rowColumn(
  key: string,
  label: string,
  row: Row,
  language: string,
): Pick<Column, 'key' | 'label' | 'group'> {
  const words = plainText(textIn(row.label, language))
  return {
    key: `${key}_${row.id}`,
    label: `${label} – ${words}`,
    group: { kind: 'battery', name: key, role: 'answer', item: row.id, title: label, itemLabel: words },
  }
}

function checkOption(id: string, options: readonly Option[]) {
  return findOption(options, id) ? undefined : { word: 'choice.unknown' as const }
}
