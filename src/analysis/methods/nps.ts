import { z95 } from '../stats/normal.ts'
import type { Series } from '../table.ts'
import type { Method } from './method.ts'
import { type Values, valuesOf } from './numbers.ts'
import { type Share, Unfit } from './method.ts'
import { shareOf } from './share.ts'

export interface Nps {
  /** Promoters minus detractors in points, −100 to 100. */
  score: number | null
  error: number | null
  low: number | null
  high: number | null
  base: number
  effectiveBase: number
  promoters: Share
  passives: Share
  detractors: Share
  notShown: number
  leftEmpty: number
  reason?: string
}

/**
 * Net promoter score: 9–10 minus 0–6 (Reichheld 2003). Var = (p + d − (p − d)²)/n; the interval is the adjusted Wald
 * (Rocks 2016: n + 3, promoters and detractors + 3/4 each), so that one answer or all promoters still have one.
 * Answers outside 0–10 are refused, as another scale has no such score.
 */
export function npsOf(series: Series, rows: Uint32Array, weights?: Float64Array): Nps {
  const found = valuesOf(series, rows, weights)
  const { base, kinds } = kindsOf(found, series.column.label)
  const [detractors, passives, promoters] = kinds
  const shares = {
    promoters: shareOf(promoters, base),
    passives: shareOf(passives, base),
    detractors: shareOf(detractors, base),
  }
  const rest = { notShown: found.notShown, leftEmpty: found.leftEmpty, base: base.people }
  const effectiveBase = shares.promoters.effectiveBase
  const p = shares.promoters.share
  const d = shares.detractors.share
  if (p === null || d === null) {
    const none = { score: null, error: null, low: null, high: null }
    return { ...none, ...rest, effectiveBase, ...shares, reason: 'Nobody answered' }
  }
  return {
    score: 100 * (p - d),
    error: 100 * Math.sqrt(spread(p, d, effectiveBase)),
    ...adjustedWald(p, d, effectiveBase),
    ...rest,
    effectiveBase,
    ...shares,
  }
}

export const nps: Method = {
  name: 'nps',
  summary: 'Net promoter score of a 0–10 column, with a 95 % interval that holds for few answers',
  source: 'Reichheld 2003; Rocks 2016',
  inputs: [{ name: 'column', scales: ['interval', 'ordinal'], summary: 'answers from 0 to 10' }],
  result: {
    score: 'promoters (9–10) minus detractors (0–6), −100 to 100',
    error: 'its standard error in points',
    low: 'lower end of the adjusted Wald interval (95 %); high is the upper end',
    promoters: 'share with interval; so passives (7–8) and detractors',
    base: 'people who answered',
    effectiveBase: 'how many equally weighted people that is worth (Kish)',
  },
  run: ({ series, rows, weights }) => npsOf(series('column'), rows, weights),
}

function kindsOf({ values, weights }: Values, label: string) {
  const kinds = [0, 1, 2].map(() => ({ count: 0, weight: 0 }))
  const base = { people: 0, weight: 0, squares: 0 }
  for (const [place, value] of values.entries()) {
    if (!Number.isInteger(value) || value < 0 || value > 10)
      throw new Unfit(`“${label}” holds ${value}; a net promoter score takes whole numbers from 0 to 10.`)
    const weight = weights?.[place] ?? 1
    const kind = kinds[value >= 9 ? 2 : value >= 7 ? 1 : 0]
    if (kind) {
      kind.count++
      kind.weight += weight
    }
    base.people++
    base.weight += weight
    base.squares += weight * weight
  }
  // Three kinds were made above.
  return { base, kinds: kinds as [Tally, Tally, Tally] }
}

interface Tally {
  count: number
  weight: number
}

function spread(p: number, d: number, n: number): number {
  return Math.max(0, (p + d - (p - d) ** 2) / n)
}

function adjustedWald(p: number, d: number, n: number): { low: number; high: number } {
  const more = n + 3
  const promoters = (p * n + 0.75) / more
  const detractors = (d * n + 0.75) / more
  const middle = promoters - detractors
  const reach = z95 * Math.sqrt(spread(promoters, detractors, more))
  return { low: 100 * Math.max(-1, middle - reach), high: 100 * Math.min(1, middle + reach) }
}
