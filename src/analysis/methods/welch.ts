import { tQuantile, tUpper } from '../stats/beta.ts'
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

export const welch: Method = {
  name: 'means',
  summary: 'Means of a number in two or more groups, each pair compared by Welch’s t test',
  source: 'Welch 1947',
  inputs: [
    { name: 'column', scales: ['interval', 'ordinal'], summary: 'the numbers' },
    { name: 'by', scales: ['nominal', 'ordinal'], summary: 'the groups' },
  ],
  result: {
    groups: 'each group: option, label, mean, low, high, deviation, base, effectiveBase',
    pairs: 'each pair of groups: one, two, difference, low, high, t, df, p (not corrected for their number)',
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
