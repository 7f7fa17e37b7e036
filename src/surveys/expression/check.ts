import { nearest } from '../nearest.ts'
import type { ValueKind } from '../question-type.ts'
import { functionNamed } from './functions.ts'
import { spell } from './spell.ts'
import { type Comparison, type Expression, partsOf } from './tree.ts'

/** What is known of a question, a part of its answer (`question.part`) or a column that a rule may read. */
export interface Known {
  kind: ValueKind
  /** Option ids, where it has them: others cannot be meant. */
  options?: readonly string[] | undefined
}

/**
 * What cannot be meant, as sentences; an empty list is a rule that makes sense. `explain` may know more about an id
 * that cannot be read.
 */
export function check(
  expression: Expression,
  known: ReadonlyMap<string, Known>,
  explain: (id: string) => string | undefined = () => undefined,
): string[] {
  const checker = new Checker(known, explain)
  const kind = checker.kindOf(expression)
  if (kind !== undefined && kind !== 'missing' && kind !== 'boolean')
    checker.problems.push(
      `“${quote(expression)}” is ${nouns[kind]}, not a condition. Compare it with something, like ${quote(expression)} ${kind === 'set' ? "contains 'a'" : '= …'}.`,
    )
  return [...new Set(checker.problems)]
}

/** As `check`, for an expression that calculates a value; `gives` is the kind of what comes out, where that is known. */
export function checkValue(
  expression: Expression,
  known: ReadonlyMap<string, Known>,
  explain: (id: string) => string | undefined = () => undefined,
): { problems: string[]; gives: ValueKind | undefined } {
  const checker = new Checker(known, explain)
  const kind = checker.kindOf(expression)
  return { problems: [...new Set(checker.problems)], gives: kind === 'missing' ? undefined : kind }
}

type Kind = ValueKind | 'missing'

/** What each kind of value is called in a sentence. */
export const nouns: Record<Kind, string> = {
  text: 'a text',
  number: 'a number',
  boolean: 'yes or no',
  set: 'several options',
  date: 'a date',
  time: 'a time of day',
  numbers: 'several numbers',
  missing: 'missing',
}

class Checker {
  readonly problems: string[] = []
  private readonly known: ReadonlyMap<string, Known>
  private readonly explain: (id: string) => string | undefined

  constructor(known: ReadonlyMap<string, Known>, explain: (id: string) => string | undefined) {
    this.known = known
    this.explain = explain
  }

  /** Undefined where a problem below leaves it unknown; then nothing above complains again. */
  kindOf(expression: Expression): Kind | undefined {
    switch (expression.kind) {
      case 'number':
      case 'text':
      case 'boolean':
      case 'date':
      case 'missing':
        return expression.kind
      case 'question':
        return this.question(expression.id)
      case 'not':
      case 'and':
      case 'or':
        this.expectAll(expression, ['boolean'], `“${expression.kind}” joins conditions`)
        return 'boolean'
      case 'negate':
      case 'arithmetic':
        this.expectAll(expression, ['number'], 'We calculate with numbers')
        return 'number'
      case 'join':
        this.expectAll(expression, ['text', 'number', 'date', 'time'], '“&” joins texts')
        return 'text'
      case 'compare':
        this.comparison(expression.operator, expression.left, expression.right)
        return 'boolean'
      case 'in':
        for (const option of expression.options) this.comparison('=', expression.of, option)
        return 'boolean'
      case 'any':
      case 'all':
        for (const option of expression.options) this.containing(expression.of, option)
        return 'boolean'
      case 'call':
        return this.call(expression)
    }
  }

  private question(id: string): Kind | undefined {
    const found = this.known.get(id)
    if (found) return found.kind
    this.problems.push(this.explain(id) ?? this.unknown(id))
    return undefined
  }

  private unknown(id: string): string {
    const dot = id.lastIndexOf('.')
    const whole = id.slice(0, Math.max(dot, 0))
    if (dot < 0 || !this.known.has(whole)) {
      const meant = nearest(id, this.known.keys())
      return `There is no {${id}} to read here.${meant ? ` Did you mean {${meant}}?` : ''}`
    }
    const parts = [...this.known.keys()].filter((key) => key.startsWith(`${whole}.`))
    if (parts.length === 0) return `{${whole}} has no parts. Did you mean {${whole}}?`
    const meant = nearest(id, parts) ?? parts[0]
    return `{${whole}} has no part “${id.slice(dot + 1)}”. Did you mean {${meant}}?`
  }

  private expectAll(expression: Expression, kinds: readonly ValueKind[], reason: string) {
    for (const part of partsOf(expression)) this.expect(part, this.kindOf(part), kinds, reason)
  }

  private expect(part: Expression, kind: Kind | undefined, kinds: readonly ValueKind[], reason: string) {
    if (kind === undefined || kind === 'missing' || kinds.includes(kind)) return
    // A day or a time of day may stand in quotes.
    const meant = part.kind === 'text' ? kindOfText(part.value) : kind
    if (!kinds.includes(meant)) this.problems.push(`${reason}; “${quote(part)}” is ${nouns[kind]}.`)
  }

  private call({ name, arguments: given }: Expression & { kind: 'call' }): Kind | undefined {
    const { takes, gives, from = 0, refuses } = functionNamed(name)
    const kinds = given.map((argument, index) => {
      const kind = this.kindOf(argument)
      this.expect(argument, kind, takes[index] ?? takes.at(-1) ?? [], `${name} takes something else`)
      return kind
    })
    const text = refuses && given[refuses.at]
    const why = refuses && text?.kind === 'text' ? refuses.why(text.value) : undefined
    if (why) this.problems.push(`${name}: ${why}`)
    if (gives !== 'same') return gives
    const alike = kinds.slice(from)
    const at = alike.findIndex((kind) => kind !== undefined && kind !== 'missing')
    const [first, other] = [alike[at], alike.findIndex((kind, index) => index > at && kind !== alike[at])]
    const odd = alike[other]
    if (first && odd && odd !== 'missing' && other > at)
      this.problems.push(
        `${name} gives one kind of thing; “${quote(given[from + at] ?? text)}” is ${nouns[first]}, and “${quote(given[from + other] ?? text)}” is ${nouns[odd]}.`,
      )
    return alike.includes(undefined) ? undefined : (first ?? 'missing')
  }

  private comparison(operator: Comparison, left: Expression, right: Expression) {
    if (operator === 'contains') {
      this.containing(left, right)
      return
    }
    const a = this.kindOf(left)
    const b = this.kindOf(right)
    this.option(left, right)
    this.option(right, left)
    if (a === undefined || b === undefined) return
    if (a === 'missing' || b === 'missing') {
      if (operator !== '=' && operator !== '!=')
        this.problems.push(`“missing” can only be compared by = or !=, not by ${operator}.`)
    } else if (a === 'set' || b === 'set')
      this.problems.push(
        `“${quote(a === 'set' ? left : right)}” may hold several options; ask with “contains” or count().`,
      )
    else if (a === 'numbers' || b === 'numbers')
      this.problems.push(
        `“${quote(a === 'numbers' ? left : right)}” holds several numbers; compare their sum(), min() or max(), or one part of them.`,
      )
    else if (!comparable(a, left, b, right))
      this.problems.push(
        `“${quote(left)}” is ${nouns[a]} and cannot be compared with ${nouns[b]} “${quote(right)}”.`,
      )
  }

  private containing(whole: Expression, part: Expression) {
    const a = this.kindOf(whole)
    const b = this.kindOf(part)
    this.option(whole, part)
    if (a === undefined || b === undefined) return
    if (a === 'missing' || b === 'missing')
      this.problems.push('“missing” can only be compared by = or !=, not by contains.')
    else if (a !== 'set' && a !== 'text' && a !== 'numbers')
      this.problems.push(`“${quote(whole)}” is ${nouns[a]} and cannot contain anything; compare it with =.`)
    else if (a === 'numbers' && b !== 'number')
      this.problems.push(`“${quote(whole)}” holds numbers; “${quote(part)}” is ${nouns[b]}.`)
    else if (a !== 'numbers' && b !== 'text')
      this.problems.push(`After “contains” stands a text in quotes; “${quote(part)}” is ${nouns[b]}.`)
  }

  /** A text compared with a question that has options must be one of them. */
  private option(question: Expression, text: Expression) {
    if (question.kind !== 'question' || text.kind !== 'text') return
    const options = this.known.get(question.id)?.options
    if (!options || options.includes(text.value)) return
    const meant = nearest(text.value, options) ?? options[0]
    this.problems.push(
      `{${question.id}} has no option '${text.value}'.${meant === undefined ? '' : ` Did you mean '${meant}'?`}`,
    )
  }
}

/** Dates compare with dates and times with times, and with texts that are written like one. */
function comparable(a: Kind, left: Expression, b: Kind, right: Expression): boolean {
  if (a === b) return true
  const [one, other] = [meaning(a, left), meaning(b, right)]
  return one === other && (a === 'text' || b === 'text')
}

function meaning(kind: Kind, side: Expression): Kind {
  return side.kind === 'text' ? kindOfText(side.value) : kind
}

function kindOfText(text: string): ValueKind {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'date'
  return /^\d{2}:\d{2}$/.test(text) ? 'time' : 'text'
}

/** Long enough to be recognized. */
function quote(expression: Expression | undefined): string {
  const text = expression ? spell(expression) : ''
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
