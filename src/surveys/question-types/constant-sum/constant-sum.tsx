import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { largestNumber, readNumber } from '../../numbers.ts'
import {
  type ControlProps,
  type Inputs,
  type ItemList,
  type Parsed,
  questionType,
} from '../../question-type.ts'
import { text, textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { CheckField, fieldChecked, fieldNumber, fieldWords, NumberField, TextField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { spokenNumber } from '../../spoken.ts'
import { readLines, writeLine } from '../lines.ts'
import { Said } from '../said.tsx'
import { number } from '../number/number.tsx'
import {
  cellOf,
  checkRows,
  editRows,
  inRowOrder,
  RowFields,
  type Row,
  rowList,
  strayInput,
} from '../rows.tsx'
import { examples } from './examples.ts'

const amount = z
  .number('Write the amounts as numbers')
  .min(0, 'Amounts are 0 or more')
  .max(1e9, 'Amounts go up to 1,000,000,000')

const settings = z
  .strictObject({
    /** What the sum is shared out among. */
    rows: rowList('item'),
    total: amount.refine((total) => total > 0, 'There must be something to share out').default(100),
    /** What is shared out: points, €, hours. */
    unit: text.optional(),
    /** Each gets at least so much. */
    min: amount.optional(),
    /** Parts of one may be given as well. */
    fractions: z.boolean().optional(),
  })
  .refine(
    ({ min = 0, rows, total }) => min * rows.length <= total,
    'Giving everything the least amount comes to more than the sum',
  )
export type Settings = z.infer<typeof settings>

const wanted = 'send an amount for each, like {"parts": {"price": 60, "taste": 40}}'
const answer = z.strictObject({ parts: z.record(z.string(), z.number(wanted), wanted) }, wanted)
export type Answer = z.infer<typeof answer>

export const constantSum = questionType<Settings, Answer>({
  label: 'Constant sum',
  summary: 'A sum shared out among several things',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
    ],
    total: 100,
  },
  parse(inputs, { rows }): Parsed<Answer> {
    const stray = strayInput(inputs)
    if (stray) return { ok: false, issue: stray }
    return amountsOf(rows, (row) => amountIn(inputs, row))
  },
  // What was left empty beside others gets nothing.
  tidy: ({ parts }, { rows }) =>
    Object.keys(parts).length > 0
      ? { parts: inRowOrder({ ...Object.fromEntries(rows.map(({ id }) => [id, 0])), ...parts }, rows) }
      : undefined,
  check: ({ parts }, { rows, total, min = 0, fractions = false }) =>
    checkRows(parts, rows, (given) => checkAmount(given, min, fractions)) ?? checkSum(parts, total),
  columns: (key, label, { rows, unit }, language) =>
    rows.map((row) => {
      const words = plainText(textIn(row.label, language))
      return {
        key: `${key}_${row.id}`,
        label: `${label} – ${words}`,
        scale: 'interval',
        ...(unit && { unit: plainText(textIn(unit, language)) }),
        group: { kind: 'parts', name: key, role: 'amount', item: row.id, title: label, itemLabel: words },
      }
    }),
  cells: ({ parts }, { rows }) => rows.map(({ id }) => cellOf(parts, id) ?? null),
  value: ({ parts }) => Object.values(parts),
  valueKind: 'numbers',
  parts: ({ rows }) => rows.map(({ id }) => ({ part: id, kind: 'number' })),
  partValue: ({ parts }, part) => cellOf(parts, part),
  lists: { rows: shared() },
  read(cell, { rows }): Parsed<Answer> {
    const lines = readLines(cell, rows)
    if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
    return amountsOf(rows, ({ id }) => amountWritten(lines.get(id) ?? ''))
  },
  show: ({ parts }, { rows }, language) =>
    rows
      .flatMap((row) => {
        const given = cellOf(parts, row.id)
        return given === undefined ? [] : [writeLine(row, spokenNumber(given, language), language)]
      })
      .join('\n'),
  write: ({ parts }, { rows }, language) =>
    rows
      .flatMap((row) => {
        const given = cellOf(parts, row.id)
        return given === undefined ? [] : [writeLine(row, number.write(given, {}, language), language)]
      })
      .join('\n'),
  labelling: 'group',
  Control: Amounts,
  Editor: ({ name, settings: { rows, total, unit, min, fractions = false }, language }) => (
    <>
      <RowFields name={name} label="What the sum is shared out among" rows={rows} language={language} />
      <NumberField name={`${name}.total`} label="Sum" value={total} />
      <TextField
        name={`${name}.unit`}
        label="Unit"
        hint="Such as points, €, hours"
        value={textIn(unit, language)}
      />
      <NumberField name={`${name}.min`} label="Least amount for each" value={min} />
      <CheckField name={`${name}.fractions`} label="Fractions may be given" checked={fractions} />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    total: fieldNumber(inputs, 'total'),
    unit: fieldWords(inputs, 'unit', before.unit, language),
    min: fieldNumber(inputs, 'min'),
    ...(fieldChecked(inputs, 'fractions') && { fractions: true }),
  }),
  examples,
})

function amountsOf(rows: readonly Row[], read: (row: Row) => Parsed<number>): Parsed<Answer> {
  const parts: Record<string, number> = {}
  for (const row of rows) {
    const parsed = read(row)
    if (!parsed.ok)
      return { ok: false, issue: { word: 'row.issue', with: { row: row.label, issue: parsed.issue } } }
    if (parsed.answer !== undefined) parts[row.id] = parsed.answer
  }
  return { ok: true, answer: { parts } }
}

function amountIn(inputs: Inputs, { id }: Row): Parsed<number> {
  const written = single(inputs, id)
  return written.ok ? amountWritten(written.answer ?? '') : written
}

function amountWritten(written: string): Parsed<number> {
  if (written.trim() === '') return { ok: true, answer: undefined }
  const value = readNumber(written)
  if (value === undefined) return { ok: false, issue: { word: 'number.form', with: { example: 12 } } }
  return { ok: true, answer: value === 0 ? 0 : value }
}

function checkAmount(given: number, min: number, fractions: boolean): Issue | undefined {
  if (!Number.isFinite(given) || given > largestNumber) return { word: 'number.form', with: { example: 12 } }
  if (!fractions && !Number.isInteger(given)) return { word: 'number.whole' }
  return given < min ? { word: 'number.min', with: { min } } : undefined
}

/** Decimal fractions do not add up to the last digit. */
const tolerance = 1e-6

function checkSum(parts: Readonly<Record<string, number>>, total: number): Issue | undefined {
  const sum = Object.values(parts).reduce((sum, part) => sum + part, 0)
  const rest = Math.abs(total - sum)
  if (rest < tolerance) return undefined
  const numbers = { given: rounded(sum), total, rest: rounded(rest) }
  return { word: sum < total ? 'sum.less' : 'sum.more', with: numbers }
}

function rounded(value: number): number {
  return Math.round(value / tolerance) * tolerance === value ? value : Number(value.toFixed(6))
}

function shared(): ItemList<Settings> {
  const partsIn = (given: unknown) => Object.entries(answer.safeParse(given).data?.parts ?? {})
  return {
    label: 'Items',
    items: ({ rows }) => rows,
    with: (settings, items) => ({ ...settings, rows: [...items] }),
    picked: (given) => partsIn(given).flatMap(([id, part]) => (part > 0 ? [id] : [])),
    only(given, offered) {
      const parts = partsIn(given).filter(([id]) => offered.has(id))
      return parts.length > 0 ? { parts: Object.fromEntries(parts) } : undefined
    },
  }
}

function Amounts(props: ControlProps<Settings, Answer>) {
  const { name, settings, answer, inputs, language, describedBy, invalid } = props
  const { rows, total, unit, fractions } = settings
  const words = textIn(unit, language)
  return (
    <div data-control="sum" data-total={total}>
      <p class="help">
        {say(
          { word: 'sum.share', with: { total: `${spokenNumber(total, language)} ${words}`.trim() } },
          language,
        )}
      </p>
      {rows.map(({ id, label }, index) => (
        <label class="line" key={id}>
          <span>
            <Said text={label} language={language} />
          </span>
          <span class="number">
            <input
              type="text"
              inputmode={fractions ? 'decimal' : 'numeric'}
              autocomplete="off"
              name={`${name}.${id}`}
              id={index === 0 ? name : undefined}
              value={inputs ? inputs(id)[0] : cellOf(answer?.parts, id)}
              autofocus={index === 0 && props.autofocus}
              aria-describedby={index === 0 && invalid ? describedBy : undefined}
              aria-invalid={index === 0 && invalid ? 'true' : undefined}
            />
            {words && ` ${words}`}
          </span>
        </label>
      ))}
    </div>
  )
}
