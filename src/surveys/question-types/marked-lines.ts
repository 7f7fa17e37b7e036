import { plainText } from '../markdown.ts'
import { type Text, textIn } from '../text.ts'

/** Tasks as they stand in one cell of a file: a line for each, its things in the order shown, marks in brackets. */

interface Named {
  id: string
  label: Text
}

export interface Marked {
  id: string
  mark?: '+' | '−' | undefined
}

/** By its words, or by its id where words would be read as something else. */
export function namesOf(things: readonly Named[], language: string): (id: string) => string {
  const words = new Map(things.map(({ id, label }) => [id, plainText(textIn(label, language))]))
  const plain = [...words].every(
    ([id, label]) => label !== '' && !/[;|]|\([+−-]\)/.test(label) && thingNamed(things, label)?.id === id,
  )
  return (id) => (plain ? (words.get(id) ?? id) : id)
}

/** By its words in any language, else by its id. */
export function thingNamed<T extends Named>(things: readonly T[], name: string): T | undefined {
  const wanted = name.trim()
  return (
    things.find(({ label }) => Object.values(label).some((words) => plainText(words) === wanted)) ??
    things.find(({ id }) => id === wanted)
  )
}

export function writeMarked(
  lines: readonly (readonly Marked[])[],
  things: readonly Named[],
  language: string,
): string {
  const name = namesOf(things, language)
  return lines
    .map((line) => line.map(({ id, mark }) => name(id) + (mark ? ` (${mark})` : '')).join('; '))
    .join('\n')
}

/** Undefined where a line names something unknown. */
export function readMarked(cell: string, things: readonly Named[]): Marked[][] | undefined {
  const lines: Marked[][] = []
  for (const text of cell.split('\n').filter((line) => line.trim() !== '')) {
    const line: Marked[] = []
    for (const part of text.split(';')) {
      const { words, mark } = markOf(part)
      const named = thingNamed(things, words)
      if (!named) return undefined
      line.push({ id: named.id, mark })
    }
    lines.push(line)
  }
  return lines
}

export function markOf(part: string): { words: string; mark: '+' | '−' | undefined } {
  const [, words = part, sign] = /^(.*?)\s*\(([+−-])\)\s*$/s.exec(part) ?? []
  return { words, mark: sign === undefined ? undefined : sign === '+' ? '+' : '−' }
}
