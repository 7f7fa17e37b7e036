import { fisherExact } from '../stats/fisher.ts'
import { chiSquareUpper } from '../stats/gamma.ts'
import { type Coded, firstOption } from '../table.ts'
import { type Method, type Share, Unfit } from './method.ts'
import { shareOf } from './share.ts'

export interface CrosstabCell extends Share {
  row: string
  by: string
  expected: number | null
  /** (O−E)/√(E(1−r)(1−c)): this cell against the rest, a normal z. Null where a margin is empty or whole. */
  residual: number | null
  /** 100 · share in this column / share of everyone. */
  index: number | null
}

export interface Test {
  statistic: number | null
  df: number | null
  p: number | null
  reason?: string
}

export interface Crosstab {
  rows: { option: string; label: string; count: number }[]
  by: { option: string; label: string; count: number }[]
  base: number
  effectiveBase: number
  /** People left out because one of the two answers is missing or outside its scale. */
  leftOut: number
  cells: CrosstabCell[]
  chiSquare: Test
  likelihoodRatio: Test
  cramersV: number | null
  exact?: { p: number; method: string }
  warnings: string[]
}

/**
 * Two columns against each other: shares within each column of `by` (Wilson), chi-square (Pearson 1900), G², Cramér's
 * V (1946), adjusted residuals (Haberman 1973), index, and Fisher's exact test for 2×2. Rows and columns without
 * anybody leave the degrees of freedom and are reported. With weights the shares are weighted; the tests are null, as
 * sums of weights are not people.
 */
export function crosstabOf(row: Coded, by: Coded, places: Uint32Array, weights?: Float64Array): Crosstab {
  const counted = count(row, by, places, weights)
  const { people, weight, squares } = counted
  const k = by.options.length
  const cells: CrosstabCell[] = []
  const all = sum(weight)
  for (const [r, rowOption] of row.options.entries()) {
    for (const [c, byOption] of by.options.entries()) {
      if (rowOption.outside || byOption.outside) continue
      const base = {
        people: columnSum(people, c, k),
        weight: columnSum(weight, c, k),
        squares: squares[c] ?? 0,
      }
      const at = r * k + c
      const share = shareOf({ count: people[at] ?? 0, weight: weight[at] ?? 0 }, base)
      const rowShare = all > 0 ? rowSum(weight, r, k) / all : 0
      cells.push({
        row: rowOption.id,
        by: byOption.id,
        ...share,
        ...(weights ? { expected: null, residual: null } : residualOf(people, r, c, k)),
        index: share.share !== null && rowShare > 0 ? (100 * share.share) / rowShare : null,
      })
    }
  }
  const filledRows = row.options.map((_, r) => r).filter((r) => rowSum(people, r, k) > 0)
  const filledColumns = by.options.map((_, c) => c).filter((c) => columnSum(people, c, k) > 0)
  const table = filledRows.map((r) => filledColumns.map((c) => people[r * k + c] ?? 0))
  const squareSum = sum(squares)
  return {
    rows: inside(row).map(({ id, label, place }) => ({ option: id, label, count: rowSum(people, place, k) })),
    by: inside(by).map(({ id, label, place }) => ({ option: id, label, count: columnSum(people, place, k) })),
    base: sum(people),
    effectiveBase: squareSum > 0 ? all ** 2 / squareSum : 0,
    leftOut: counted.leftOut,
    cells,
    ...testsOf(table, weights !== undefined),
    warnings: warningsOf(row, by, filledRows, filledColumns, table),
  }
}

export const crosstab: Method = {
  name: 'crosstab',
  summary: 'Two columns against each other: shares, chi-square, adjusted residuals, index',
  source: 'Pearson 1900; Cramér 1946; Haberman 1973; Fisher 1922',
  inputs: [
    { name: 'rows', scales: ['nominal', 'ordinal'], summary: 'the answers to compare' },
    { name: 'by', scales: ['nominal', 'ordinal'], summary: 'the groups to compare them between' },
  ],
  result: {
    base: 'people with both answers; leftOut are the others',
    rows: 'answers with their counts; by: groups with theirs',
    cells: 'each answer in each group: count, share of the group, low, high, expected, residual, index',
    chiSquare: 'statistic, df and p of Pearson’s test; likelihoodRatio the same of G²',
    cramersV: 'strength of the connection from 0 to 1',
    exact: 'Fisher’s exact p, for 2×2 tables',
    warnings: 'small expected counts, empty rows and columns',
  },
  run({ series, rows, weights }) {
    const row = series('rows')
    const by = series('by')
    if (row.kind !== 'coded' || by.kind !== 'coded') throw new Unfit('Both columns need answer options.')
    return crosstabOf(row, by, rows, weights)
  },
}

function count(row: Coded, by: Coded, places: Uint32Array, weights: Float64Array | undefined) {
  const k = by.options.length
  const people = new Float64Array(row.options.length * k)
  const weight = new Float64Array(row.options.length * k)
  const squares = new Float64Array(k)
  let leftOut = 0
  for (const place of places) {
    const w = weights ? (weights[place] ?? 0) : 1
    const r = (row.codes[place] ?? 0) - firstOption
    const c = (by.codes[place] ?? 0) - firstOption
    if (w <= 0 || r < 0 || c < 0 || row.options[r]?.outside || by.options[c]?.outside) {
      leftOut++
      continue
    }
    const at = r * k + c
    people[at] = (people[at] ?? 0) + 1
    weight[at] = (weight[at] ?? 0) + w
    squares[c] = (squares[c] ?? 0) + w * w
  }
  return { people, weight, squares, leftOut }
}

function residualOf(
  people: Float64Array,
  r: number,
  c: number,
  k: number,
): { expected: number | null; residual: number | null } {
  const all = sum(people)
  if (all === 0) return { expected: null, residual: null }
  const row = rowSum(people, r, k)
  const column = columnSum(people, c, k)
  const expected = (row * column) / all
  const spread = expected * (1 - row / all) * (1 - column / all)
  return { expected, residual: spread > 0 ? ((people[r * k + c] ?? 0) - expected) / Math.sqrt(spread) : null }
}

function testsOf(
  table: number[][],
  weighted: boolean,
): Pick<Crosstab, 'chiSquare' | 'likelihoodRatio' | 'cramersV' | 'exact'> {
  const height = table.length
  const width = table[0]?.length ?? 0
  const reason = weighted
    ? 'Sums of weights are not people: leave the weight out to test'
    : 'A test needs at least two answers and two groups with people in them'
  if (weighted || height < 2 || width < 2) {
    const none = { statistic: null, df: null, p: null, reason }
    return { chiSquare: none, likelihoodRatio: none, cramersV: null }
  }
  const df = (height - 1) * (width - 1)
  const { chi, g, all } = statistics(table)
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = table
  return {
    chiSquare: { statistic: chi, df, p: chiSquareUpper(chi, df) },
    likelihoodRatio: { statistic: g, df, p: chiSquareUpper(g, df) },
    cramersV: Math.sqrt(chi / (all * Math.min(height - 1, width - 1))),
    ...(df === 1 && { exact: { p: fisherExact(a, b, c, d), method: "Fisher's exact test, two-sided" } }),
  }
}

function statistics(table: number[][]): { chi: number; g: number; all: number } {
  const rows = table.map(sum)
  const columns = (table[0] ?? []).map((_, c) => sum(table.map((row) => row[c] ?? 0)))
  const all = sum(rows)
  let chi = 0
  let g = 0
  for (const [r, row] of table.entries()) {
    for (const [c, seen] of row.entries()) {
      const expected = ((rows[r] ?? 0) * (columns[c] ?? 0)) / all
      chi += (seen - expected) ** 2 / expected
      if (seen > 0) g += 2 * seen * Math.log(seen / expected)
    }
  }
  return { chi, g: Math.max(0, g), all }
}

function warningsOf(row: Coded, by: Coded, rows: number[], columns: number[], table: number[][]): string[] {
  const warnings: string[] = []
  for (const [series, filled] of [
    [row, rows],
    [by, columns],
  ] as const) {
    const empty = inside(series).filter(({ place }) => !filled.includes(place))
    if (empty.length > 0)
      warnings.push(
        `Nobody with both answers: ${empty.map(({ label }) => `“${label}”`).join(', ')}; left out of the test.`,
      )
  }
  const all = sum(table.flat())
  const small = table.flatMap((row, r) =>
    row.filter((_, c) => (sum(table[r] ?? []) * sum(table.map((line) => line[c] ?? 0))) / all < 5),
  ).length
  if (small > 0.2 * table.flat().length)
    warnings.push(
      `${small} of ${table.flat().length} cells expect fewer than 5 people: the chi-square p is only rough.`,
    )
  return warnings
}

function inside({ options }: Coded) {
  return options.map((option, place) => ({ ...option, place })).filter(({ outside }) => !outside)
}

function sum(values: ArrayLike<number>): number {
  let all = 0
  for (let i = 0; i < values.length; i++) all += values[i] ?? 0
  return all
}

function rowSum(values: Float64Array, r: number, k: number): number {
  return sum(values.subarray(r * k, (r + 1) * k))
}

function columnSum(values: Float64Array, c: number, k: number): number {
  let all = 0
  for (let at = c; at < values.length; at += k) all += values[at] ?? 0
  return all
}
