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
  book: NoteBook,
): ColumnGuess[] {
  return columns.map((column) => {
    const summary = summaries[column.column]
    if (!summary || column.role !== 'question' || column.spread) return column
    if (column.type !== 'choice' && column.type !== 'set')
      return { ...withoutOptions(column), scale: scaleOf(column.type) }
    if (column.options) return column
    if (summary.overflow || summary.values.size > 2_000) {
      book.file(
        `“${column.title}” has more different answers than a list of options takes, so it stays text.`,
      )
      return { ...column, type: 'long_text', scale: 'text' }
    }
    return { ...column, ...optionsFrom(column, summary) }
  })
}

function withoutOptions(column: ColumnGuess): ColumnGuess {
  const { options: _options, separator: _separator, ...rest } = column
  return rest
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
  const order = column.scale === 'ordinal' ? orderOf(labels) : undefined
  const outside = new Set(order ? order.outside : labels.filter(isOutside))
  return {
    scale: column.scale === 'ordinal' ? 'ordinal' : 'nominal',
    options: order
      ? optionsOf([...order.labels, ...order.outside], outside)
      : optionsOf(labels.toSorted(), column.scale === 'ordinal' ? outside : new Set()),
  }
}
