import { type Text, textIn } from '../../text.ts'
import { say } from '../../words.ts'

/** What a consent shows. */
interface Wording {
  label?: Text | undefined
  text?: Text | undefined
  purpose?: string | undefined
}

/** Everything that is shown to be agreed to. */
export function shownWords(wording: Wording, language: string): string {
  return [wording.purpose, textIn(wording.text, language), agreement(wording, language)].join('\n')
}

/** The words beside the box. */
export function agreement({ label }: Wording, language: string): string {
  return textIn(label, language) || say('consent.agree', language)
}

/** Names the words that were agreed to, so that a later change of them cannot pass for what was shown (FNV-1a, twice). */
export function wordingOf(words: string): string {
  return [0x811c9dc5, 0x050c5d1f].map((start) => hashed(words, start).toString(16).padStart(8, '0')).join('')
}

function hashed(words: string, start: number): number {
  let hash = start
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}
