import type { Value } from '../../question-type.ts'

/** The nearest with so many digits after the point (before it, below 0); halves go away from 0. */
export function round(value: Value, digits: Value = 0): Value {
  if (typeof value !== 'number' || typeof digits !== 'number' || Math.abs(digits) > 15) return undefined
  if (digits === 0) return Math.sign(value) * Math.round(Math.abs(value))
  const shift = 10 ** Math.trunc(digits)
  // 1.005 is stored as a little less than that, and is to become 1.01.
  const size = Math.abs(value) * shift * (1 + Number.EPSILON)
  return Number.isFinite(size) ? Math.sign(value) * (Math.round(size) / shift) : value
}

export function mod(value: Value, by: Value): Value {
  if (typeof value !== 'number' || typeof by !== 'number' || by === 0) return undefined
  const rest = value % by
  return rest !== 0 && rest < 0 !== by < 0 ? rest + by : rest
}

export function power(base: Value, exponent: Value): Value {
  return typeof base === 'number' && typeof exponent === 'number' ? finite(base ** exponent) : undefined
}

export function ofNumber(compute: (value: number) => number): (value: Value) => Value {
  return (value) => (typeof value === 'number' ? compute(value) : undefined)
}

/** What a computation over all numbers given gives; missing ones are left out, and of none nothing is known. */
export function ofAll(
  compute: (numbers: readonly number[]) => number,
): (...values: readonly Value[]) => Value {
  return (...values) => {
    const numbers: number[] = []
    for (const value of values) {
      if (typeof value === 'number') numbers.push(value)
      else if (typeof value === 'object')
        for (const one of value) {
          if (typeof one !== 'number') return undefined
          numbers.push(one)
        }
      else if (value !== undefined) return undefined
    }
    return numbers.length === 0 ? undefined : finite(compute(numbers))
  }
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

export function least(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.min(found, one))
}

export function most(numbers: readonly number[]): number {
  return numbers.reduce((found, one) => Math.max(found, one))
}

export function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined
}
