import { logGamma } from './gamma.ts'

/**
 * I_x(a, b), the regularized incomplete beta function. The caller gives x and y = 1 − x, so that neither loses digits
 * near 0; small results keep their relative accuracy.
 */
export function betaRegularized(x: number, y: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (y <= 0) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(y))
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : Math.max(0, 1 - (front * fraction(y, b, a)) / b)
}

/** Probability that Student's t with `df` degrees of freedom exceeds t. */
export function tUpper(t: number, df: number): number {
  const square = t * t
  const tail = betaRegularized(df / (df + square), square / (df + square), df / 2, 0.5) / 2
  return t >= 0 ? tail : 1 - tail
}

/** Probability that F with df1 and df2 degrees of freedom exceeds f. */
export function fUpper(f: number, df1: number, df2: number): number {
  const whole = df2 + df1 * f
  return betaRegularized(df2 / whole, (df1 * f) / whole, df2 / 2, df1 / 2)
}

/** The t that is exceeded with probability `upper` (0 < upper ≤ 0.5). */
export function tQuantile(upper: number, df: number): number {
  let low = 0
  let high = 1
  while (tUpper(high, df) > upper && high < 1e12) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2
    if (tUpper(middle, df) > upper) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The continued fraction of the incomplete beta function, by Lentz's way. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const keep = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < 1_000_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / keep(1 + even * d)
    c = keep(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / keep(1 + odd * d)
    c = keep(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return h
}
