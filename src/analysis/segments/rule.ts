import type { Column } from '../../surveys/column.ts'
import {
  type Expression,
  type Known,
  asksToday,
  check,
  compile,
  readExpression,
  references,
} from '../../surveys/expression/index.ts'
import type { Value, ValueKind } from '../../surveys/question-type.ts'
import { type Series, type Table, cellAt } from '../table.ts'
import { withYesNo } from './yes-no.ts'

export type Rule = { ok: true; expression: Expression; reads: string[] } | { ok: false; message: string }

/** Reads a segment's rule over columns; what cannot be meant comes back as sentences. */
export function readRule(text: string, columns: readonly Column[]): Rule {
  if (text.trim() === '')
    return { ok: false, message: "Write a rule, like {age} >= 30 and {devices} contains 'phone'." }
  const reading = readExpression(text)
  if (!reading.ok) return reading
  const texts = new Set(columns.filter(({ scale }) => kindOf(scale) === undefined).map(({ key }) => key))
  const expression = withYesNo(reading.expression, columns)
  const problems = check(expression, knownOf(columns), (id) =>
    texts.has(id)
      ? `{${id}} holds texts; a segment reads what they are about: {themes} or {sentiment}.`
      : undefined,
  )
  if (asksToday(expression))
    problems.push(
      'Who belongs to a segment does not change with the calendar: name the day, like age({born}, 2026-01-31).',
    )
  return problems.length > 0
    ? { ok: false, message: problems.join(' ') }
    : { ok: true, expression, reads: references(expression) }
}

/** For whom the rule holds: 1 at the places of those rows, 0 at all others. */
export function membersOf(table: Table, expression: Expression, rows: Uint32Array): Uint8Array {
  const members = new Uint8Array(table.ids.length)
  const rule = compile(expression)
  const readers = new Map([...table.series].map(([key, series]) => [key, readerOf(series)]))
  let row = 0
  const valueOf = (id: string) => readers.get(id)?.(row)
  for (row of rows) if (rule(valueOf) === true) members[row] = 1
  return members
}

/** The columns a rule may read, with what their values are. */
export function knownOf(columns: readonly Column[]): Map<string, Known> {
  return new Map(
    columns.flatMap((column): [string, Known][] => {
      const kind = isNumbered(column) ? 'number' : kindOf(column.scale)
      if (!kind) return []
      const options = kind === 'text' || kind === 'set' ? column.options?.map(({ id }) => id) : undefined
      return [[column.key, { kind, options }]]
    }),
  )
}

function kindOf(scale: Column['scale']): ValueKind | undefined {
  switch (scale) {
    case 'nominal':
    case 'ordinal':
      return 'text'
    case 'set':
      return 'set'
    case 'interval':
      return 'number'
    case 'time':
      return 'date'
    default:
      return undefined
  }
}

/** A rating's options are its points; rules compare them as numbers, as conditions in the survey do. */
function isNumbered({ scale, options = [] }: Column): boolean {
  return scale === 'ordinal' && options.length > 0 && options.every(({ id, points }) => id === String(points))
}

function readerOf(series: Series): (row: number) => Value {
  if (series.kind === 'coded' && isNumbered(series.column)) {
    return (row) => series.options[(series.codes[row] ?? 0) - 2]?.points
  }
  return (row) => cellAt(series, row) ?? undefined
}
