import type { Value } from '../question-type.ts'
import { functionNamed } from './functions.ts'
import type { Arithmetic, Comparison, Expression } from './tree.ts'

/** Gives the value of a question (or column); undefined is missing. */
export type ValueOf = (id: string) => Value
export type Evaluator = (valueOf: ValueOf) => Value

/**
 * The rules for what is missing (not answered, not shown, not computable):
 * - a calculation with it is missing; so is a division by zero;
 * - a comparison with it is missing, except `= missing`, `!= missing` and `answered`, which ask for just that;
 * - `and`, `or`, `not` know three values: `false and missing` is false, `true or missing` is true, else missing stays;
 * - a rule holds only when it is true. So neither `{age} > 30` nor `not {age} > 30` holds for somebody of unknown age.
 * Values of kinds that do not compare are unequal, and neither is the larger one. Evaluating never throws.
 */
export function evaluate(expression: Expression, valueOf: ValueOf): Value {
  return compile(expression)(valueOf)
}

export function holds(expression: Expression, valueOf: ValueOf): boolean {
  return compile(expression)(valueOf) === true
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
      return (valueOf) => {
        const value = of(valueOf)
        return typeof value === 'boolean' ? !value : undefined
      }
    }
    case 'negate': {
      const of = build(expression.of)
      return (valueOf) => {
        const value = of(valueOf)
        return typeof value === 'number' ? -value : undefined
      }
    }
    case 'and':
      return junction(expression.of.map(build), false)
    case 'or':
      return junction(expression.of.map(build), true)
    case 'compare':
      return comparison(expression.operator, expression.left, expression.right)
    case 'arithmetic':
      return calculation(expression.operator, build(expression.left), build(expression.right))
    case 'in':
      return membership(build(expression.of), expression.options)
    case 'call': {
      const { call, seesMissing } = functionNamed(expression.name)
      const given = expression.arguments.map(build)
      return (valueOf) => {
        const values = given.map((argument) => argument(valueOf))
        return !seesMissing && values.includes(undefined) ? undefined : call(values)
      }
    }
    default: {
      const { value } = expression
      return () => value
    }
  }
}

/** `decisive` alone decides: false for "and", true for "or". */
function junction(parts: readonly Evaluator[], decisive: boolean): Evaluator {
  return (valueOf) => {
    let result: Value = !decisive
    for (const part of parts) {
      const value = part(valueOf)
      if (value === decisive) return decisive
      if (value !== !decisive) result = undefined
    }
    return result
  }
}

function comparison(operator: Comparison, left: Expression, right: Expression): Evaluator {
  if ((operator === '=' || operator === '!=') && (left.kind === 'missing' || right.kind === 'missing')) {
    const other = build(left.kind === 'missing' ? right : left)
    return (valueOf) => (other(valueOf) === undefined) === (operator === '=')
  }
  const [a, b] = [build(left), build(right)]
  const compare = comparers[operator]
  return (valueOf) => {
    const first = a(valueOf)
    if (first === undefined) return undefined
    const second = b(valueOf)
    return second === undefined ? undefined : compare(first, second)
  }
}

type Present = Exclude<Value, undefined>

const comparers: Record<Comparison, (a: Present, b: Present) => boolean> = {
  '=': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => typeof a === typeof b && ordered(a) && a < b,
  '<=': (a, b) => typeof a === typeof b && ordered(a) && a <= b,
  '>': (a, b) => typeof a === typeof b && ordered(a) && a > b,
  '>=': (a, b) => typeof a === typeof b && ordered(a) && a >= b,
  contains: (a, b) => {
    if (typeof b !== 'string') return false
    // Option ids are exact; words within a text are found whatever their case.
    return typeof a === 'string' ? a.toLowerCase().includes(b.toLowerCase()) : isSet(a) && a.includes(b)
  },
}

function equal(a: Present, b: Present): boolean {
  if (!isSet(a) || !isSet(b)) return a === b
  return a.length === b.length && a.every((item) => b.includes(item))
}

function ordered(value: Present): boolean {
  return typeof value === 'number' || typeof value === 'string'
}

function isSet(value: Present): value is readonly string[] {
  return typeof value === 'object'
}

function calculation(operator: Arithmetic, left: Evaluator, right: Evaluator): Evaluator {
  const compute = computers[operator]
  return (valueOf) => {
    const a = left(valueOf)
    const b = right(valueOf)
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

function membership(of: Evaluator, options: readonly Expression[]): Evaluator {
  const candidates = options.map(build)
  return (valueOf) => {
    const value = of(valueOf)
    if (value === undefined) return undefined
    return candidates.some((candidate) => {
      const other = candidate(valueOf)
      return other !== undefined && equal(value, other)
    })
  }
}
