import { expect, test } from 'vitest'
import { seeded } from '../../../src/surveys/random.ts'
import { benjaminiHochberg, bonferroni, holm } from '../../../src/analysis/stats/corrections.ts'
import { fisherExact } from '../../../src/analysis/stats/fisher.ts'
import { newcombe, wilson } from '../../../src/analysis/stats/intervals.ts'
import { kishOf, moments, quantile } from '../../../src/analysis/stats/moments.ts'

test('Wilson’s interval of 81 of 263 is .2553 to .3662, of 0 of 20 it is 0 to .1611', () => {
  const { low, high } = wilson(81 / 263, 263)
  expect(low).toBeCloseTo(0.2553, 4)
  expect(high).toBeCloseTo(0.3662, 4)
  expect(wilson(0, 20).low).toBe(0)
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4)
  expect(wilson(1, 20).high).toBe(1)
})

test('Newcombe’s interval of 56/70 against 48/80 is .2, .0524 to .3339', () => {
  const { difference, low, high } = newcombe(56 / 70, 70, 48 / 80, 80)
  expect(difference).toBeCloseTo(0.2, 10)
  expect(low).toBeCloseTo(0.0524, 4)
  expect(high).toBeCloseTo(0.3339, 4)
})

const ps = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
]

test('the 15 p-values of 1995: Bonferroni and Holm reject 3, Benjamini–Hochberg 4, the fourth at .035625', () => {
  const rejected = (adjusted: number[]) => adjusted.filter((p) => p <= 0.05).length
  expect([bonferroni(ps), holm(ps), benjaminiHochberg(ps)].map(rejected)).toEqual([3, 3, 4])
  expect(benjaminiHochberg(ps)[3]).toBeCloseTo(0.035625, 10)
})

test('corrections put each p back in its place, whatever their order', () => {
  const order = ps.map((_, at) => (at * 7) % ps.length)
  for (const correct of [bonferroni, holm, benjaminiHochberg]) {
    const plain = correct(ps)
    expect(correct(order.map((at) => ps[at] ?? 0))).toEqual(order.map((at) => plain[at]))
  }
})

test('fifty weights of 1 and fifty of 2 are worth 90 people', () => {
  const weights = [...Array<number>(50).fill(1), ...Array<number>(50).fill(2)]
  expect(kishOf(weights)).toEqual({ n: 100, sum: 150, effective: 90, designEffect: 10 / 9 })
  expect(kishOf([0]).effective).toBeNull()
})

test('Fisher’s tea: 3 of 4 against 1 of 4 has p .4857', () => {
  expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(0.4857142857, 9)
  expect(fisherExact(10, 2, 3, 15)).toBeCloseTo(0.0005367241, 9)
})

test('quantiles are of type 7, moments lose no digits on large numbers', () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
  expect(moments([1e9 + 1, 1e9 + 2, 1e9 + 3]).squares).toBe(2)
})

test('the same seed gives the same numbers between 0 and 1', () => {
  const [one, two] = [seeded(7), seeded(7)]
  const drawn = Array.from({ length: 1000 }, one)
  expect(drawn).toEqual(Array.from({ length: 1000 }, two))
  expect(drawn.every((x) => x >= 0 && x < 1)).toBe(true)
  expect(Math.abs(moments(drawn).mean - 0.5)).toBeLessThan(0.03)
})
