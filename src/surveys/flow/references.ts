import { readExpression } from '../expression/index.ts'
import { tokensOf } from '../expression/tokens.ts'
import type { Text } from '../text.ts'

/** Where rules and texts name questions: `{age}`, `{prices.low}`, `{loop}`, and how such names are changed. */

/** The question that a reference names, without the part of its answer. */
export function questionIn(reference: string): string {
  const dot = reference.indexOf('.')
  return dot < 0 ? reference : reference.slice(0, dot)
}

export function partIn(reference: string): string | undefined {
  const dot = reference.indexOf('.')
  return dot < 0 ? undefined : reference.slice(dot + 1)
}

/** What to write in place of a reference; undefined leaves it. */
export type Change = (reference: string) => string | undefined

/** Found by the reader's own tokens, as what looks like an id may stand in quotes. An unreadable rule stays. */
export function changeRule(rule: string, change: Change): string {
  if (!rule.includes('{') || !readExpression(rule).ok) return rule
  const places = tokensOf(rule).filter(({ kind }) => kind === 'question')
  return places.reduceRight((text, { at, text: reference }) => {
    const written = change(reference)
    return written === undefined
      ? text
      : `${text.slice(0, at)}${written}${text.slice(text.indexOf('}', at) + 1)}`
  }, rule)
}

/** Braces that hold what looks like an id, with or without a part. */
const pipe = /\{([a-z][a-z0-9_]*(?::[a-z0-9_]+)?(?:\.[\w:.-]+)?)\}/g

export function changeWords(words: string, change: Change): string {
  return words.includes('{')
    ? words.replaceAll(pipe, (all, reference: string) => change(reference) ?? all)
    : words
}

/** The text with its references changed, language by language; the very same one where nothing changes. */
export function changeText<T extends Text | undefined>(
  text: T,
  change: (reference: string, language: string) => string | undefined,
): T {
  if (text === undefined) return text
  let changed: Text | undefined
  for (const language in text) {
    const words = text[language] ?? ''
    const other = changeWords(words, (reference) => change(reference, language))
    if (other !== words) changed = { ...(changed ?? text), [language]: other }
  }
  // A text with other words is still one.
  return (changed as T | undefined) ?? text
}

/** Every reference in a text, whatever its language. */
export function referencesIn(text: Text | undefined): string[] {
  const found = new Set<string>()
  for (const words of Object.values(text ?? {}))
    if (words.includes('{')) for (const [, reference = ''] of words.matchAll(pipe)) found.add(reference)
  return [...found]
}

/** `{id}` and `{id.part}` with another id for the question. */
export function renaming(rename: (id: string) => string | undefined): Change {
  return (reference) => {
    const id = questionIn(reference)
    const other = rename(id)
    return other === undefined ? undefined : `{${other}${reference.slice(id.length)}}`
  }
}
