import { expect, test } from 'vitest'
import { crosstabOf } from '../../../src/analysis/methods/crosstab.ts'
import { descriptionOf } from '../../../src/analysis/methods/describe.ts'
import { frequenciesOf } from '../../../src/analysis/methods/frequencies.ts'
import { npsOf } from '../../../src/analysis/methods/nps.ts'
import { valuesOf } from '../../../src/analysis/methods/numbers.ts'
import { orderOf } from '../../../src/analysis/methods/order.ts'
import { rake } from '../../../src/analysis/methods/raking.ts'
import { plainShare } from '../../../src/analysis/methods/share.ts'
import { sameShare } from '../../../src/analysis/methods/shares.ts'
import { topBoxOf } from '../../../src/analysis/methods/top-box.ts'
import { anovaOf, welchOf } from '../../../src/analysis/methods/welch.ts'
import { allRows, answers, hasOracle, numbers, oracle, repeated } from '../sheets.ts'

const rel = (value: number | null | undefined, expected: number, relative = 1e-6) => {
  expect(value).not.toBeNull()
  expect(Math.abs((value ?? 0) - expected)).toBeLessThan(Math.abs(expected) * relative)
}

/** Snee 1974: 592 students, eye colour by hair colour (Black, Brown, Red, Blond). */
const hairByEye = {
  Brown: [68, 119, 26, 7],
  Blue: [20, 84, 17, 94],
  Hazel: [15, 54, 14, 10],
  Green: [5, 29, 14, 16],
}

test('eye by hair colour: χ² 138.28984, df 9, G² 146.44358, V .279045', () => {
  const hair = ['Black', 'Brown', 'Red', 'Blond']
  const people = Object.entries(hairByEye).flatMap(([eye, counts]) =>
    counts.flatMap((count, at) => Array.from({ length: count }, () => [eye, hair[at] ?? ''] as const)),
  )
  const result = crosstabOf(
    answers(people.map(([eye]) => eye)),
    answers(people.map(([, hair]) => hair)),
    allRows(people.length),
  )
  rel(result.chiSquare.statistic, 138.28984)
  expect(result.chiSquare.df).toBe(9)
  rel(result.likelihoodRatio.statistic, 146.44358)
  rel(result.cramersV, 0.279045, 2e-6)
  rel(result.chiSquare.p, 2.325287e-25, 1e-5)
  const cell = result.cells.find(({ row, by }) => row === 'Blue' && by === 'Blond')
  expect(cell?.residual).toBeCloseTo(9.9675, 1)
  expect(cell?.base).toBe(127)
  expect(result.warnings).toEqual([])
})

test.skipIf(!hasOracle('haireye_rows.csv'))('the published rows give the same table', () => {
  const data = oracle('haireye_rows.csv')
  rel(crosstabOf(data.coded('Eye'), data.coded('Hair'), data.rows).chiSquare.statistic, 138.28984)
})

test('net promoter score of 49, 30 and 21: 28, error 7.88416, interval 11.975 to 42.394', () => {
  const column = numbers(repeated({ '10': 49, '8': 30, '3': 21 }).map(Number))
  const result = npsOf(column, allRows(100))
  rel(result.score, 28)
  rel(result.error, 7.88416)
  rel(result.low, 11.975, 1e-4)
  rel(result.high, 42.394, 1e-4)
})

test('one promoter alone still has a finite interval', () => {
  const { score, low, high } = npsOf(numbers([10]), allRows(1))
  expect(score).toBe(100)
  expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true)
  expect(low).toBeLessThan(100)
})

test('sleep: Welch’s t is −1.860813 with 17.77647 degrees of freedom', () => {
  const one = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const two = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const { t, df, p, low, high } = welchOf(
    { values: Float64Array.from(one) },
    { values: Float64Array.from(two) },
  )
  rel(t, -1.860813)
  rel(df, 17.77647)
  rel(p, 0.07939414)
  rel(low, -3.3654832)
  rel(high, 0.2054832)
})

test('plant growth: F 4.846088, p .01591, η² .264148', () => {
  const groups = [
    [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14],
    [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69],
    [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26],
  ]
  const { f, df, p, etaSquared } = anovaOf(groups.map((values) => ({ values: Float64Array.from(values) })))
  rel(f, 4.846088)
  expect(df).toEqual([2, 27])
  rel(p, 0.01590996)
  rel(etaSquared, 0.264148, 2e-6)
})

test('top two of 81 in 263 answers has Wilson’s interval .2553 to .3662', () => {
  const column = answers(repeated({ '1': 60, '2': 60, '3': 62, '4': 40, '5': 41 }), ['ordinal'])
  const result = topBoxOf(column, allRows(263), 2)
  expect([result.count, result.base]).toEqual([81, 263])
  expect(result.low).toBeCloseTo(0.2553, 4)
})

test.skipIf(!hasOracle('apistrat.csv'))(
  'apistrat, weights only: mean api00 662.2874 with error 9.5854',
  () => {
    const data = oracle('apistrat.csv')
    const weights = data.numbers('pw').values
    const { mean, low, high, effectiveBase } = descriptionOf(data.numbers('api00'), data.rows, weights)
    rel(mean, 662.2874)
    expect(effectiveBase).toBeLessThan(200)
    // 199 degrees of freedom: t .975 is 1.971957.
    rel(((high ?? 0) - (low ?? 0)) / 2 / 1.971957, 9.5854, 1e-5)
  },
)

test.skipIf(!hasOracle('apiclus1.csv'))('apiclus1 raked to type and whole-school target', () => {
  const data = oracle('apiclus1.csv')
  const stype = data.coded('stype')
  const wide = data.coded('sch.wide')
  const raked = rake(
    [
      {
        series: stype,
        totals: new Map([
          ['E', 4421],
          ['H', 755],
          ['M', 1018],
        ]),
      },
      {
        series: wide,
        totals: new Map([
          ['No', 1072],
          ['Yes', 5122],
        ]),
      },
    ],
    data.rows,
    data.numbers('pw').values,
  )
  const expected: Record<string, number> = {
    'E/No': 39.839236,
    'E/Yes': 29.870675,
    'H/No': 67.125529,
    'H/Yes': 50.329401,
    'M/No': 49.069072,
    'M/Yes': 36.791025,
  }
  for (const row of data.rows) {
    const name = [stype, wide].map(({ options, codes }) => options[(codes[row] ?? 0) - 2]?.id).join('/')
    rel(raked.weights[row], expected[name] ?? 0)
  }
  rel(raked.efficiency, 0.9508806)
  const { values, weights = new Float64Array() } = valuesOf(data.numbers('api00'), data.rows, raked.weights)
  rel(
    values.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0) / weights.reduce((sum, w) => sum + w, 0),
    641.2303,
  )
})

test('two shares are compared by the pooled share', () => {
  rel(sameShare(plainShare(56, 70), plainShare(48, 80)).z, 2.649, 1e-3)
})

test('frequencies name their base and never count missing answers as no', () => {
  const result = frequenciesOf(answers(['yes', 'yes', 'no', '', '']), allRows(5))
  expect([result.base, result.leftEmpty, result.notShown]).toEqual([3, 2, 0])
  expect(result.options.map(({ option, count }) => [option, count])).toEqual([
    ['no', 1],
    ['yes', 2],
  ])
  rel(result.options[1]?.share, 2 / 3)
})

/** Shoulder pain after surgery, as given with Brunner and Munzel 2000. */
const treated = Float64Array.from([1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1])
const untreated = Float64Array.from([3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4])

test('the order of two groups: t 3.1375, df 17.683, p .005786, higher .788961 (.5952169 to .9827052)', () => {
  const result = orderOf(untreated, treated)
  rel(result.t, 3.1375, 1e-4)
  rel(result.df, 17.683, 1e-4)
  rel(result.p, 0.005786, 1e-3)
  rel(result.higher, 0.788961)
  rel(result.low, 0.5952169)
  rel(result.high, 0.9827052)
  const turned = orderOf(treated, untreated)
  rel(turned.t, -(result.t ?? 0))
  rel(turned.higher, 1 - (result.higher ?? 0))
})

test('where two groups share no answer, or everybody says the same, the order says why it is not tested', () => {
  for (const [one, two] of [
    [
      [1, 1, 2],
      [3, 4, 4],
    ],
    [
      [2, 2],
      [2, 2, 2],
    ],
    [[1], [1, 2]],
  ])
    expect(orderOf(Float64Array.from(one ?? []), Float64Array.from(two ?? []))).toMatchObject({
      higher: null,
      p: null,
      reason: expect.any(String),
    })
})
