import { nearest } from '../nearest.ts'
import type { ValueKind } from '../question-type.ts'
import { functionNamed } from './functions.ts'
import { spell } from './spell.ts'
import { type Comparison, type Expression, partsOf } from './tree.ts'

/** What is known of a question or column that a rule may read. */
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

type Kind = ValueKind | 'missing'

const nouns: Record<Kind, string> = {
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
        for (const part of partsOf(expression))
          this.expect(part, ['boolean'], `“${expression.kind}” joins conditions`)
        return 'boolean'
      case 'negate':
      case 'arithmetic':
        for (const part of partsOf(expression)) this.expect(part, ['number'], 'We calculate with numbers')
        return 'number'
      case 'compare':
        this.comparison(expression.operator, expression.left, expression.right)
        return 'boolean'
      case 'in':
        for (const option of expression.options) this.comparison('=', expression.of, option)
        return 'boolean'
      case 'call': {
        const { takes, gives } = functionNamed(expression.name)
        expression.arguments.forEach((argument, index) =>
          this.expect(
            argument,
            takes[index] ?? takes.at(-1) ?? [],
            `${expression.name} takes something else`,
          ),
        )
        return gives
      }
    }
  }

  private question(id: string): Kind | undefined {
    const found = this.known.get(id)
    if (found) return found.kind
    const meant = nearest(id, this.known.keys())
    const sentence = `There is no {${id}} to read here.${meant ? ` Did you mean {${meant}}?` : ''}`
    this.problems.push(this.explain(id) ?? sentence)
    return undefined
  }

  private expect(part: Expression, kinds: readonly ValueKind[], reason: string) {
    const kind = this.kindOf(part)
    if (kind === undefined || kind === 'missing' || kinds.includes(kind)) return
    this.problems.push(`${reason}; “${quote(part)}” is ${nouns[kind]}.`)
  }

  private comparison(operator: Comparison, left: Expression, right: Expression) {
    const a = this.kindOf(left)
    const b = this.kindOf(right)
    this.option(left, right)
    this.option(right, left)
    if (a === undefined || b === undefined) return
    if (a === 'missing' || b === 'missing') {
      if (operator !== '=' && operator !== '!=')
        this.problems.push(`“missing” can only be compared by = or !=, not by ${operator}.`)
    } else if (operator === 'contains') {
      if (a !== 'set' && a !== 'text')
        this.problems.push(`“${quote(left)}” is ${nouns[a]} and cannot contain anything; compare it with =.`)
      else if (b !== 'text')
        this.problems.push(`After “contains” stands a text in quotes; “${quote(right)}” is ${nouns[b]}.`)
    } else if (a === 'set' || b === 'set')
      this.problems.push(
        `“${quote(a === 'set' ? left : right)}” may hold several options; ask with “contains” or count().`,
      )
    else if (!comparable(a, left, b, right))
      this.problems.push(
        `“${quote(left)}” is ${nouns[a]} and cannot be compared with ${nouns[b]} “${quote(right)}”.`,
      )
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

/** Dates compare with dates, and with texts that are written like one. */
function comparable(a: Kind, left: Expression, b: Kind, right: Expression): boolean {
  if (a === b) return true
  const date = (kind: Kind, side: Expression) =>
    kind === 'date' || (side.kind === 'text' && /^\d{4}-\d{2}-\d{2}$/.test(side.value))
  return date(a, left) && date(b, right)
}

/** Long enough to be recognized. */
function quote(expression: Expression): string {
  const text = spell(expression)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
