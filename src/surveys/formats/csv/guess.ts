import { z } from 'zod'
import { type QuestionTypeName, questionTypes } from '../../question-types/index.ts'
import { questionId } from '../../survey.ts'

/** What we make of a file, column by column: JSON, so that a corrected one can be handed back. */

const typeNames = Object.keys(questionTypes) as [QuestionTypeName, ...QuestionTypeName[]] // the list's own keys

export const roles = ['question', 'ignore', 'person', 'date'] as const

const option = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_]{0,62}$/, 'An option’s id has only a–z, 0–9 and _'),
  /** As it stands in the file. */
  value: z.string(),
  /** As it is shown. */
  label: z.string().min(1, 'An option needs a label'),
  /** Beside any order, and not together with others: "Don't know". */
  apart: z.boolean().optional(),
  /** Takes words of its own, as "Other" does. */
  words: z.boolean().optional(),
})
export type OptionGuess = z.infer<typeof option>

export const columnGuess = z.strictObject({
  /** Its place in the file, from 0. */
  column: z.number().int().min(0),
  header: z.string(),
  role: z.enum(roles, `A column is one of: ${roles.join(', ')}`),
  /** Columns with the same question id are options of one question with several choices. */
  id: questionId,
  title: z.string().min(1, 'A question needs a title'),
  type: z.enum(typeNames, `The type is one of: ${typeNames.join(', ')}`),
  scale: z.enum(['nominal', 'ordinal', 'interval', 'set', 'text', 'time', 'place']),
  about: z.enum(['demographic', 'psychographic', 'geographic', 'behavioural']).optional(),
  /** In their order. A column that is itself one option of its question has that one alone. */
  options: z.array(option).max(2_000, 'A question takes at most 2,000 options').optional(),
  /** This column is one option of the question. */
  spread: z.boolean().optional(),
  /** What parts several options within a cell. */
  separator: z.string().min(1).max(5).optional(),
  /** Ends of a rating. */
  min: z.number().optional(),
  max: z.number().optional(),
  decimal: z.enum([',', '.']).optional(),
  dates: z.enum(['day first', 'month first']).optional(),
  /** Why we think so. */
  why: z.string().optional(),
})
export type ColumnGuess = z.infer<typeof columnGuess>

export const guessSchema = z.strictObject({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([',', ';', '\t', '|']),
  /** Quotes are signs like any other. */
  plainQuotes: z.boolean().default(false),
  /** How many rows stand above the answers. */
  headerRows: z.number().int().min(1).max(3),
  columns: z.array(columnGuess).max(5_000, 'A file may have at most 5,000 columns'),
})
export type Guess = z.infer<typeof guessSchema>
