import { plainText } from './markdown.ts'
import { type Text, textIn } from './text.ts'
import { english } from './words/en.ts'

/** The product's own sentences to respondents, by name, so that each can be said in the respondent's language. */
export type Word = keyof typeof english

/** One thing wrong with an answer, said by the name of its sentence. */
export interface Issue {
  word: Word
  /** An author's text is said in the reader's language, and so is an issue within this one. */
  with?: Record<string, string | number | Text | Issue>
}

/** The sentence in the asked language, English where it is missing. */
export function say(issue: Issue | Word, language = 'en'): string {
  const { word, with: values = {} } = typeof issue === 'string' ? { word: issue } : issue
  return english[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => spoken(values[name] ?? '', language))
}

function spoken(value: string | number | Text | Issue, language: string): string {
  if (typeof value !== 'object') return String(value)
  return isIssue(value) ? say(value, language) : plainText(textIn(value, language))
}

/** No language is called “word”. */
function isIssue(value: Text | Issue): value is Issue {
  return 'word' in value
}
