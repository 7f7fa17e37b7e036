import { z } from 'zod'

export const responseStatus = z.enum(['started', 'complete', 'screened out', 'over quota', 'withdrawn'])
export type ResponseStatus = z.infer<typeof responseStatus>

export const responseMode = z.enum(['live', 'test'])
export type ResponseMode = z.infer<typeof responseMode>

/** Answers by question id; a question without an entry was left empty or never shown. */
export type Answers = Readonly<Record<string, unknown>>

/** What the analysis needs of one person's whole go. */
export interface GivenAnswers {
  id: string
  version: number
  status: ResponseStatus
  answers: Answers
  /** How many sections were sent; later ones were not reached. */
  reached: number
}
