import { logGamma } from './gamma.ts'

/** Fisher's exact test of a 2×2 table, two-sided: all tables at most as likely as this one (R's fisher.test). */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const row = a + b
  const column = a + c
  const all = a + b + c + d
  const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1)
  const chance = (x: number) =>
    Math.exp(logChoose(row, x) + logChoose(all - row, column - x) - logChoose(all, column))
  const seen = chance(a) * (1 + 1e-7)
  let sum = 0
  for (let x = Math.max(0, row + column - all); x <= Math.min(row, column); x++) {
    const p = chance(x)
    if (p <= seen) sum += p
  }
  return Math.min(1, sum)
}
