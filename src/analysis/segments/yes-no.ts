import type { Column } from '../../surveys/column.ts'
import { type Expression, withParts } from '../../surveys/expression/index.ts'

/**
 * The rule as its columns hold it. In a survey's conditions agreement is true or false; its column holds the answers
 * yes and no. So of such a column `{consent} = true`, `{consent}` alone and `{consent} = 'yes'` mean the same.
 */
export function withYesNo(expression: Expression, columns: readonly Column[]): Expression {
  const keys = new Set(columns.filter(isYesNo).map(({ key }) => key))
  return keys.size === 0 ? expression : condition(expression, keys)
}

function isYesNo({ scale, options = [] }: Column): boolean {
  const ids = options.map(({ id }) => id)
  return scale === 'nominal' && ids.length === 2 && ids.includes('yes') && ids.includes('no')
}

/** What has to be true or false itself. */
function condition(expression: Expression, keys: ReadonlySet<string>): Expression {
  switch (expression.kind) {
    case 'question':
      return isOf(expression, keys)
        ? { kind: 'compare', operator: '=', left: expression, right: worded(true) }
        : expression
    case 'not':
    case 'and':
    case 'or':
      return withParts(expression, (part) => condition(part, keys))
    case 'compare':
      return isOf(expression.left, keys) || isOf(expression.right, keys)
        ? withParts(expression, asWord)
        : expression
    case 'in':
      return isOf(expression.of, keys) ? withParts(expression, asWord) : expression
    default:
      return expression
  }
}

function isOf(expression: Expression, keys: ReadonlySet<string>): boolean {
  return expression.kind === 'question' && keys.has(expression.id)
}

function asWord(expression: Expression): Expression {
  return expression.kind === 'boolean' ? worded(expression.value) : expression
}

function worded(agreed: boolean): Expression {
  return { kind: 'text', value: agreed ? 'yes' : 'no' }
}
