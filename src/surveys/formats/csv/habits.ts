import type { DateOrder } from '../../dates.ts'
import { momentIn, numberIn, saysNothing } from './cells.ts'
import type { Summary } from './summary.ts'

/** How the cells of a column are written: what reading each of them by itself could not tell. */

/** Cells that say something. */
export function toldIn({ values }: Summary): string[] {
  return [...values.keys()].filter((cell) => !saysNothing(cell))
}

/** The decimal mark that makes most of the cells numbers, and how many it makes; files with semicolons tend to commas. */
export function decimalOf(
  cells: readonly string[],
  separator: string,
): { decimal: ',' | '.'; readable: number } {
  const readable = (mark: ',' | '.') => cells.filter((cell) => numberIn(cell, mark) !== undefined).length
  const [point, comma] = [readable('.'), readable(',')]
  const decimal = comma > point || (comma === point && separator === ';') ? ',' : '.'
  return { decimal, readable: Math.max(point, comma) }
}

/** Day or month first, whichever makes most of the cells dates; `open` where both would. */
export function datesOf(cells: readonly string[]): { dates: DateOrder; readable: number; open: boolean } {
  const readable = (order: DateOrder) => cells.filter((cell) => momentIn(cell, order) !== undefined).length
  const [day, month] = [readable('day first'), readable('month first')]
  return {
    dates: day > month ? 'day first' : 'month first',
    readable: Math.max(day, month),
    open: day === month && cells.some((cell) => /^\d{1,2}[/-]\d{1,2}[/-]\d/.test(cell)),
  }
}

/** The lowest and the highest of whole numbers; undefined where any cell is none. */
export function endsOf(cells: readonly string[]): { low: number; high: number } | undefined {
  if (cells.length === 0 || !cells.every((cell) => /^-?\d{1,2}([.,]0+)?$/.test(cell))) return undefined
  const numbers = cells.map((cell) => Number.parseInt(cell, 10))
  return { low: Math.min(...numbers), high: Math.max(...numbers) }
}
