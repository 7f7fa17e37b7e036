import { z95 } from './normal.ts'

export interface Interval {
  low: number
  high: number
}

/** Wilson's score interval (1927) of a share p of n people; n may be an effective number. n must be above 0. */
export function wilson(p: number, n: number, z = z95): Interval {
  const square = (z * z) / n
  const middle = p + square / 2
  const reach = z * Math.sqrt((p * (1 - p)) / n + square / (4 * n))
  const low = p <= 0 ? 0 : (middle - reach) / (1 + square)
  const high = p >= 1 ? 1 : (middle + reach) / (1 + square)
  return { low: Math.max(0, low), high: Math.min(1, high) }
}

/** Newcombe's method 10 (1998) for p1 − p2 of two independent groups. */
export function newcombe(
  p1: number,
  n1: number,
  p2: number,
  n2: number,
  z = z95,
): Interval & { difference: number } {
  const one = wilson(p1, n1, z)
  const two = wilson(p2, n2, z)
  const difference = p1 - p2
  return {
    difference,
    low: difference - Math.hypot(p1 - one.low, two.high - p2),
    high: difference + Math.hypot(one.high - p1, p2 - two.low),
  }
}
