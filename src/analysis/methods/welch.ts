import { fUpper, tQuantile, tUpper } from '../stats/beta.ts'
import { kishOf, meanVariance, moments } from '../stats/moments.ts'
import { type Coded, firstOption } from '../table.ts'
import { meanOf } from './describe.ts'
import { type Mean, type Method, Unfit } from './method.ts'
import { type Values, valuesOf } from './numbers.ts'

export interface WelchTest {
  difference: number | null
  low: number | null
  high: number | null
  t: number | null
  df: number | null
  p: number | null
  reason?: string
}

/**
 * The difference of two means without assuming equal spread (Welch 1947). With weights, standard errors by Taylor
 * linearisation. Null with a reason for fewer than two answers in a group, or where neither group varies.
 */
export function welchOf(
  one: { values: Float64Array; weights?: Float64Array },
  two: { values: Float64Array; weights?: Float64Array },
): WelchTest {
  const a = sideOf(one)
  const b = sideOf(two)
  if (a === null || b === null) return nothing('Each group needs at least two answers')
  const variance = a.variance + b.variance
  if (variance === 0) return nothing('No answer differs within the groups')
  const difference = a.mean - b.mean
  const df = variance ** 2 / (a.variance ** 2 / (a.n - 1) + b.variance ** 2 / (b.n - 1))
  const error = Math.sqrt(variance)
  const t = difference / error
  const reach = tQuantile(0.025, df) * error
  return {
    difference,
    low: difference - reach,
    high: difference + reach,
    t,
    df,
    p: 2 * tUpper(Math.abs(t), df),
  }
}

export interface Anova {
  f: number | null
  df: [number, number] | null
  p: number | null
  /** Share of the spread that lies between the groups, 0 to 1. */
  etaSquared: number | null
  reason?: string
}

/**
 * One-way analysis of variance (Fisher 1925): do any of the groups' means differ? It takes equal spread for granted,
 * unlike the pairs. Null with a reason with weights, under two groups, or where nothing varies within them.
 */
export function anovaOf(groups: readonly { values: Float64Array; weights?: Float64Array }[]): Anova {
  const none = { f: null, df: null, p: null, etaSquared: null }
  if (groups.some(({ weights }) => weights))
    return { ...none, reason: 'Weights need the pairs, whose errors take them in' }
  const sums = groups.map(({ values }) => moments(values))
  const all = moments(groups.flatMap(({ values }) => Array.from(values)))
  const within = sums.reduce((sum, { squares }) => sum + squares, 0)
  const df: [number, number] = [groups.length - 1, all.n - groups.length]
  if (df[0] < 1 || df[1] < 1)
    return { ...none, reason: 'There must be two groups, and more people than groups' }
  if (within === 0) return { ...none, reason: 'No answer differs within the groups' }
  const between = Math.max(0, all.squares - within)
  const f = between / df[0] / (within / df[1])
  return { f, df, p: fUpper(f, ...df), etaSquared: between / all.squares }
}

export const welch: Method = {
  name: 'means',
  summary: 'Means of a number in two or more groups, each pair compared by Welch’s t test',
  source: 'Welch 1947; Fisher 1925',
  inputs: [
    { name: 'column', scales: ['interval', 'ordinal'], summary: 'the numbers' },
    { name: 'by', scales: ['nominal', 'ordinal'], summary: 'the groups' },
  ],
  result: {
    groups: 'each group: option, label, mean, low, high, deviation, base, effectiveBase',
    pairs: 'each pair of groups: one, two, difference, low, high, t, df, p (not corrected for their number)',
    anova: 'all groups at once: f, df, p, etaSquared (takes equal spread for granted)',
    measure: "'values', 'points' of the options, or 'ranks' of an ordered list",
    leftOut: 'people without a number or without a group',
  },
  run({ series, rows, weights }) {
    const by = series('by')
    if (by.kind !== 'coded') throw new Unfit('The groups need answer options.')
    return meansOf(valuesOf(series('column'), rows, weights), by, rows.length)
  },
}

interface Group {
  option: string
  label: string
  values: Float64Array
  weights?: Float64Array
}

function meansOf(found: Values, by: Coded, people: number) {
  const groups = by.options.map((option, place) => groupOf(found, by, option, place))
  const filled = groups.filter(({ values }) => values.length > 0)
  return {
    measure: found.measure,
    leftOut: people - filled.reduce((sum, { values }) => sum + values.length, 0),
    groups: filled.map(({ option, label, values, weights }): Mean & { option: string; label: string } => ({
      option,
      label,
      ...meanOf(values, weights),
    })),
    anova: anovaOf(filled),
    pairs: filled.flatMap((one, place) =>
      filled.slice(place + 1).map((two) => ({ one: one.option, two: two.option, ...welchOf(one, two) })),
    ),
  }
}

function groupOf(
  found: Values,
  by: Coded,
  option: { id: string; label: string; outside?: boolean },
  place: number,
): Group {
  const places: number[] = []
  if (!option.outside) {
    for (const [at, row] of found.rows.entries()) if (by.codes[row] === firstOption + place) places.push(at)
  }
  const pick = (from: Float64Array) => Float64Array.from(places, (at) => from[at] ?? 0)
  return {
    option: option.id,
    label: option.label,
    values: pick(found.values),
    ...(found.weights && { weights: pick(found.weights) }),
  }
}

function sideOf({ values, weights }: { values: Float64Array; weights?: Float64Array }) {
  const sums = moments(values, weights)
  const variance = meanVariance(values, weights, sums)
  if (variance === null) return null
  return { mean: sums.mean, variance, n: weights ? (kishOf(weights).effective ?? sums.n) : sums.n }
}

function nothing(reason: string): WelchTest {
  return { difference: null, low: null, high: null, t: null, df: null, p: null, reason }
}
