import { nameOfLanguage } from './languages.ts'
import { plainText } from './markdown.ts'
import type { Survey } from './survey.ts'

export interface MissingText {
  language: string
  /** The question, section or aspect that it belongs to; `survey` for the whole. */
  where: string
  /** The words in the survey's first language, which are shown instead. */
  words: string
}

/** The texts that lack one of the survey's languages. Readers of that language get the first one's words. */
export function missingTexts(survey: Survey): MissingText[] {
  const [first = 'en', ...others] = survey.languages
  if (others.length === 0) return []
  const missing: MissingText[] = []
  for (const { where, text } of textsOf(survey, first)) {
    const words = plainText(text[first] ?? '')
    for (const language of words ? others : [])
      if (!text[language]?.trim()) missing.push({ language, where, words })
  }
  return missing
}

/** What an author should know before publishing: a sentence for each language that lacks something. */
export function translationAdvice(survey: Survey): { where: string; message: string }[] {
  const first = nameOfLanguage(survey.languages[0] ?? 'en')
  return [...Map.groupBy(missingTexts(survey), ({ language }) => language)].map(([language, missing]) => {
    const named = missing.slice(0, 3).map(({ words }) => `“${short(words)}”`)
    const more = missing.length > named.length ? ` and ${missing.length - named.length} more` : ''
    return {
      where: missing[0]?.where ?? 'survey',
      message: `${nameOfLanguage(language)} lacks ${named.join(', ')}${more}. They will be shown in ${first}.`,
    }
  })
}

/** The survey with its first language at the head of each text, as that is what is shown where another one lacks. */
export function firstLanguageFirst(survey: Survey): Survey {
  const [first, ...others] = survey.languages
  if (first === undefined || others.length === 0) return survey
  // The order of keys is all that changes.
  return reordered(survey, first) as Survey
}

function reordered(value: unknown, first: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => reordered(item, first))
  if (isText(value, first)) return { [first]: value[first], ...value }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reordered(inner, first)]))
}

type Texts = Readonly<Record<string, string>>

/** Every text of the definition, wherever a type or an aspect keeps it in its settings. */
function* textsOf(survey: Survey, first: string): Generator<{ where: string; text: Texts }> {
  const { sections, ...whole } = survey
  for (const [name, value] of Object.entries(whole)) {
    const where = name === 'title' || name === 'intro' || name === 'thanks' ? 'survey' : name
    for (const text of textsIn(value, first)) yield { where, text }
  }
  for (const { questions, ...section } of sections) {
    for (const text of textsIn(section, first)) yield { where: section.id, text }
    for (const question of questions)
      for (const text of textsIn(question, first)) yield { where: question.id, text }
  }
}

/** A text is what has nothing but languages, the survey's first one among them. */
function* textsIn(value: unknown, first: string): Generator<Texts> {
  if (typeof value !== 'object' || value === null) return
  if (isText(value, first)) yield value
  else for (const inner of Object.values(value)) yield* textsIn(inner, first)
}

function isText(value: object, first: string): value is Texts {
  return (
    Object.hasOwn(value, first) &&
    Object.entries(value).every(([key, words]) => languageKey.test(key) && typeof words === 'string')
  )
}

const languageKey = /^[a-z]{2,3}(-\w{2,4})?$/

function short(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}
