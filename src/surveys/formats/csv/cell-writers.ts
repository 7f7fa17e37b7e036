import type { Cell, Column } from '../../column.ts'
import { clockOf } from '../../dates.ts'
import type { Separator } from './separator.ts'

/** How the cells of one column are written; ready texts where there are few different ones. */
export interface CellWriter {
  /** Names of the columns of the file that it fills. */
  heads: (title: string) => string[]
  write: (cell: NonNullable<Cell>) => string
  /** What stands where nothing was answered. */
  empty: string
}

export function writerOf(
  column: Column,
  { separator, several }: { separator: Separator; several: 'spread' | 'joined' },
): CellWriter {
  const options = column.options ?? []
  const heads = (title: string) => [guarded(title, separator)]
  if (column.scale === 'set' && several === 'spread' && options.length > 0) {
    const ids = options.map(({ id }) => id)
    return {
      heads: (title) => options.map(({ label }) => guarded(`${title} [${label}]`, separator)),
      write: (cell) =>
        (Array.isArray(cell) ? ids.map((id) => (cell.includes(id) ? '1' : '0')) : ids.map(() => '')).join(
          separator,
        ),
      empty: separator.repeat(options.length - 1),
    }
  }
  const label = new Map(
    options.map((option) => [option.id, option.points === undefined ? option.label : option.id]),
  )
  if (column.scale === 'set')
    return {
      heads,
      write: (cell) =>
        guarded(
          Array.isArray(cell) ? cell.map((id: string) => label.get(id) ?? id).join('; ') : String(cell),
          separator,
        ),
      empty: '',
    }
  if (options.length > 0) {
    const ready = new Map<Cell, string>([...label].map(([id, words]) => [id, guarded(words, separator)]))
    return { heads, write: (cell) => ready.get(cell) ?? guarded(String(cell), separator), empty: '' }
  }
  if (column.clock) return { heads, write: (minutes) => clockOf(Number(minutes)), empty: '' }
  if (column.scale === 'interval') return { heads, write: numeral(separator), empty: '' }
  return {
    heads,
    write: (cell) => guarded(typeof cell === 'string' ? cell : String(cell), separator),
    empty: '',
  }
}

function numeral(separator: Separator): CellWriter['write'] {
  return (cell) => (typeof cell === 'number' ? String(cell) : guarded(String(cell), separator))
}

/**
 * A cell of a CSV file. What a spreadsheet would run as a formula gets an apostrophe before it, unless it is a number;
 * reading takes it off again.
 */
export function guarded(text: string, separator: Separator): string {
  const safe = runs.test(text) && !number.test(text) ? `'${text}` : text
  return (separator === ',' ? special : anySpecial).test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const runs = /^[=+\-@\t\r]|^'[=+\-@\t\r]/
const number = /^[+-]?(\d+([.,]\d+)*|[.,]\d+)(e[+-]?\d+)?$/i
const special = /[",\r\n]|^\s|\s$/
const anySpecial = /[",;|\t\r\n]|^\s|\s$/
