/** Natural logarithm of Γ(x) for x > 0: Stirling's series after lifting small x by the recurrence. */
export function logGamma(x: number): number {
  let lift = 0
  let y = x
  for (; y < 15; y++) lift += Math.log(y)
  const square = 1 / (y * y)
  const series = ((((1 / 1188) * square - 1 / 1680) * square + 1 / 1260) * square - 1 / 360) * square + 1 / 12
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series / y - lift
}

/** Q(a, x), the upper regularized incomplete gamma function, for a > 0 and x ≥ 0; relatively exact in the far tail. */
export function gammaUpper(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? Math.max(0, 1 - front * lowerSeries(a, x)) : front * upperFraction(a, x)
}

/** Probability that a chi-square variable with `df` degrees of freedom exceeds x. */
export function chiSquareUpper(x: number, df: number): number {
  return gammaUpper(df / 2, x / 2)
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; n < 1_000_000 && Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Lentz's way through the continued fraction. */
function upperFraction(a: number, x: number): number {
  const tiny = 1e-300
  let b = x + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let h = d
  for (let i = 1; i < 1_000_000; i++) {
    const an = -i * (i - a)
    b += 2
    d = 1 / keep(an * d + b)
    c = keep(b + an / c)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h

  function keep(value: number): number {
    return Math.abs(value) < tiny ? tiny : value
  }
}
