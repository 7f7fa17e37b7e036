import type { Value } from '../question-type.ts'
import type { Comparison } from './tree.ts'

export type Present = Exclude<Value, undefined>

/** Of two values that are both there. */
export const comparers: Readonly<Record<Comparison, (a: Present, b: Present) => boolean>> = {
  '=': equal,
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => typeof a === typeof b && isOrdered(a) && a < b,
  '<=': (a, b) => typeof a === typeof b && isOrdered(a) && a <= b,
  '>': (a, b) => typeof a === typeof b && isOrdered(a) && a > b,
  '>=': (a, b) => typeof a === typeof b && isOrdered(a) && a >= b,
  contains: (a, b) => {
    if (isMany(a)) return holdsAmong(a, b)
    // Option ids are exact; words within a text are found whatever their case.
    return typeof a === 'string' && typeof b === 'string' && a.toLowerCase().includes(b.toLowerCase())
  },
}

export function equal(a: Present, b: Present): boolean {
  if (!isMany(a) || !isMany(b)) return a === b
  return a.length === b.length && a.every((item) => holdsAmong(b, item))
}

export function isMany(value: Present): value is readonly string[] | readonly number[] {
  return typeof value === 'object'
}

function holdsAmong(values: readonly (string | number)[], one: Present): boolean {
  return (typeof one === 'string' || typeof one === 'number') && values.includes(one)
}

function isOrdered(value: Present): boolean {
  return typeof value === 'number' || typeof value === 'string'
}
