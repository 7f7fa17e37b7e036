import { z } from 'zod'

/** What every browser and formatter knows as a language: en, de, pt-BR, zh-Hant. */
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-([A-Za-z]{2}|[A-Za-z]{4}))?$/, 'Write a language as its code, like en or pt-BR')

/** A text in the survey's languages; simple markdown is read in titles, helps and text blocks. */
export const text = z.record(language, z.string().max(20_000))
export type Text = z.infer<typeof text>

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

/** The text in the wanted language, else in the survey's default one, else in any. */
export function textIn(text: Text | undefined, language: string, fallback = language): string {
  if (!text) return ''
  return text[language] ?? text[fallback] ?? Object.values(text)[0] ?? ''
}

export function questionsOf(survey: Survey): Question[] {
  return survey.sections.flatMap(({ questions }) => questions)
}
