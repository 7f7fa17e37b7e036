import { z } from 'zod'
import { language, text } from './text.ts'

/** Ids appear in expressions and columns: `{travel_class} = 'first'`. They never change meaning. */
export const questionId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'An id starts with a letter and has only a–z, 0–9 and _')

export const question = z.strictObject({
  id: questionId,
  type: z.string(),
  title: text,
  help: text.optional(),
  required: z.boolean().default(false),
  showIf: z.string().max(2_000).optional(),
  /** Which kind of knowledge about people the answers hold. */
  about: z.enum(['demographic', 'psychographic', 'geographic', 'behavioural']).optional(),
  /** Read by the question's own type. */
  settings: z.record(z.string(), z.unknown()).default({}),
})
export type Question = z.infer<typeof question>

export const section = z.strictObject({
  id: questionId,
  title: text.optional(),
  showIf: z.string().max(2_000).optional(),
  questions: z.array(question).max(1_000),
  /** After this section the response ends as screened out where the rule holds. */
  screenOut: z.strictObject({ when: z.string().max(2_000), message: text.optional() }).optional(),
})
export type Section = z.infer<typeof section>

/** What an author writes: the whole questionnaire as one JSON value. The first language is the default one. */
export const survey = z.strictObject({
  format: z.literal(1),
  title: text,
  languages: z.array(language).min(1).max(100),
  intro: text.optional(),
  thanks: text.optional(),
  sections: z.array(section).max(500),
})
export type Survey = z.infer<typeof survey>

export function questionsOf(survey: Survey): Question[] {
  return survey.sections.flatMap(({ questions }) => questions)
}
