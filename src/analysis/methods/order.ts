import { tQuantile, tUpper } from '../stats/beta.ts'
import { type Coded, firstOption } from '../table.ts'
import { type Method, Unfit } from './method.ts'
import { type Values, valuesOf } from './numbers.ts'

export interface OrderTest {
  /**
   * How often somebody of the first group stands higher than somebody of the second, ties counted half; 0.5 says that
   * neither does.
   */
  higher: number | null
  low: number | null
  high: number | null
  t: number | null
  df: number | null
  p: number | null
  reason?: string
}

/**
 * Do the answers of one group stand higher in their order than those of another (Brunner and Munzel 2000)? It takes
 * neither distances between the answers nor equal spread for granted. Null with a reason for fewer than two answers in
 * a group, or where the groups share no answer and nothing varies between them.
 */
export function orderOf(one: Float64Array, two: Float64Array): OrderTest {
  const [n1, n2] = [one.length, two.length]
  if (n1 < 2 || n2 < 2) return nothing('Each group needs at least two answers')
  const pooled = new Float64Array(n1 + n2)
  pooled.set(one)
  pooled.set(two, n1)
  const ranks = midranks(pooled)
  const a = sideOf(ranks.subarray(0, n1), midranks(one))
  const b = sideOf(ranks.subarray(n1), midranks(two))
  const weight = n1 * a.variance + n2 * b.variance
  if (weight === 0) return nothing('The groups do not overlap, or everybody says the same')
  const higher = (a.mean - (n1 + 1) / 2) / n2
  const t = (n1 * n2 * (a.mean - b.mean)) / ((n1 + n2) * Math.sqrt(weight))
  const df = weight ** 2 / ((n1 * a.variance) ** 2 / (n1 - 1) + (n2 * b.variance) ** 2 / (n2 - 1))
  const reach = tQuantile(0.025, df) * Math.sqrt(a.variance / (n1 * n2 ** 2) + b.variance / (n2 * n1 ** 2))
  return {
    higher,
    low: Math.max(0, higher - reach),
    high: Math.min(1, higher + reach),
    t,
    df,
    p: 2 * tUpper(Math.abs(t), df),
  }
}

export const order: Method = {
  name: 'order',
  summary:
    'Whether one group’s answers stand higher in their order than another’s, without assuming distances',
  source: 'Brunner and Munzel 2000',
  inputs: [
    { name: 'column', scales: ['ordinal', 'interval'], summary: 'the ordered answers' },
    { name: 'by', scales: ['nominal', 'ordinal'], summary: 'the groups' },
  ],
  result: {
    pairs:
      'each pair of groups: one, two, higher (how often one stands higher than two, ties counted half), low, high, t, df, p (not corrected for their number)',
    leftOut: 'people without an answer or without a group',
  },
  run({ series, rows, weights }) {
    const by = series('by')
    if (by.kind !== 'coded') throw new Unfit('The groups need answer options.')
    if (weights) throw new Unfit('“order” takes no weights. Leave --weight out, or use “means”.')
    return ordersOf(valuesOf(series('column'), rows), by, rows.length)
  },
}

function ordersOf(found: Values, by: Coded, people: number) {
  const groups = by.options.flatMap(({ id, outside }, place) => {
    if (outside) return []
    const own = found.values.filter((_, at) => by.codes[found.rows[at] ?? 0] === firstOption + place)
    return own.length > 0 ? [{ id, own }] : []
  })
  return {
    leftOut: people - groups.reduce((sum, { own }) => sum + own.length, 0),
    pairs: groups.flatMap((one, place) =>
      groups.slice(place + 1).map((two) => ({ one: one.id, two: two.id, ...orderOf(one.own, two.own) })),
    ),
  }
}

/** The place of each value among all, equal ones sharing the middle of theirs. */
function midranks(values: Float64Array): Float64Array {
  const sorted = Float64Array.from(values).sort()
  const middle = new Map<number, number>()
  for (let first = 0, next = 0; first < sorted.length; first = next) {
    while (next < sorted.length && sorted[next] === sorted[first]) next++
    middle.set(sorted[first] ?? 0, (first + 1 + next) / 2)
  }
  return values.map((value) => middle.get(value) ?? 0)
}

/** The mean of a group's ranks among all, and how much they vary beyond those within the group. */
function sideOf(among: Float64Array, within: Float64Array): { mean: number; variance: number } {
  const n = among.length
  const mean = among.reduce((sum, rank) => sum + rank, 0) / n
  const middle = (n + 1) / 2
  const squares = among.reduce((sum, rank, at) => sum + (rank - (within[at] ?? 0) - mean + middle) ** 2, 0)
  return { mean, variance: squares / (n - 1) }
}

function nothing(reason: string): OrderTest {
  return { higher: null, low: null, high: null, t: null, df: null, p: null, reason }
}
