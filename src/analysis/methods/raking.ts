import { kishOf } from '../stats/moments.ts'
import { type Coded, firstOption } from '../table.ts'
import { type Method, Unfit } from './method.ts'

/** A column with the total its options should come to. */
export interface Margin {
  series: Coded
  totals: ReadonlyMap<string, number>
}

export interface Raked {
  weights: Float64Array
  rounds: number
  largest: number
  effective: number | null
  /** Effective people per person, 0 to 1. */
  efficiency: number | null
  leftOut: number
}

/**
 * Raking (Deming and Stephan 1940): weights are scaled to one column's totals after the other until every total is
 * met to 1e-10. Starts from `start`, else from 1. People without an answer in a margin are left out (weight 0).
 * Refuses options without anybody, totals that differ between the columns, and margins that contradict each other.
 */
export function rake(margins: readonly Margin[], rows: Uint32Array, start?: Float64Array): Raked {
  const kept = rows.filter((row) =>
    margins.every(({ series, totals }) =>
      totals.has(series.options[(series.codes[row] ?? 0) - firstOption]?.id ?? ''),
    ),
  )
  for (const margin of margins) refuseEmpty(margin, kept)
  refuseUnequal(margins)
  const size = rows.reduce((most, row) => Math.max(most, row + 1), 0)
  const weights = new Float64Array(size)
  for (const row of kept) weights[row] = start ? (start[row] ?? 0) : 1
  for (let rounds = 1; rounds <= 1_000; rounds++) {
    const miss = margins.reduce((most, margin) => Math.max(most, fit(margin, kept, weights)), 0)
    if (miss >= 1e-10) continue
    const { n, effective } = kishOf(weights)
    return {
      weights,
      rounds,
      largest: weights.reduce((most, weight) => Math.max(most, weight), 0),
      effective,
      efficiency: effective === null ? null : effective / n,
      leftOut: rows.length - kept.length,
    }
  }
  throw new Unfit('The totals contradict each other: no weights meet them all after 1,000 rounds.')
}

export const raking: Method = {
  name: 'raking',
  summary: 'Weights that bring a sample to known totals of several columns',
  source: 'Deming and Stephan 1940',
  inputs: [
    {
      name: 'columns',
      scales: ['nominal', 'ordinal'],
      several: true,
      summary: 'the columns whose totals are known',
    },
  ],
  settings: [
    {
      name: 'totals',
      summary: 'Per column, options with totals, like "E=4421,H=755,M=1018;No=1072,Yes=5122"',
    },
  ],
  result: {
    weights: 'one weight a row of the file, 0 for people without an answer in one of the columns',
    rounds: 'how many rounds it took',
    largest: 'the largest weight',
    effective: 'how many equally weighted people the weighted ones are worth',
    efficiency: 'effective people per person, 0 to 1',
    leftOut: 'people without an answer in one of the columns',
  },
  run({ all, rows, weights, setting }) {
    const parts = (setting('totals') ?? '').split(';')
    const columns = all('columns')
    if (parts.length !== columns.length)
      throw new Unfit(
        'Give totals for each column, columns parted by “;”: --totals "E=4421,H=755;No=1072,Yes=5122".',
      )
    const margins = columns.map((series, place): Margin => {
      if (series.kind !== 'coded') throw new Unfit(`“${series.column.label}” has no answer options.`)
      return { series, totals: readTotals(parts[place] ?? '') }
    })
    const raked = rake(margins, rows, weights)
    return { ...raked, weights: Array.from(rows, (row) => raked.weights[row] ?? 0) }
  },
}

/** Scales to one margin; returns the largest relative miss before. */
function fit({ series, totals }: Margin, rows: Uint32Array, weights: Float64Array): number {
  const sums = new Float64Array(series.options.length)
  for (const row of rows) {
    const option = (series.codes[row] ?? 0) - firstOption
    sums[option] = (sums[option] ?? 0) + (weights[row] ?? 0)
  }
  const factors = series.options.map(({ id }, option) => (totals.get(id) ?? 0) / (sums[option] || 1))
  for (const row of rows) {
    const option = (series.codes[row] ?? 0) - firstOption
    weights[row] = (weights[row] ?? 0) * (factors[option] ?? 1)
  }
  return series.options.reduce(
    (most, { id }, option) => (totals.has(id) ? Math.max(most, Math.abs((factors[option] ?? 1) - 1)) : most),
    0,
  )
}

function refuseEmpty({ series, totals }: Margin, rows: Uint32Array): void {
  for (const option of totals.keys()) {
    const code = firstOption + series.options.findIndex(({ id }) => id === option)
    if (code < firstOption || !rows.some((row) => series.codes[row] === code))
      throw new Unfit(
        `Nobody answered “${option}” in “${series.column.label}”; leave it out or join it with another.`,
      )
  }
}

function refuseUnequal(margins: readonly Margin[]): void {
  const sums = margins.map(({ totals }) => [...totals.values()].reduce((sum, total) => sum + total, 0))
  const [first = 0] = sums
  if (sums.some((sum) => Math.abs(sum - first) > 1e-6 * first))
    throw new Unfit(
      `The columns’ totals differ (${sums.join(', ')}); they must come to the same number of people.`,
    )
}

function readTotals(text: string): Map<string, number> {
  return new Map(
    text.split(',').map((part) => {
      const at = part.lastIndexOf('=')
      const total = Number(part.slice(at + 1))
      if (at < 1 || !Number.isFinite(total) || total <= 0)
        throw new Unfit(`“${part}” is no total; write option=number, like E=4421.`)
      return [part.slice(0, at).trim(), total]
    }),
  )
}
