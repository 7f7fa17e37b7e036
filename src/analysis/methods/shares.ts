import { benjaminiHochberg, bonferroni, holm } from '../stats/corrections.ts'
import { normalTwoSided } from '../stats/normal.ts'
import { type Coded, firstOption } from '../table.ts'
import { type Method, type Share, Unfit } from './method.ts'
import { type Difference, differenceOf, shareOf } from './share.ts'

/**
 * Two-sided p of two shares of different people being the same: z with the pooled share. Null where all or nobody
 * said so, as nothing varies then.
 */
export function sameShare(one: Share, two: Share): { z: number | null; p: number | null } {
  const n1 = one.effectiveBase
  const n2 = two.effectiveBase
  if (one.share === null || two.share === null) return { z: null, p: null }
  const pooled = (one.share * n1 + two.share * n2) / (n1 + n2)
  const spread = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
  if (spread <= 0) return { z: null, p: null }
  const z = (one.share - two.share) / Math.sqrt(spread)
  return { z, p: normalTwoSided(z) }
}

interface PairOfShares extends Difference {
  answer: string
  one: string
  two: string
  z: number | null
  p: number | null
  adjusted: number | null
}

/**
 * Every answer's share compared between every two groups: difference with Newcombe's interval (1998, method 10), z
 * with the pooled share, and p corrected over all comparisons (Benjamini and Hochberg 1995 unless told).
 */
export function sharesBetween(
  answers: Coded,
  by: Coded,
  rows: Uint32Array,
  correct: (ps: readonly number[]) => number[] = benjaminiHochberg,
  weights?: Float64Array,
): {
  groups: { option: string; label: string; answers: (Share & { answer: string })[] }[]
  pairs: PairOfShares[]
} {
  const groups = by.options.flatMap((group, place) =>
    group.outside
      ? []
      : [{ option: group.id, label: group.label, answers: sharesIn(answers, by, place, rows, weights) }],
  )
  const pairs = groups.flatMap((one, place) =>
    groups.slice(place + 1).flatMap((two) =>
      one.answers.flatMap((share, at): Omit<PairOfShares, 'adjusted'>[] => {
        const other = two.answers[at]
        if (!other) return []
        const names = { answer: share.answer, one: one.option, two: two.option }
        return [{ ...names, ...differenceOf(share, other), ...sameShare(share, other) }]
      }),
    ),
  )
  const tested = pairs.filter(({ p }) => p !== null)
  const adjusted = correct(tested.map(({ p }) => p ?? 1))
  const byPair = new Map(tested.map((pair, place) => [pair, adjusted[place] ?? null]))
  return { groups, pairs: pairs.map((pair) => ({ ...pair, adjusted: byPair.get(pair) ?? null })) }
}

const corrections = { bh: benjaminiHochberg, holm, bonferroni, none: (ps: readonly number[]) => [...ps] }

export const shares: Method = {
  name: 'shares',
  summary: 'Shares of each answer compared between groups: differences with intervals, corrected p',
  source: 'Newcombe 1998; Benjamini and Hochberg 1995; Holm 1979',
  inputs: [
    { name: 'rows', scales: ['nominal', 'ordinal'], summary: 'the answers to compare' },
    { name: 'by', scales: ['nominal', 'ordinal'], summary: 'the groups to compare them between' },
  ],
  settings: [{ name: 'correct', summary: 'bh, holm, bonferroni or none', default: 'bh' }],
  result: {
    groups: 'each group with its answers: share, low, high, count, base',
    pairs:
      'each answer in each pair of groups: difference, low, high (Newcombe), z, p, adjusted (corrected p)',
  },
  run({ series, rows, weights, setting }) {
    const answers = series('rows')
    const by = series('by')
    const name = setting('correct') ?? 'bh'
    const correct = Object.entries(corrections).find(([key]) => key === name)?.[1]
    if (!correct) throw new Unfit(`--correct takes ${Object.keys(corrections).join(', ')}, not “${name}”.`)
    if (answers.kind !== 'coded' || by.kind !== 'coded') throw new Unfit('Both columns need answer options.')
    return sharesBetween(answers, by, rows, correct, weights)
  },
}

function sharesIn(answers: Coded, by: Coded, group: number, rows: Uint32Array, weights?: Float64Array) {
  const tallies = answers.options.map(() => ({ count: 0, weight: 0 }))
  const base = { people: 0, weight: 0, squares: 0 }
  for (const row of rows) {
    const weight = weights ? (weights[row] ?? 0) : 1
    const tally = tallies[(answers.codes[row] ?? 0) - firstOption]
    const option = answers.options[(answers.codes[row] ?? 0) - firstOption]
    if (weight <= 0 || by.codes[row] !== firstOption + group || !tally || option?.outside) continue
    tally.count++
    tally.weight += weight
    base.people++
    base.weight += weight
    base.squares += weight * weight
  }
  return answers.options.flatMap(({ id, outside }, place) =>
    outside ? [] : [{ answer: id, ...shareOf(tallies[place] ?? { count: 0, weight: 0 }, base) }],
  )
}
