import { english } from './words/en.ts'

/** The product's own sentences to respondents, by name, so that each can be said in the respondent's language. */
export type Word = keyof typeof english

/** One thing wrong with an answer, said by the name of its sentence. */
export interface Issue {
  word: Word
  with?: Record<string, string | number>
}

/** The sentence in the asked language, English where it is missing. */
export function say(issue: Issue | Word, _language = 'en'): string {
  const { word, with: values = {} } = typeof issue === 'string' ? { word: issue } : issue
  return english[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}
