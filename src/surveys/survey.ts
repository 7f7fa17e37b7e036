import { z } from 'zod'
import { aspectShapes } from './aspects/index.ts'
import { language, text } from './text.ts'

/** Ids appear in expressions and columns: `{travel_class} = 'first'`. They never change meaning. */
export const questionId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'An id starts with a letter and has only a–z, 0–9 and _')

/** An expression, as in `{age} >= 30`. */
const rule = z.string().max(2_000)

const listLogic = z.strictObject({
  order: z.enum(['shuffled', 'rotated', 'reversed']).optional(),
  /** Takes over the items that were picked, or left, in an earlier question, before its own. */
  carry: z.strictObject({ from: questionId, which: z.enum(['chosen', 'not chosen']) }).optional(),
})

export const question = z.strictObject({
  id: questionId,
  type: z.string(),
  title: text,
  help: text.optional(),
  /** `soft` asks once whether it was left empty on purpose. */
  required: z.union([z.boolean(), z.literal('soft')]).default(false),
  showIf: rule.optional(),
  /** Each must not be false once the page is sent; else its message is said. They may read this and earlier questions. */
  checks: z
    .array(z.strictObject({ rule, message: text }))
    .max(50)
    .optional(),
  /** What becomes of the lists in its settings, by name: `options`, `rows`. */
  lists: z.record(z.string(), listLogic).optional(),
  /** Stays at its place when the questions of its section are shuffled. */
  anchored: z.boolean().optional(),
  /** Health, belief, biometrics and other specially protected data: only with consent to that. */
  special: z.boolean().optional(),
  /** Which kind of knowledge about people the answers hold. */
  about: z.enum(['demographic', 'psychographic', 'geographic', 'behavioural']).optional(),
  /** Read by the question's own type. */
  settings: z.record(z.string(), z.unknown()).default({}),
})
export type Question = z.infer<typeof question>

export const section = z.strictObject({
  id: questionId,
  title: text.optional(),
  showIf: rule.optional(),
  questions: z.array(question).max(1_000),
  /** After this section the response ends as screened out where the rule holds. */
  screenOut: z.strictObject({ when: rule, message: text.optional() }).optional(),
  /** After this section the first one whose rule holds leads to a later section, or to the end. */
  jumps: z
    .array(z.strictObject({ when: rule.optional(), to: z.union([questionId, z.literal('end')]) }))
    .max(50)
    .optional(),
  /** Asked once for each option that was picked in an earlier question; `{loop}` in texts is the option's label. */
  loop: z
    .strictObject({ over: questionId, which: z.enum(['chosen', 'not chosen']).default('chosen') })
    .optional(),
  /** Its questions come in a random order, the same each time for one person. */
  shuffled: z.boolean().optional(),
  /** Stays at its place when sections are shuffled. */
  anchored: z.boolean().optional(),
  /** After so long the section is sent as it is; the respondent is told beforehand. */
  timeLimit: z
    .strictObject({ seconds: z.int().min(10).max(86_400), warnAt: z.int().min(5).optional() })
    .optional(),
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
  /** Sections come in a random order, the same each time for one person. */
  shuffled: z.boolean().optional(),
  ...aspectShapes,
})
export type Survey = z.infer<typeof survey>

export function questionsOf(survey: Survey): Question[] {
  return survey.sections.flatMap(({ questions }) => questions)
}
