import type { Survey } from '../survey.ts'
import type { Answers } from '../response.ts'

/** One person's answers in a file. */
export interface GivenRow {
  /** As a spreadsheet numbers it, the names of the columns being row 1. */
  row: number
  answers: Answers
  /** The team's own name for who answered. */
  person?: string
  /** When it was answered. */
  at?: string
}

/** What did not come over as it was: said of the file, or of a row and column. */
export interface Note {
  row?: number
  column?: string
  message: string
}

/** What a file came to: a survey, with its answers where the format holds any; or what to mend. */
export type ReadFile =
  | {
      ok: true
      survey: Survey
      /** How many rows of answers there are. */
      count: number
      /** The answers a batch at a time; may be asked for again. */
      rows(): AsyncGenerator<GivenRow[]>
      /** Complete once all rows were read. */
      notes(): Note[]
    }
  | { ok: false; issues: { where: string; message: string }[] }

/** The contract every format fulfils. */
export interface Format {
  label: string
  /** How the names of its files end, without the dot. */
  endings: readonly string[]
  read(bytes: Uint8Array, options: { title?: string; guess?: unknown }): Promise<ReadFile>
}
