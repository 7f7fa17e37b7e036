import { expect, test } from 'vitest'
import { fUpper, tQuantile, tUpper } from '../../../src/analysis/stats/beta.ts'
import { chiSquareUpper, logGamma } from '../../../src/analysis/stats/gamma.ts'
import { normalQuantile, normalTwoSided, normalUpper } from '../../../src/analysis/stats/normal.ts'

const near = (value: number, expected: number, relative = 1e-10) =>
  expect(Math.abs(value - expected) / Math.abs(expected)).toBeLessThan(relative)

test('log Γ agrees with known values', () => {
  near(logGamma(0.5), Math.log(Math.sqrt(Math.PI)), 1e-13)
  near(logGamma(10), Math.log(362_880), 1e-13)
  near(logGamma(101), 363.739375555563, 1e-13)
})

test('normal tails keep their relative accuracy far out', () => {
  near(normalUpper(1.959963984540054), 0.025, 1e-13)
  near(normalUpper(10), 7.61985302416053e-24)
  near(normalUpper(37), 5.72557122252458e-300)
  near(normalTwoSided(3), 0.00269979606326019)
  near(normalUpper(-1), 0.841344746068543)
})

test('normal quantiles invert the tails', () => {
  for (const upper of [0.5 - 1e-9, 0.3, 0.025, 0.005, 1e-10, 1e-100])
    near(normalUpper(normalQuantile(upper)), upper, 1e-12)
})

test('chi-square tails agree with R, also where they are tiny', () => {
  near(chiSquareUpper(3.841458820694124, 1), 0.05)
  near(chiSquareUpper(138.2898416, 9), 2.325286815829138e-25)
  near(chiSquareUpper(1000, 2), Math.exp(-500))
  near(chiSquareUpper(1, 10), 0.9998278843700441)
})

test('t and F tails agree with R', () => {
  near(tUpper(2.228138851964939, 10), 0.025)
  near(2 * tUpper(1.860813, 17.77647), 0.07939421267187431)
  near(tUpper(100, 3), 1.102260961559e-6)
  near(tUpper(1, 1), 0.25)
  near(tUpper(40, 100), 1.231053801070035e-63)
  near(fUpper(4.846088, 2, 27), 0.01590995671445634)
  near(tQuantile(0.025, 10), 2.228138851964939)
  near(tQuantile(0.025, 1e6), 1.959966357, 1e-8)
})
