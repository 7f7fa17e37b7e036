import { newcombe, wilson } from '../stats/intervals.ts'
import type { Share } from './method.ts'

/** Counts towards a share: people and their weights. */
export interface Tally {
  count: number
  weight: number
}

/** Everybody a share is of: people, the sum of their weights and of the weights' squares. */
export interface Base {
  people: number
  weight: number
  squares: number
}

/** Wilson's interval on the effective base (Kish), never Wald. */
export function shareOf({ count, weight }: Tally, base: Base): Share {
  const effectiveBase = effective(base)
  if (base.people === 0 || base.weight <= 0) {
    return {
      share: null,
      count,
      base: base.people,
      effectiveBase,
      low: null,
      high: null,
      reason: 'Nobody answered',
    }
  }
  const share = Math.min(1, weight / base.weight)
  return { share, count, base: base.people, effectiveBase, ...wilson(share, effectiveBase) }
}

export interface Difference {
  difference: number | null
  low: number | null
  high: number | null
  reason?: string
}

/** The difference of two shares of different people, with Newcombe's interval. */
export function differenceOf(one: Share, two: Share): Difference {
  if (one.share === null || two.share === null) {
    return { difference: null, low: null, high: null, reason: 'One of the groups has no answers' }
  }
  return newcombe(one.share, one.effectiveBase, two.share, two.effectiveBase)
}

/** A share of a plain count of people. */
export function plainShare(count: number, people: number): Share {
  return shareOf({ count, weight: count }, { people, weight: people, squares: people })
}

function effective({ people, weight, squares }: Base): number {
  return people === 0 || squares <= 0 ? 0 : (weight * weight) / squares
}
