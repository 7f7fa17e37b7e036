import { characterIn, type CharacterTest } from './characters.ts'

/** A pattern as it is built. */
export type Part =
  | { kind: 'character'; test: CharacterTest }
  | { kind: 'sequence' | 'either'; of: readonly Part[] }
  | { kind: 'repeat'; of: Part; least: number; most: number }

/** Why a text is no pattern, as a sentence. */
export class Unfit extends Error {}

export function readParts(source: string): Part {
  if (source.length > 1_000) throw new Unfit('A pattern has at most 1,000 characters.')
  const ignoreCase = source.startsWith('(?i)')
  const inner = source.slice(ignoreCase ? 4 : 0).replace(/^\^/, '')
  const end = /(?<!\\)(?:\\\\)*\$$/.test(inner) ? inner.slice(0, -1) : inner
  return new Reader(end, ignoreCase).whole()
}

class Reader {
  private readonly source: string
  private readonly ignoreCase: boolean
  private at = 0
  private depth = 0

  constructor(source: string, ignoreCase: boolean) {
    this.source = source
    this.ignoreCase = ignoreCase
  }

  whole(): Part {
    const all = this.either()
    if (this.at < this.source.length) throw odd(this.source[this.at] ?? '')
    return all
  }

  private either(): Part {
    if (++this.depth > 30) throw new Unfit('Too many levels of parentheses in the pattern.')
    const of = [this.sequence()]
    while (this.takes('|')) of.push(this.sequence())
    this.depth--
    return { kind: 'either', of }
  }

  private sequence(): Part {
    const of: Part[] = []
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at] ?? ''))
      of.push(this.repeated(this.one()))
    return { kind: 'sequence', of }
  }

  private repeated(of: Part): Part {
    const counts = /(?:([*+?])|\{(\d{1,3})(?:(,)(\d{1,3})?)?\})\??/y
    counts.lastIndex = this.at
    const [all = '', sign, least, comma, most] = counts.exec(this.source) ?? []
    this.at += all.length
    if ('*+?{'.includes(this.source[this.at] ?? '|'))
      throw all === ''
        ? odd(this.source[this.at] ?? '')
        : new Unfit('A repeat cannot be repeated in a pattern; put parentheses around it.')
    if (all === '') return of
    if (sign) return { kind: 'repeat', of, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity }
    const highest = most === undefined ? (comma ? Infinity : Number(least)) : Number(most)
    if (highest < Number(least)) throw new Unfit(`In the pattern, ${all} asks for more than it allows.`)
    return { kind: 'repeat', of, least: Number(least), most: highest }
  }

  private one(): Part {
    if (this.takes('(?:') || this.takes('(')) {
      if (this.source[this.at] === '?')
        throw new Unfit('A pattern cannot look ahead or behind, or name its groups; write it without (?…).')
      const inner = this.either()
      if (!this.takes(')')) throw new Unfit('The pattern lacks a closing parenthesis.')
      return inner
    }
    const character = characterIn(this.source, this.at, this.ignoreCase)
    if (!character.ok) throw new Unfit(character.message)
    this.at = character.end
    return { kind: 'character', test: character.test }
  }

  private takes(text: string): boolean {
    const found = this.source.startsWith(text, this.at)
    if (found) this.at += text.length
    return found
  }
}

function odd(sign: string): Unfit {
  return new Unfit(`“${sign}” cannot stand there in a pattern. To mean the sign itself, write \\${sign}.`)
}
