import { tQuantile } from '../stats/beta.ts'
import { type Moments, kishOf, meanVariance, moments, quantile } from '../stats/moments.ts'
import { type Series, isoDate } from '../table.ts'
import type { Answering } from './frequencies.ts'
import type { Mean, Method } from './method.ts'
import { type Values, valuesOf } from './numbers.ts'

export interface Description extends Mean, Omit<Answering, 'base' | 'effectiveBase'> {
  column: string
  label: string
  measure: Values['measure']
  /** Of the people as they are; weights do not enter quantiles and extremes. */
  median: number | null
  lowerQuartile: number | null
  upperQuartile: number | null
  least: number | null
  most: number | null
  bins: { from: number; to: number; count: number }[]
}

/**
 * Mean with 95 % interval (t; with weights the variance by Taylor linearisation, Woodruff 1971), deviation, quartiles
 * (type 7, Hyndman and Fan 1996) and a histogram. With fewer than two answers the spread is null with a reason.
 */
export function descriptionOf(series: Series, rows: Uint32Array, weights?: Float64Array): Description {
  const found = valuesOf(series, rows, weights)
  const sorted = Float64Array.from(found.values).sort()
  const at = (share: number) => (sorted.length > 0 ? quantile(sorted, share) : null)
  return {
    column: series.column.key,
    label: series.column.label,
    measure: found.measure,
    ...meanOf(found.values, found.weights),
    notShown: found.notShown,
    leftEmpty: found.leftEmpty,
    outside: found.outside,
    median: at(0.5),
    lowerQuartile: at(0.25),
    upperQuartile: at(0.75),
    least: sorted[0] ?? null,
    most: sorted.at(-1) ?? null,
    bins: binsOf(sorted),
  }
}

export const describe: Method = {
  name: 'describe',
  summary: 'Mean with 95 % interval, deviation, median, quartiles and histogram of a column of numbers',
  source: 'Student 1908; Woodruff 1971; Hyndman and Fan 1996',
  inputs: [{ name: 'column', scales: ['interval', 'ordinal'], summary: 'a column of numbers' }],
  result: {
    mean: 'the mean, weighted where a weight is given',
    low: 'lower end of its 95 % interval',
    high: 'upper end of its 95 % interval',
    deviation: 'standard deviation',
    error: 'standard error of the mean',
    base: 'people with a number',
    effectiveBase: 'how many equally weighted people that is worth (Kish)',
    median: 'the middle answer; lowerQuartile and upperQuartile bound the middle half',
    least: 'the smallest answer; most is the largest',
    bins: 'histogram: from (included), to, count',
    measure: "'values', 'points' of the options, or 'ranks' of an ordered list",
  },
  run: ({ series, rows, weights }) => descriptionOf(series('column'), rows, weights),
}

/** The mean of values with its interval and base. */
export function meanOf(values: Float64Array, weights?: Float64Array): Mean {
  const sums = moments(values, weights)
  const effectiveBase = weights ? (kishOf(weights).effective ?? 0) : sums.n
  const variance = meanVariance(values, weights, sums)
  if (sums.n === 0) {
    const none = { mean: null, deviation: null, error: null, low: null, high: null }
    return { ...none, base: 0, effectiveBase: 0, reason: 'Nobody gave a number' }
  }
  if (variance === null) {
    const reason = 'One answer alone has no spread'
    return {
      mean: sums.mean,
      base: 1,
      effectiveBase,
      deviation: null,
      error: null,
      low: null,
      high: null,
      reason,
    }
  }
  const error = Math.sqrt(variance)
  const reach = tQuantile(0.025, sums.n - 1) * error
  return {
    mean: sums.mean,
    base: sums.n,
    effectiveBase,
    deviation: deviationOf(sums),
    error,
    low: sums.mean - reach,
    high: sums.mean + reach,
  }
}

/** Dates by month, from the first to the last, empty months included. */
export function monthsOf(
  series: Series,
  rows: Uint32Array,
): Answering & { column: string; label: string; months: { month: string; count: number }[] } {
  const days = new Map<number, number>()
  const answering = { base: 0, effectiveBase: 0, notShown: 0, leftEmpty: 0, outside: 0 }
  for (const row of rows) {
    const code = series.codes[row] ?? 0
    if (code === 0) answering.notShown++
    else if (code === 1 || series.kind !== 'numbers') answering.leftEmpty++
    else {
      const day = series.values[row] ?? 0
      days.set(day, (days.get(day) ?? 0) + 1)
      answering.base++
    }
  }
  answering.effectiveBase = answering.base
  const counts = new Map<string, number>()
  for (const [day, count] of days) {
    const month = isoDate(day).slice(0, 7)
    counts.set(month, (counts.get(month) ?? 0) + count)
  }
  const { key: column, label } = series.column
  return { ...answering, column, label, months: everyMonth(counts) }
}

/** Weights are scaled to sum to the people, so that multiplying them changes nothing. */
function deviationOf({ n, weight, squares }: Moments): number {
  return Math.sqrt((squares * (n / weight)) / (n - 1))
}

/** Round bins: at most a dozen, whole ones where all numbers are whole and few. */
function binsOf(sorted: Float64Array): Description['bins'] {
  const least = sorted[0]
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) return []
  const width = roundWidth((most - least) / 10, sorted.every(Number.isInteger))
  const first = Math.floor(least / width)
  const last = Math.floor(most / width)
  const bins = Array.from({ length: last - first + 1 }, (_, place) => ({
    from: (first + place) * width,
    to: (first + place + 1) * width,
    count: 0,
  }))
  for (const value of sorted) {
    const bin = bins[Math.floor(value / width) - first]
    if (bin) bin.count++
  }
  return bins
}

function roundWidth(rough: number, whole: boolean): number {
  if (rough <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const width = ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power
  return whole ? Math.max(1, width) : width
}

function everyMonth(counts: Map<string, number>): { month: string; count: number }[] {
  const known = [...counts.keys()].sort()
  const last = known.at(-1)
  const months: { month: string; count: number }[] = []
  for (
    let month = known[0];
    month !== undefined && last !== undefined && month <= last;
    month = after(month)
  ) {
    months.push({ month, count: counts.get(month) ?? 0 })
    // Decades of empty months say less than the months that have answers.
    if (months.length > 600) return known.map((month) => ({ month, count: counts.get(month) ?? 0 }))
  }
  return months
}

function after(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const next = number === 12 ? [year + 1, 1] : [year, number + 1]
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}`
}
