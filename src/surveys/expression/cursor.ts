import { type Token, Unreadable } from './tokens.ts'

/** A place among the tokens of one expression, moving on as they are taken. */
export class Cursor {
  private readonly tokens: readonly Token[]
  private position = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get next(): Token {
    // The last token is the end, and it is never taken.
    return this.tokens[this.position] as Token
  }

  get following(): Token {
    return this.tokens[this.position + 1] ?? this.next
  }

  isOver(): boolean {
    return this.next.kind === 'end'
  }

  take(): Token {
    const token = this.next
    this.position++
    return token
  }

  is(kind: 'word' | 'sign', text: string): boolean {
    return this.next.text === text && this.next.kind === kind
  }

  takes(kind: 'word' | 'sign', text: string): boolean {
    const found = this.is(kind, text)
    if (found) this.position++
    return found
  }

  /** Reads something that may hold more of its own kind; too many levels would exhaust the stack. */
  deeper<T>(read: () => T, tooDeep: string, at = this.next.at): T {
    if (++this.depth > deepest) throw new Unreadable(tooDeep, at)
    const inner = read()
    this.depth--
    return inner
  }
}

const deepest = 40
