import { endingToday } from './calls/index.ts'
import type { FunctionName } from './functions.ts'

/** What every spelling is read into. Numbers are finite; a date is its ISO text. */
export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'date'; value: string }
  | { kind: 'missing' }
  | { kind: 'question'; id: string }
  | { kind: 'not' | 'negate'; of: Expression }
  | { kind: 'and' | 'or' | 'join'; of: readonly Expression[] }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'arithmetic'; operator: Arithmetic; left: Expression; right: Expression }
  /** Is it one of these, does it contain any or all of them? */
  | { kind: 'in' | 'any' | 'all'; of: Expression; options: readonly Expression[] }
  | { kind: 'call'; name: FunctionName; arguments: readonly Expression[] }

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains'
export type Arithmetic = '+' | '-' | '*' | '/'

/** The parts one level down, in the order they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'not':
    case 'negate':
      return [expression.of]
    case 'and':
    case 'or':
    case 'join':
      return expression.of
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'in':
    case 'any':
    case 'all':
      return [expression.of, ...expression.options]
    case 'call':
      return expression.arguments
    default:
      return []
  }
}

/** The same expression with each part one level down changed. */
export function withParts(expression: Expression, change: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'not':
    case 'negate':
      return { ...expression, of: change(expression.of) }
    case 'and':
    case 'or':
    case 'join':
      return { ...expression, of: expression.of.map(change) }
    case 'compare':
    case 'arithmetic':
      return { ...expression, left: change(expression.left), right: change(expression.right) }
    case 'in':
    case 'any':
    case 'all':
      return { ...expression, of: change(expression.of), options: expression.options.map(change) }
    case 'call':
      return { ...expression, arguments: expression.arguments.map(change) }
    default:
      return expression
  }
}

/** The same expression reading other questions: what is asked in a loop reads its own round's answers. */
export function withReferences(expression: Expression, rename: (id: string) => string): Expression {
  if (expression.kind === 'question') return { ...expression, id: rename(expression.id) }
  return withParts(expression, (part) => withReferences(part, rename))
}

/** Does what it comes to hang on the day? */
export function asksToday(expression: Expression): boolean {
  const { kind } = expression
  if (kind === 'call' && expression.arguments.length < (endingToday[expression.name] ?? 0)) return true
  return partsOf(expression).some(asksToday)
}

/** The questions (or columns) it reads, each once, in the order of their first mention. */
export function references(expression: Expression): string[] {
  const found = new Set<string>()
  const visit = (part: Expression) => {
    if (part.kind === 'question') found.add(part.id)
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(expression)
  return [...found]
}
