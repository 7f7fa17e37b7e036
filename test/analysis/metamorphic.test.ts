import { expect, test } from 'vitest'
import { crosstabOf } from '../../src/analysis/methods/crosstab.ts'
import { descriptionOf } from '../../src/analysis/methods/describe.ts'
import { frequenciesOf } from '../../src/analysis/methods/frequencies.ts'
import { npsOf } from '../../src/analysis/methods/nps.ts'
import { topBoxOf } from '../../src/analysis/methods/top-box.ts'
import { welchOf } from '../../src/analysis/methods/welch.ts'
import { seeded } from '../../src/surveys/random.ts'
import { type Coded, createTable, putRow, removeRow, rowsOf } from '../../src/analysis/table.ts'
import { allRows, answers, numbers } from './sheets.ts'

const random = seeded(11)
const people = Array.from({ length: 120 }, () => ({
  plan: random() < 0.4 ? 'free' : 'paid',
  mood: String(1 + Math.floor(random() * 5)),
  spent: Math.round(random() * 1000) / 10,
  weight: 0.5 + random(),
}))
const weights = Float64Array.from(people, ({ weight }) => weight)
const rows = allRows(people.length)
const plan = answers(people.map((one) => one.plan))
const mood = answers(
  people.map((one) => one.mood),
  ['ordinal'],
)
const spent = numbers(people.map((one) => one.spent))

/** Everything that may be computed over these people, as one value to compare. */
function all(rows: Uint32Array, weights?: Float64Array) {
  return {
    frequencies: frequenciesOf(plan, rows, weights),
    crosstab: crosstabOf(mood, plan, rows, weights),
    description: { ...descriptionOf(spent, rows, weights), bins: [] },
    top: topBoxOf(mood, rows, 2, weights),
  }
}

/** Equal but for the last digits of sums in another order. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Number(part.toPrecision(10)) : part,
    ),
  )
}

test('the order of people changes nothing', () => {
  const shuffled = rows.toSorted((a, b) => ((a * 7919) % 120) - ((b * 7919) % 120))
  expect(rounded(all(shuffled))).toEqual(rounded(all(rows)))
  expect(rounded(all(shuffled, weights))).toEqual(rounded(all(rows, weights)))
})

test('weights times seven change nothing', () => {
  expect(
    rounded(
      all(
        rows,
        weights.map((weight) => 7 * weight),
      ),
    ),
  ).toEqual(rounded(all(rows, weights)))
})

test('weights of one say the same as none', () => {
  const ones = new Float64Array(people.length).fill(1)
  const { crosstab, ...rest } = all(rows, ones)
  const { crosstab: plain, ...expected } = all(rows)
  expect(rounded(rest)).toEqual(rounded(expected))
  expect(rounded(crosstab.cells.map(({ share }) => share))).toEqual(
    rounded(plain.cells.map(({ share }) => share)),
  )
  expect(crosstab.chiSquare).toMatchObject({ p: null, reason: expect.stringContaining('not people') })
})

test('everybody twice leaves shares and doubles chi-square', () => {
  const twice = Uint32Array.from([...rows, ...rows])
  expect(crosstabOf(mood, plan, twice).chiSquare.statistic).toBeCloseTo(
    2 * (all(rows).crosstab.chiSquare.statistic ?? 0),
    8,
  )
  expect(frequenciesOf(plan, twice).options.map(({ share }) => share)).toEqual(
    all(rows).frequencies.options.map(({ share }) => share),
  )
})

test('options in another order, or under other names, give the same numbers', () => {
  const renamed = answers(people.map((one) => (one.plan === 'free' ? 'z' : 'a')))
  const one = crosstabOf(mood, renamed, rows)
  const two = crosstabOf(mood, plan, rows)
  expect(rounded([one.chiSquare, one.cramersV])).toEqual(rounded([two.chiSquare, two.cramersV]))
})

test('nobody, one person, and columns without variation give null with a reason, never a broken number', () => {
  const none = new Uint32Array()
  const one = Uint32Array.of(0)
  const constant = answers(people.map(() => 'same'))
  const results = [
    frequenciesOf(constant, none),
    frequenciesOf(constant, one),
    crosstabOf(constant, plan, rows),
    crosstabOf(mood, plan, none),
    descriptionOf(spent, none),
    descriptionOf(spent, one),
    npsOf(mood, none),
    npsOf(mood, one),
    topBoxOf(mood, none, 2),
    welchOf({ values: Float64Array.of(1) }, { values: Float64Array.of(1, 2) }),
    welchOf({ values: Float64Array.of(3, 3) }, { values: Float64Array.of(3, 3) }),
  ]
  for (const result of results) expectSound(result)
  expect(results[2]).toMatchObject({ chiSquare: { p: null, reason: expect.any(String) } })
  expect(results[4]).toMatchObject({ mean: null, reason: expect.any(String) })
  expect(results[10]).toMatchObject({ p: null, reason: expect.any(String) })
})

function expectSound(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
  else if (typeof value === 'object' && value !== null) Object.values(value).forEach(expectSound)
}

test('a row that is replaced or removed leaves nothing of itself', () => {
  const options = Array.from({ length: 40 }, (_, place) => ({ id: `o${place}`, label: `O${place}` }))
  const table = createTable([
    { key: 'one', label: 'One', scale: 'nominal', options },
    { key: 'many', label: 'Many', scale: 'set', options },
    { key: 'number', label: 'Number', scale: 'interval' },
  ])
  for (let i = 0; i < 200; i++) putRow(table, `r${i}`, ['o1', ['o1', 'o39'], i])
  putRow(table, 'r3', ['o2', [], null])
  putRow(table, 'r4', [undefined, undefined, undefined], 'partial')
  removeRow(table, 'r5')
  const [one, many] = ['one', 'many'].map((key) => table.series.get(key) as Coded) // both have options
  const counts = (series: Coded) =>
    frequenciesOf(series, rowsOf(table)).options.filter(({ count }) => count > 0)
  expect(rowsOf(table)).toHaveLength(198)
  expect(one && counts(one).map(({ option, count }) => [option, count])).toEqual([
    ['o1', 197],
    ['o2', 1],
  ])
  expect(many && counts(many).map(({ option, count }) => [option, count])).toEqual([
    ['o1', 197],
    ['o39', 197],
  ])
  putRow(table, 'new', ['o3', ['o2'], 1])
  expect(table.ids).toHaveLength(200)
})
