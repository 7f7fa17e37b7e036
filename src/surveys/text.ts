import { z } from 'zod'
import { directionOf } from './languages.ts'

/** What every browser and formatter knows as a language: en, de, pt-BR, zh-Hant. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-([A-Za-z]{2}|[A-Za-z]{4}))?$/, 'Write a language as its code, like en or pt-BR')

/** A text in the survey's languages; simple markdown is read in titles, helps and text blocks. */
export const text = z.record(language, z.string().max(20_000))
export type Text = z.infer<typeof text>

/** The text in the wanted language, else in the fallback, else in its first one. */
export function textIn(text: Text | undefined, language: string, fallback = language): string {
  if (!text) return ''
  return text[language] || text[fallback] || Object.values(text)[0] || ''
}

/** How an element is marked whose words lack the page's language, so that they are read aloud and run as their own. */
export function foreign(text: Text | undefined, language: string): { lang?: string; dir?: 'ltr' | 'rtl' } {
  if (!text || text[language]) return {}
  const [own, words] = Object.entries(text)[0] ?? []
  return own && words ? { lang: own, dir: directionOf(own) } : {}
}
