import { z } from 'zod'
import { patternProblem } from '../pattern/pattern.ts'
import { text } from '../text.ts'
import type { Issue } from '../words.ts'

/** Line breaks as one character, no blanks around it; otherwise as it was written. */
export function tidyText(text: string): string | undefined {
  return text.replaceAll(/\r\n?/g, '\n').trim() || undefined
}

/** A text that every store and file can hold, within its limits. */
export function checkText(
  text: string,
  { min = 0, max }: { min?: number | undefined; max: number },
): Issue | undefined {
  if (text.length > max) return { word: 'text.long', with: { max, count: text.length } }
  if (text.includes('\0') || !text.isWellFormed()) return { word: 'text.unreadable' }
  if (text.length < min) return { word: 'text.short', with: { min } }
  return undefined
}

export const textAnswer = z.string('send a text')

export type TextSettings = z.infer<ReturnType<typeof textSettings>>

export function textSettings(most: number) {
  return z
    .strictObject({
      min: z.number().int().min(1).max(most).optional(),
      max: z
        .number('Write the most characters as a whole number')
        .int('Write the most characters as a whole number')
        .min(1, 'At least one character must be allowed')
        .max(100_000, 'At most 100,000 characters can be allowed')
        .default(most),
      format: z.enum(['email', 'url', 'phone']).optional(),
      /** The whole answer has to fit; what does not is told by `message`. */
      pattern: z
        .string()
        .max(1_000)
        .superRefine((pattern, context) => {
          const message = patternProblem(pattern)
          if (message) context.addIssue({ code: 'custom', message })
        })
        .optional(),
      message: text.optional(),
    })
    .refine(({ min = 0, max }) => min <= max, 'The least number of characters is above the most')
}
