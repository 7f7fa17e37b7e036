import type { Value } from '../question-type.ts'
import { calls, endingToday, seeingMissing } from './calls/index.ts'
import { asText } from './calls/texts.ts'
import { comparers, equal, isMany } from './comparing.ts'
import type { FunctionName } from './functions.ts'
import type { Arithmetic, Comparison, Expression } from './tree.ts'

/** Gives the value of a question (or column); undefined is missing. */
export type ValueOf = (id: string) => Value
/** `today` as YYYY-MM-DD is for rules that ask for it; to them it is missing where it is not given. */
export type Evaluator = (valueOf: ValueOf, today?: string) => Value

/**
 * The rules for what is missing (not answered, not shown, not computable):
 * - a calculation with it is missing, and so is what a function makes of it; a division by zero is missing too;
 * - functions that take any number of values – sum, average, min, max, concat – leave it out, and are missing only where
 *   nothing is left; coalesce gives the first value that is not missing;
 * - a comparison with it is missing, except `= missing`, `!= missing` and `answered`, which ask for just that;
 * - `and`, `or`, `not` know three values: `false and missing` is false, `true or missing` is true, else missing stays;
 * - a rule holds only when it is true. So neither `{age} > 30` nor `not {age} > 30` holds for somebody of unknown age,
 *   and `if` gives what stands for "otherwise" unless its condition holds.
 * Values of kinds that do not compare are unequal, and neither is the larger one. Evaluating never throws.
 */
export function evaluate(expression: Expression, valueOf: ValueOf, today?: string): Value {
  return compile(expression)(valueOf, today)
}

export function holds(expression: Expression, valueOf: ValueOf, today?: string): boolean {
  return compile(expression)(valueOf, today) === true
}

const compiled = new WeakMap<Expression, Evaluator>()

/** A closure per node: walking the tree once makes each evaluation a few direct calls. */
export function compile(expression: Expression): Evaluator {
  const known = compiled.get(expression)
  if (known) return known
  const evaluator = build(expression)
  compiled.set(expression, evaluator)
  return evaluator
}

function build(expression: Expression): Evaluator {
  switch (expression.kind) {
    case 'missing':
      return () => undefined
    case 'question': {
      const { id } = expression
      return (valueOf) => valueOf(id)
    }
    case 'not': {
      const of = build(expression.of)
      return (valueOf, today) => {
        const value = of(valueOf, today)
        return typeof value === 'boolean' ? !value : undefined
      }
    }
    case 'negate': {
      const of = build(expression.of)
      return (valueOf, today) => {
        const value = of(valueOf, today)
        return typeof value === 'number' ? -value : undefined
      }
    }
    case 'and':
    case 'or':
      return junction(expression.of.map(build), expression.kind === 'or')
    case 'join':
      return joining(expression.of.map(build))
    case 'compare':
      return comparison(expression.operator, expression.left, expression.right)
    case 'arithmetic':
      return calculation(expression.operator, build(expression.left), build(expression.right))
    case 'in':
    case 'any':
    case 'all':
      return membership(expression.kind, build(expression.of), expression.options.map(build))
    case 'call':
      return call(expression.name, expression.arguments.map(build))
    default: {
      const { value } = expression
      return () => value
    }
  }
}

/** `decisive` alone decides: false for "and", true for "or". */
function junction(parts: readonly Evaluator[], decisive: boolean): Evaluator {
  return (valueOf, today) => {
    let result: Value = !decisive
    for (const part of parts) {
      const value = part(valueOf, today)
      if (value === decisive) return decisive
      if (value !== !decisive) result = undefined
    }
    return result
  }
}

function joining(parts: readonly Evaluator[]): Evaluator {
  return (valueOf, today) => {
    let joined = ''
    for (const part of parts) {
      const text = asText(part(valueOf, today))
      if (text === undefined) return undefined
      joined += text
    }
    return joined
  }
}

function comparison(operator: Comparison, left: Expression, right: Expression): Evaluator {
  if ((operator === '=' || operator === '!=') && (left.kind === 'missing' || right.kind === 'missing')) {
    const other = build(left.kind === 'missing' ? right : left)
    return (valueOf, today) => (other(valueOf, today) === undefined) === (operator === '=')
  }
  const [a, b] = [build(left), build(right)]
  const compare = comparers[operator]
  return (valueOf, today) => {
    const first = a(valueOf, today)
    if (first === undefined) return undefined
    const second = b(valueOf, today)
    return second === undefined ? undefined : compare(first, second)
  }
}

function calculation(operator: Arithmetic, left: Evaluator, right: Evaluator): Evaluator {
  const compute = computers[operator]
  return (valueOf, today) => {
    const a = left(valueOf, today)
    const b = right(valueOf, today)
    if (typeof a !== 'number' || typeof b !== 'number') return undefined
    const result = compute(a, b)
    return Number.isFinite(result) ? result : undefined
  }
}

const computers: Record<Arithmetic, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
}

/** What is missing among the options is none of them. A single value contains itself. */
function membership(kind: 'in' | 'any' | 'all', of: Evaluator, options: readonly Evaluator[]): Evaluator {
  return (valueOf, today) => {
    const value = of(valueOf, today)
    if (value === undefined) return undefined
    const has = (option: Evaluator) => {
      const other = option(valueOf, today)
      if (other === undefined) return false
      return kind !== 'in' && isMany(value) ? comparers.contains(value, other) : equal(value, other)
    }
    return kind === 'all' ? options.every(has) : options.some(has)
  }
}

function call(name: FunctionName, given: readonly Evaluator[]): Evaluator {
  const most = endingToday[name]
  const parts = most !== undefined && given.length < most ? [...given, ending] : given
  const compute = calls[name]
  const seesMissing = seeingMissing.has(name)
  const [first, second] = parts
  // Most take one or two values, which then need no list.
  if (first && parts.length === 1)
    return (valueOf, today) => {
      const value = first(valueOf, today)
      return value === undefined && !seesMissing ? undefined : compute(value)
    }
  if (first && second && parts.length === 2)
    return (valueOf, today) => {
      const one = first(valueOf, today)
      const other = second(valueOf, today)
      return !seesMissing && (one === undefined || other === undefined) ? undefined : compute(one, other)
    }
  return (valueOf, today) => {
    const values = parts.map((part) => part(valueOf, today))
    return !seesMissing && values.includes(undefined) ? undefined : compute(...values)
  }
}

const ending: Evaluator = (_, today) => today
