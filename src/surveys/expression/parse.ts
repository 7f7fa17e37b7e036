import { nearest } from '../nearest.ts'
import { Cursor } from './cursor.ts'
import { type FunctionName, functionNamed, functions } from './functions.ts'
import { comparisonNamed, functionSpelled } from './spellings.ts'
import { tokensOf, Unreadable } from './tokens.ts'
import type { Arithmetic, Expression } from './tree.ts'

export type Reading =
  | { ok: true; expression: Expression }
  | { ok: false; message: string /** Counted in characters from 0. */; at: number }

/** Longer or deeper ones are refused, so that no text can exhaust the stack, here or when evaluated. */
export const longestExpression = 4_000

/** Reads `{age} >= 30 and {devices} contains 'phone'` into a tree. */
export function readExpression(text: string): Reading {
  if (text.length > longestExpression)
    return {
      ok: false,
      message: `This rule is longer than ${longestExpression} characters. Split it.`,
      at: 0,
    }
  try {
    const reader = new Reader(new Cursor(tokensOf(text)))
    return { ok: true, expression: reader.whole() }
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure
    return { ok: false, message: `At character ${failure.at + 1}: ${failure.message}`, at: failure.at }
  }
}

const aList = 'a list, like (‘a’, ‘b’)'
const keywords = ['and', 'or', 'not', 'contains', 'any', 'all', 'in', 'missing', 'true', 'false']

/** Recursive descent, one method a level of binding: or, and, not, comparison, &, + −, * / %, sign, ^, single value. */
class Reader {
  private readonly cursor: Cursor

  constructor(cursor: Cursor) {
    this.cursor = cursor
  }

  whole(): Expression {
    if (this.cursor.isOver())
      throw new Unreadable("Write a rule, like {age} >= 30 and {devices} contains 'phone'.", 0)
    const expression = this.any()
    if (!this.cursor.isOver()) throw this.unexpected()
    return expression
  }

  private any(): Expression {
    return this.cursor.deeper(
      () => this.chain('or', '||', () => this.chain('and', '&&', () => this.negation())),
      'Too many levels of parentheses. Split the rule.',
    )
  }

  /** Parts joined by a word, or by the sign that others write for it. */
  private chain(kind: 'and' | 'or' | 'join', sign: string, part: () => Expression): Expression {
    const first = part()
    const of = [first]
    while (this.cursor.takes('word', kind) || this.cursor.takes('sign', sign)) of.push(part())
    return of.length === 1 ? first : { kind, of }
  }

  private negation(): Expression {
    if (!this.cursor.is('word', 'not')) return this.comparison()
    const { at } = this.cursor.take()
    return this.cursor.deeper(() => ({ kind: 'not', of: this.negation() }), 'Too many “not” in a row.', at)
  }

  private comparison(): Expression {
    const left = this.chain('join', '&', () => this.sum())
    const compared = this.compared(left)
    const { next } = this.cursor
    if (compared !== left && (next.kind === 'sign' || next.kind === 'word') && comparisonNamed(next.text))
      throw new Unreadable('Compare two things at a time, and join comparisons by “and”.', next.at)
    return compared
  }

  private compared(left: Expression): Expression {
    const { next, following } = this.cursor
    if (next.kind !== 'word' && next.kind !== 'sign') return left
    switch (next.text) {
      case 'not':
        if (following.text !== 'in' && following.text !== 'contains') return left
        this.cursor.take()
        return { kind: 'not', of: this.compared(left) }
      case 'in':
        return this.membership('in', left)
      case 'anyof':
        return this.membership('any', left)
      case 'allof':
        return this.membership('all', left)
      case 'noneof':
        return { kind: 'not', of: this.membership('any', left) }
      case 'notempty':
      case 'empty': {
        this.cursor.take()
        const answered: Expression = { kind: 'call', name: 'answered', arguments: [left] }
        return next.text === 'empty' ? { kind: 'not', of: answered } : answered
      }
      case 'notcontains':
      case 'notcontain':
        this.cursor.take()
        return { kind: 'not', of: this.comparing('contains', left) }
      default:
        return this.bySign(left)
    }
  }

  private bySign(left: Expression): Expression {
    const operator = comparisonNamed(this.cursor.next.text)
    if (!operator) return left
    this.cursor.take()
    if (operator === 'contains' && this.cursor.is('word', 'any')) return this.membership('any', left)
    if (operator === 'contains' && this.cursor.is('word', 'all')) return this.membership('all', left)
    return this.comparing(operator, left)
  }

  private comparing(operator: (Expression & { kind: 'compare' })['operator'], left: Expression): Expression {
    return { kind: 'compare', operator, left, right: this.chain('join', '&', () => this.sum()) }
  }

  private membership(kind: 'in' | 'any' | 'all', of: Expression): Expression {
    this.cursor.take()
    const { at } = this.cursor.next
    const options = this.list(aList)
    if (options.length === 0) throw new Unreadable(`Here we expect ${aList}.`, at)
    return { kind, of, options }
  }

  private sum(): Expression {
    let left = this.product()
    for (;;) {
      if (this.cursor.takes('sign', '+')) left = calculated('+', left, this.product())
      else if (this.cursor.takes('sign', '-')) left = calculated('-', left, this.product())
      else return left
    }
  }

  private product(): Expression {
    let left = this.signed()
    for (;;) {
      if (this.cursor.takes('sign', '*')) left = calculated('*', left, this.signed())
      else if (this.cursor.takes('sign', '/')) left = calculated('/', left, this.signed())
      else if (this.cursor.takes('sign', '%'))
        left = { kind: 'call', name: 'mod', arguments: [left, this.signed()] }
      else return left
    }
  }

  private signed(): Expression {
    const { next, following } = this.cursor
    if (next.kind !== 'sign' || (next.text !== '-' && next.text !== '!')) return this.raised()
    this.cursor.take()
    if (next.text === '-' && following.kind === 'number' && Number(following.text) > 0) {
      const number: Expression = { kind: 'number', value: Number(this.cursor.take().text) }
      if (!this.cursor.is('sign', '^')) return { kind: 'number', value: -number.value }
      return { kind: 'negate', of: this.raised(number) }
    }
    return this.cursor.deeper(
      () => ({ kind: next.text === '-' ? 'negate' : 'not', of: this.signed() }),
      'Too many signs in a row.',
      next.at,
    )
  }

  private raised(base = this.single()): Expression {
    let left = base
    while (this.cursor.takes('sign', '^'))
      left = { kind: 'call', name: 'power', arguments: [left, this.single()] }
    return left
  }

  private single(): Expression {
    const token = this.cursor.next
    if (token.kind === 'word') return this.named(token.text)
    if (this.cursor.takes('sign', '(')) {
      const inner = this.any()
      this.close(')')
      return inner
    }
    if (token.kind === 'end' || token.kind === 'sign') throw this.unexpected()
    this.cursor.take()
    if (token.kind === 'question') return { kind: 'question', id: token.text }
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    return { kind: token.kind, value: token.text }
  }

  private named(word: string): Expression {
    const { next, following } = this.cursor
    const name = functionSpelled(word)
    const isCalled = following.kind === 'sign' && following.text === '('
    if (!name) {
      if (word === 'contains' && isCalled) return this.containing()
      if (word !== 'true' && word !== 'false' && word !== 'missing') throw this.unexpected()
      this.cursor.take()
      return word === 'missing' ? { kind: 'missing' } : { kind: 'boolean', value: word === 'true' }
    }
    if (!isCalled && following.kind !== 'question') throw this.unexpected()
    this.cursor.take()
    // `answered {age}` reads better than with parentheses, and both are understood.
    if (name === 'answered' && !isCalled && this.cursor.next.kind === 'question')
      return { kind: 'call', name, arguments: [this.single()] }
    return this.call(name, this.list(`parentheses, like ${functions[name].example}`), next.at)
  }

  private containing(): Expression {
    const { at } = this.cursor.take()
    const [left, right, ...more] = this.list('')
    if (!left || !right || more.length > 0)
      throw new Unreadable("contains takes 2, like contains({devices}, 'phone').", at)
    return { kind: 'compare', operator: 'contains', left, right }
  }

  private call(name: FunctionName, given: readonly Expression[], at: number): Expression {
    const { takes, many, optional = 0, example } = functionNamed(name)
    const least = takes.length - optional
    if (given.length < least || (!many && given.length > takes.length))
      throw new Unreadable(
        `${name} takes ${many ? 'at least ' : ''}${least}${optional ? ` or ${takes.length}` : ''}, like ${example}.`,
        at,
      )
    return { kind: 'call', name, arguments: given }
  }

  /** In parentheses, or in the brackets that others write. */
  private list(expected: string): Expression[] {
    const closing = this.cursor.is('sign', '[') ? ']' : ')'
    if (!this.cursor.takes('sign', '(') && !this.cursor.takes('sign', '['))
      throw new Unreadable(`Here we expect ${expected}.`, this.cursor.next.at)
    if (this.cursor.takes('sign', closing)) return []
    const items = [this.any()]
    while (this.cursor.takes('sign', ',')) items.push(this.any())
    this.close(closing)
    return items
  }

  private close(sign: ')' | ']') {
    if (this.cursor.takes('sign', sign)) return
    const name = sign === ')' ? 'parenthesis' : 'bracket'
    throw new Unreadable(`Here a closing ${name} ${sign} is missing.`, this.cursor.next.at)
  }

  private unexpected(): Unreadable {
    const { kind, text, at } = this.cursor.next
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
}

function calculated(operator: Arithmetic, left: Expression, right: Expression): Expression {
  return { kind: 'arithmetic', operator, left, right }
}
