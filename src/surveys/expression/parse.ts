import { nearest } from '../nearest.ts'
import { type FunctionName, functionNamed, functions, isFunctionName } from './functions.ts'
import { type Token, tokensOf, Unreadable } from './tokens.ts'
import type { Arithmetic, Comparison, Expression } from './tree.ts'

export type Reading =
  | { ok: true; expression: Expression }
  | { ok: false; message: string /** Counted in characters from 0. */; at: number }

/** Longer or deeper ones are refused, so that no text can exhaust the stack, here or when evaluated. */
export const longestExpression = 4_000
const deepest = 40

/** Reads `{age} >= 30 and {devices} contains 'phone'` into a tree. */
export function readExpression(text: string): Reading {
  if (text.length > longestExpression)
    return {
      ok: false,
      message: `This rule is longer than ${longestExpression} characters. Split it.`,
      at: 0,
    }
  try {
    const reader = new Reader(tokensOf(text))
    return { ok: true, expression: reader.whole() }
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure
    return { ok: false, message: `At character ${failure.at + 1}: ${failure.message}`, at: failure.at }
  }
}

const keywords = ['and', 'or', 'not', 'contains', 'in', 'answered', 'missing', 'true', 'false']
const comparisons: readonly string[] = ['=', '!=', '<', '<=', '>', '>=', 'contains'] satisfies Comparison[]

/** Recursive descent, one method a level of binding: or, and, not, comparison, + −, * /, sign, single value. */
class Reader {
  private readonly tokens: readonly Token[]
  private position = 0
  private depth = 0

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  whole(): Expression {
    if (this.isEnd())
      throw new Unreadable("Write a rule, like {age} >= 30 and {devices} contains 'phone'.", 0)
    const expression = this.any()
    if (!this.isEnd()) throw this.unexpected()
    return expression
  }

  private any(): Expression {
    if (++this.depth > deepest)
      throw new Unreadable('Too many levels of parentheses. Split the rule.', this.next.at)
    const expression = this.chain('or', () => this.chain('and', () => this.negation()))
    this.depth--
    return expression
  }

  private chain(kind: 'and' | 'or', part: () => Expression): Expression {
    const first = part()
    if (!this.isWord(kind)) return first
    const of = [first]
    while (this.takeWord(kind)) of.push(part())
    return { kind, of }
  }

  private negation(): Expression {
    if (!this.isWord('not')) return this.comparison()
    const { at } = this.take()
    if (++this.depth > deepest) throw new Unreadable('Too many “not” in a row.', at)
    const of = this.negation()
    this.depth--
    return { kind: 'not', of }
  }

  private comparison(): Expression {
    const left = this.sum()
    if (this.isWord('in')) return this.membership(left)
    if (this.isWord('not') && this.following?.text === 'in') {
      this.take()
      return { kind: 'not', of: this.membership(left) }
    }
    const operator = this.comparisonSign()
    if (!operator) return left
    const right = this.sum()
    if (this.comparisonSign())
      throw new Unreadable('Compare two things at a time, and join comparisons by “and”.', this.last.at)
    return { kind: 'compare', operator, left, right }
  }

  private membership(of: Expression): Expression {
    this.take()
    return { kind: 'in', of, options: this.list('a list, like (‘a’, ‘b’)') }
  }

  private comparisonSign(): Comparison | undefined {
    const { kind, text } = this.next
    if ((kind !== 'sign' && kind !== 'word') || !comparisons.includes(text)) return undefined
    this.take()
    // It is one of the list above.
    return text as Comparison
  }

  private sum(): Expression {
    return this.leftToRight(['+', '-'], () => this.leftToRight(['*', '/'], () => this.signed()))
  }

  private leftToRight(operators: readonly Arithmetic[], part: () => Expression): Expression {
    let left = part()
    while (this.next.kind === 'sign') {
      const operator = operators.find((sign) => sign === this.next.text)
      if (!operator) break
      this.take()
      left = { kind: 'arithmetic', operator, left, right: part() }
    }
    return left
  }

  private signed(): Expression {
    if (!this.isSign('-')) return this.single()
    const { at } = this.take()
    const number = this.next.kind === 'number' ? Number(this.next.text) : 0
    if (number > 0) {
      this.take()
      return { kind: 'number', value: -number }
    }
    if (++this.depth > deepest) throw new Unreadable('Too many minus signs in a row.', at)
    const of = this.signed()
    this.depth--
    return { kind: 'negate', of }
  }

  private single(): Expression {
    const token = this.next
    if (token.kind === 'word') return this.named()
    if (this.isSign('(')) {
      this.take()
      const inner = this.any()
      this.close()
      return inner
    }
    if (token.kind === 'end' || token.kind === 'sign') throw this.unexpected()
    this.take()
    if (token.kind === 'question') return { kind: 'question', id: token.text }
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    return { kind: token.kind, value: token.text }
  }

  private named(): Expression {
    const { text: word, at } = this.next
    if (word === 'true' || word === 'false') {
      this.take()
      return { kind: 'boolean', value: word === 'true' }
    }
    if (word === 'missing') {
      this.take()
      return { kind: 'missing' }
    }
    if (!isFunctionName(word)) throw this.unexpected()
    this.take()
    // `answered {age}` reads better than with parentheses, and both are understood.
    const bare = word === 'answered' && this.next.kind === 'question'
    return this.call(
      word,
      bare ? [this.single()] : this.list(`parentheses, like ${functions[word].example}`),
      at,
    )
  }

  private call(name: FunctionName, given: readonly Expression[], at: number): Expression {
    const { takes, many, example } = functionNamed(name)
    if (many ? given.length < takes.length : given.length !== takes.length)
      throw new Unreadable(`${name} takes ${many ? 'at least ' : ''}${takes.length}, like ${example}.`, at)
    return { kind: 'call', name, arguments: given }
  }

  private list(expected: string): Expression[] {
    if (!this.isSign('(')) throw new Unreadable(`Here we expect ${expected}.`, this.next.at)
    this.take()
    const items = [this.any()]
    while (this.isSign(',')) {
      this.take()
      items.push(this.any())
    }
    this.close()
    return items
  }

  private close() {
    if (!this.isSign(')')) throw new Unreadable('Here a closing parenthesis ) is missing.', this.next.at)
    this.take()
  }

  private unexpected(): Unreadable {
    const { kind, text, at } = this.next
    if (kind === 'end')
      return new Unreadable(
        'The rule ends too early. Here we expect a question like {age}, a number, or a text in quotes.',
        at,
      )
    if (kind !== 'word')
      return new Unreadable(`“${text}” cannot stand here. Join two conditions by “and” or “or”.`, at)
    const meant = nearest(text, [...keywords, ...Object.keys(functions)])
    return new Unreadable(
      meant && meant !== text
        ? `We do not know “${text}”. Did you mean “${meant}”?`
        : `“${text}” cannot stand here alone. Did you mean the question {${text}} or the text '${text}'?`,
      at,
    )
  }

  private get next(): Token {
    // The last token is the end, and it is never taken.
    return this.tokens[this.position] as Token
  }

  private get following(): Token | undefined {
    return this.tokens[this.position + 1]
  }

  private get last(): Token {
    return this.tokens[this.position - 1] ?? this.next
  }

  private take(): Token {
    const token = this.next
    this.position++
    return token
  }

  private isEnd(): boolean {
    return this.next.kind === 'end'
  }

  private isWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text === word
  }

  private takeWord(word: string): boolean {
    const found = this.isWord(word)
    if (found) this.take()
    return found
  }

  private isSign(sign: string): boolean {
    return this.next.kind === 'sign' && this.next.text === sign
  }
}
