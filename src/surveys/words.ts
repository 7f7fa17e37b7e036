import { plainText } from './markdown.ts'
import { spokenMoment, spokenNumber } from './spoken.ts'
import { type Text, textIn } from './text.ts'
import { arabic } from './words/ar.ts'
import { german } from './words/de.ts'
import { english } from './words/en.ts'
import { spanish } from './words/es.ts'
import { french } from './words/fr.ts'
import { japanese } from './words/ja.ts'

/** The product's own sentences to respondents, by name, so that each can be said in the respondent's language. */
export type Word = keyof typeof english

/** A sentence; or one for each plural form of its language, picked by `count`. */
export type Sentence = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>)

export type Dictionary = Partial<Record<Word, Sentence>>

/** Every language that the product itself speaks. */
export const dictionaries: Readonly<Record<string, Dictionary>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  ar: arabic,
  ja: japanese,
}

/** One thing wrong with an answer, said by the name of its sentence. */
export interface Issue {
  word: Word
  /** All is said in the reader's language: numbers, moments, an author's text, an issue within this one. */
  with?: Record<string, Filling>
}

type Filling = string | number | Moment | Text | Issue

/** A day, a time or both, as they are stored. */
interface Moment {
  when: string
}

/** The sentence in the asked language, English where it is missing. */
export function say(issue: Issue | Word, language = 'en'): string {
  const { word, with: values = {} } = typeof issue === 'string' ? { word: issue } : issue
  const sentence = dictionaryOf(language)[word] ?? english[word]
  return formOf(sentence, values.count, language).replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    spoken(values[name] ?? '', language),
  )
}

/** One of our own sentences as a text in every language we speak, for what an author may word otherwise. */
export function inAllLanguages(word: Word): Text {
  return Object.fromEntries(Object.keys(dictionaries).map((language) => [language, say(word, language)]))
}

/** German as it is spoken in Austria is German. */
export function dictionaryOf(language: string): Dictionary {
  return dictionaries[language] ?? dictionaries[language.split('-')[0] ?? ''] ?? english
}

function formOf(sentence: Sentence, count: unknown, language: string): string {
  if (typeof sentence === 'string') return sentence
  const rule = typeof count === 'number' ? pluralsOf(language).select(count) : 'other'
  return sentence[rule] ?? sentence.other
}

const plurals = new Map<string, Intl.PluralRules>()

function pluralsOf(language: string): Intl.PluralRules {
  const known = plurals.get(language) ?? new Intl.PluralRules(language)
  plurals.set(language, known)
  return known
}

function spoken(value: Filling, language: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return spokenNumber(value, language)
  if (isMoment(value)) return spokenMoment(value.when, language)
  return isIssue(value) ? say(value, language) : plainText(textIn(value, language))
}

/** No language is called “word” or “when”. */
function isMoment(value: Moment | Text | Issue): value is Moment {
  return 'when' in value
}

function isIssue(value: Text | Issue): value is Issue {
  return 'word' in value
}
