import { datesOf, decimalOf, endsOf, toldIn } from './habits.ts'
import { scaleOf } from './infer.ts'
import { optionsOf } from './option-guesses.ts'
import { joinedOptions } from './joined.ts'
import type { ColumnGuess } from './guess.ts'
import type { NoteBook } from './notes.ts'
import { isOutside, orderOf } from './scales/index.ts'
import type { Summary } from './summary.ts'

/** A corrected guess may name a type alone; what else that type needs is taken from the column's own answers. */
export function completed(
  columns: readonly ColumnGuess[],
  summaries: readonly Summary[],
  separator: string,
  book: NoteBook,
): ColumnGuess[] {
  return columns.map((column) => {
    const summary = summaries[column.column]
    if (!summary || column.role !== 'question' || column.spread) return column
    const complete = details[column.type]
    if (!complete) return { ...plain(column), scale: scaleOf(column.type) }
    return complete(column, summary, separator, book)
  })
}

type Complete = (column: ColumnGuess, summary: Summary, separator: string, book: NoteBook) => ColumnGuess

/** What each type needs besides its name. */
const details: Partial<Record<ColumnGuess['type'], Complete>> = {
  choice: withOptions,
  set: withOptions,
  rating(column, summary) {
    const ends = endsOf(toldIn(summary)) ?? { low: 1, high: 5 }
    const min = Math.min(1, Math.max(-10, ends.low))
    return {
      ...plain(column),
      scale: 'ordinal',
      min: column.min ?? min,
      max: column.max ?? Math.min(min + 20, Math.max(5, ends.high)),
    }
  },
  number: (column, summary, separator) => ({
    ...plain(column),
    scale: 'interval',
    decimal: column.decimal ?? decimalOf(toldIn(summary), separator).decimal,
  }),
  date: (column, summary) => ({
    ...plain(column),
    scale: 'time',
    dates: column.dates ?? datesOf(toldIn(summary)).dates,
  }),
}

function plain(column: ColumnGuess): ColumnGuess {
  const { options: _options, separator: _separator, ...rest } = column
  return rest
}

function withOptions(column: ColumnGuess, summary: Summary, _separator: string, book: NoteBook): ColumnGuess {
  if (column.options) return column
  if (!summary.overflow && summary.values.size <= 2_000) return { ...column, ...optionsFrom(column, summary) }
  book.file(`“${column.title}” has more different answers than a list of options takes, so it stays text.`)
  return { ...column, type: 'long_text', scale: 'text' }
}

function optionsFrom(column: ColumnGuess, summary: Summary): Partial<ColumnGuess> {
  if (column.type === 'set') {
    const joined = joinedOptions(summary)
    const separator = column.separator ?? joined?.separator ?? ';'
    const parts = [...summary.values.keys()].flatMap((cell) =>
      cell.split(separator).map((part) => part.trim()),
    )
    return {
      scale: 'set',
      separator,
      options: optionsOf(joined?.parts ?? [...new Set(parts)].filter((part) => part !== '')),
    }
  }
  const labels = [...summary.values.keys()]
  const order = column.scale === 'nominal' ? undefined : orderOf(labels)
  const outside = new Set(order ? order.outside : labels.filter(isOutside))
  return {
    scale: order || column.scale === 'ordinal' ? 'ordinal' : 'nominal',
    options: order
      ? optionsOf([...order.labels, ...order.outside], outside)
      : optionsOf(labels.toSorted(), column.scale === 'ordinal' ? outside : new Set()),
  }
}
