import { gammaUpper } from './gamma.ts'

/** Probability that a standard normal variable exceeds z; relatively exact in the far tail. */
export function normalUpper(z: number): number {
  const tail = gammaUpper(0.5, (z * z) / 2) / 2
  return z >= 0 ? tail : 1 - tail
}

/** Two-sided p-value of a standard normal z. */
export function normalTwoSided(z: number): number {
  return gammaUpper(0.5, (z * z) / 2)
}

/** The z that is exceeded with probability `upper` (0 < upper ≤ 0.5); Hastings' start, then Halley steps. */
export function normalQuantile(upper: number): number {
  const t = Math.sqrt(-2 * Math.log(upper))
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
    if (density === 0) break
    const miss = (normalUpper(z) - upper) / density
    z += miss / (1 - (miss * z) / 2)
  }
  return z
}

/** The multiplier of a 95 % interval. */
export const z95 = 1.959963984540054
