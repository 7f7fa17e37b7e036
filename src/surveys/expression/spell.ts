import { type Expression, partsOf } from './tree.ts'

/** The readable spelling, with no more parentheses than needed; reading it gives the same tree. */
export function spell(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value)
    case 'text':
      return `'${expression.value.replaceAll("'", "''")}'`
    case 'boolean':
    case 'date':
      return String(expression.value)
    case 'missing':
      return 'missing'
    case 'question':
      return `{${expression.id}}`
    case 'not':
      return `not ${within(expression.of, levels.not)}`
    case 'negate':
      // A minus before a number would be read as part of the number.
      return expression.of.kind === 'number'
        ? `-(${spell(expression.of)})`
        : `-${within(expression.of, levels.negate)}`
    case 'and':
    case 'or':
      return expression.of
        .map((part) => within(part, levels[expression.kind] + 1))
        .join(` ${expression.kind} `)
    case 'compare':
      return `${within(expression.left, levels.compare + 1)} ${expression.operator} ${within(expression.right, levels.compare + 1)}`
    case 'arithmetic': {
      const level = levelOf(expression)
      return `${within(expression.left, level)} ${expression.operator} ${within(expression.right, level + 1)}`
    }
    case 'join':
      return expression.of.map((part) => within(part, levels.join + 1)).join(' & ')
    case 'in':
    case 'any':
    case 'all': {
      const word = expression.kind === 'in' ? 'in' : `contains ${expression.kind}`
      return `${within(expression.of, levels.compare + 1)} ${word} (${expression.options.map(spell).join(', ')})`
    }
    case 'call':
      return `${expression.name}(${partsOf(expression).map(spell).join(', ')})`
  }
}

/** How tightly each kind binds; what binds less tightly than its place needs parentheses. */
const levels = { or: 1, and: 2, not: 3, compare: 4, join: 5, sum: 6, product: 7, negate: 8, single: 9 }

function levelOf(expression: Expression): number {
  switch (expression.kind) {
    case 'or':
    case 'and':
    case 'not':
    case 'compare':
    case 'join':
    case 'negate':
      return levels[expression.kind]
    case 'in':
    case 'any':
    case 'all':
      return levels.compare
    case 'arithmetic':
      return expression.operator === '+' || expression.operator === '-' ? levels.sum : levels.product
    case 'number':
      return expression.value < 0 || Object.is(expression.value, -0) ? levels.negate : levels.single
    default:
      return levels.single
  }
}

function within(expression: Expression, level: number): string {
  return levelOf(expression) < level ? `(${spell(expression)})` : spell(expression)
}
