/** Sums over values with weights; `n` counts values, whatever they weigh. */
export interface Moments {
  n: number
  weight: number
  mean: number
  /** Weighted sum of squared distances from the mean. */
  squares: number
}

/** One pass (Welford 1962, West 1979), so that large values lose no digits. Values with weight 0 are left out. */
export function moments(values: ArrayLike<number>, weights?: ArrayLike<number>): Moments {
  const sums: Moments = { n: 0, weight: 0, mean: 0, squares: 0 }
  for (let i = 0; i < values.length; i++) {
    const w = weights ? (weights[i] ?? 0) : 1
    if (w === 0) continue
    const value = values[i] ?? 0
    sums.n++
    sums.weight += w
    const distance = value - sums.mean
    sums.mean += (w / sums.weight) * distance
    sums.squares += w * distance * (value - sums.mean)
  }
  return sums
}

/** Quantile of type 7 (Hyndman and Fan 1996) of values in ascending order; at least one is needed. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (place - below) * (high - low)
}

/**
 * Kish (1965): how many equally weighted people say as much as these weights do. `effective` is null without any
 * positive weight.
 */
export function kishOf(weights: ArrayLike<number>): {
  n: number
  sum: number
  effective: number | null
  designEffect: number | null
} {
  let n = 0
  let sum = 0
  let squares = 0
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i] ?? 0
    if (w <= 0) continue
    n++
    sum += w
    squares += w * w
  }
  if (n === 0) return { n, sum, effective: null, designEffect: null }
  return { n, sum, effective: (sum * sum) / squares, designEffect: (n * squares) / (sum * sum) }
}

/**
 * Variance of a weighted mean by Taylor linearisation (Woodruff 1971): n/(n−1) Σ (w(y − mean)/Σw)².
 * Null with fewer than two people.
 */
export function meanVariance(
  values: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  { n, weight, mean, squares }: Moments,
): number | null {
  if (n < 2) return null
  if (!weights) return squares / (n - 1) / n
  let sum = 0
  for (let i = 0; i < values.length; i++) {
    const residual = ((weights[i] ?? 0) * ((values[i] ?? 0) - mean)) / weight
    sum += residual * residual
  }
  return (sum * n) / (n - 1)
}
