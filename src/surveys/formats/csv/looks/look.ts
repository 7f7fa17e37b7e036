import type { ColumnGuess } from '../guess.ts'
import type { Summary } from '../summary.ts'

/** What one way of looking at a column came to: its type and scale, or its part beside the questions. */
export type Finding = { why: string } & Partial<
  Omit<ColumnGuess, 'column' | 'header' | 'id' | 'title' | 'why'>
>

/** One way of looking at a column; `separator` is the file's. */
export type Look = (summary: Summary, separator: string) => Finding | undefined
