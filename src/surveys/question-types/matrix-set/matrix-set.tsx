import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import type { Issue } from '../../words.ts'
import { readLines, writeLine } from '../lines.ts'
import { editLook, look, LookField, MatrixControl } from '../matrix/matrix-control.tsx'
import { rowColumn } from '../matrix/matrix.tsx'
import { columnOptions } from '../options.ts'
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
import {
  editEvery,
  editScale,
  EveryField,
  excludingAll,
  offeredOptions,
  ScaleFields,
  scaleList,
} from '../scale-fields.tsx'
import { set } from '../set/set.tsx'
import { examples } from './examples.ts'

const settings = z.strictObject({
  rows: rowList('row'),
  options: scaleList,
  /** Whoever answers a row must answer all of them. */
  every: z.boolean().optional(),
  look,
})
export type Settings = z.infer<typeof settings>

const wanted = 'send options’ ids for each row, like {"rows": {"phone": ["music", "news"]}}'
const answer = z.strictObject(
  { rows: z.record(z.string(), z.array(z.string(wanted), wanted).max(5_000, wanted), wanted) },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const matrixSet = questionType<Settings, Answer>({
  label: 'Matrix of several choices',
  summary: 'Any number of choices for each of several rows',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
    options: [
      { id: 'at_home', label: { en: 'At home' } },
      { id: 'at_work', label: { en: 'At work' } },
    ],
  },
  parse(inputs, { rows }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    return {
      ok: true,
      answer: {
        rows: Object.fromEntries(rows.map(({ id }) => [id, inputs(id).filter((value) => value !== '')])),
      },
    }
  },
  tidy({ rows }, settings) {
    const picked = Object.entries(rows).filter(([, options]) => options.length > 0)
    if (picked.length === 0) return undefined
    const inOrder = picked.map(([id, options]) => [
      id,
      set.tidy?.({ options }, { options: settings.options })?.options ?? [],
    ])
    return { rows: inRowOrder(Object.fromEntries(inOrder), settings.rows) }
  },
  check: ({ rows }, settings) =>
    checkRows(rows, settings.rows, (options) => checkPicked(options, settings), settings.every),
  columns: (key, label, { rows, options }, language) =>
    rows.map((row) => ({
      ...rowColumn(key, label, row, language),
      scale: 'set',
      options: columnOptions(options, language, false),
    })),
  cells: (answer, { rows }) => rows.map(({ id }) => cellOf(answer.rows, id) ?? null),
  value: ({ rows }) => Object.keys(rows),
  valueKind: 'set',
  parts: ({ rows, options }) =>
    rows.map(({ id }) => ({ part: id, kind: 'set', options: options.map((option) => option.id) })),
  partValue: ({ rows }, part) => cellOf(rows, part),
  lists: { rows: rowsAsList(), options: offeredOptions(onlyOf) },
  read(cell, { rows, options }): Parsed<Answer> {
    const lines = readLines(cell, rows)
    if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
    const given: Record<string, string[]> = {}
    for (const [id, words] of lines) {
      const parsed = set.read(words, { options })
      if (!parsed.ok) return parsed
      if (parsed.answer) given[id] = parsed.answer.options
    }
    return { ok: true, answer: { rows: given } }
  },
  write: ({ rows }, settings, language) =>
    settings.rows
      .flatMap((row) => {
        const options = cellOf(rows, row.id)
        const { options: offered } = settings
        return options
          ? [writeLine(row, set.write({ options }, { options: offered }, language), language)]
          : []
      })
      .join('\n'),
  labelling: 'group',
  Control: (props) => (
    <MatrixControl
      {...props}
      type="checkbox"
      chosen={(row) => props.inputs?.(row) ?? cellOf(props.answer?.rows, row) ?? []}
    />
  ),
  Editor: ({ name, settings: { rows, options, every, look }, language }) => (
    <>
      <RowFields name={name} label="Rows" rows={rows} language={language} />
      <ScaleFields
        name={name}
        label="Options for each row"
        options={options}
        language={language}
        apart={excludingAll}
      />
      <EveryField name={name} every={every} />
      <LookField name={name} value={look} />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    options: editScale(inputs, before.options, language),
    ...editEvery(inputs),
    ...editLook(inputs),
  }),
  examples,
})

/** The checks of a question with several choices, for one row. */
function checkPicked(options: string[], settings: Settings): Issue | undefined {
  return set.check({ options }, { options: settings.options })
}

function onlyOf(picked: unknown, offered: ReadonlySet<string>): string[] | undefined {
  const kept =
    z
      .array(z.string())
      .safeParse(picked)
      .data?.filter((id) => offered.has(id)) ?? []
  return kept.length > 0 ? kept : undefined
}
