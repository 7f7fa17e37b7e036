import type { HeaderColumn } from './header.ts'

/** What a column holds, in constant memory however long the file is. */
export interface Summary extends HeaderColumn {
  place: number
  filled: number
  /** Trimmed cells with their counts, as many as are kept. */
  values: Map<string, number>
  /** More different cells than are kept, or longer ones. */
  overflow: boolean
  /** No cell came twice, as far as they are kept. */
  unique: boolean
  longest: number
  letters: number
  /** Cells with a line break or more than one sentence. */
  prose: number
  /** Each cell was the one before plus one. */
  counting: boolean
}

const mostKept = 5_000
const longestKept = 200

export function newSummary(column: HeaderColumn, place: number): Summary {
  return {
    ...column,
    place,
    filled: 0,
    values: new Map(),
    overflow: false,
    unique: true,
    longest: 0,
    letters: 0,
    prose: 0,
    counting: true,
  }
}

export function note(summary: Summary, cell: string, before: string | undefined): void {
  const value = cell.trim()
  if (value === '') return
  summary.filled++
  summary.letters += value.length
  summary.longest = Math.max(summary.longest, value.length)
  if (value.includes('\n') || /[.!?]\s+\S/.test(value)) summary.prose++
  if (summary.counting && before !== undefined && before !== '')
    summary.counting = Number(value) === Number(before) + 1
  const count = summary.values.get(value)
  if (count !== undefined) {
    summary.values.set(value, count + 1)
    summary.unique = false
  } else if (summary.values.size < mostKept && value.length <= longestKept) summary.values.set(value, 1)
  else summary.overflow = true
}
