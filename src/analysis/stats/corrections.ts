/** Bonferroni: each p times their number. */
export function bonferroni(ps: readonly number[]): number[] {
  return ps.map((p) => Math.min(1, p * ps.length))
}

/** Holm (1979): step down. */
export function holm(ps: readonly number[]): number[] {
  const m = ps.length
  let largest = 0
  return inOrder(ps, 1, (p, rank) => {
    largest = Math.max(largest, Math.min(1, p * (m - rank)))
    return largest
  })
}

/** Benjamini and Hochberg (1995): the false discovery rate at which each p would just be called. */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const m = ps.length
  let smallest = 1
  return inOrder(ps, -1, (p, rank) => {
    smallest = Math.min(smallest, (p * m) / (m - rank))
    return smallest
  })
}

/** Walks the values from small to large (1) or large to small (−1) and puts the results back in their places. */
function inOrder(ps: readonly number[], way: 1 | -1, adjust: (p: number, rank: number) => number): number[] {
  const adjusted = Array.from(ps)
  const order = ps.map((p, place) => ({ p, place })).sort((a, b) => way * (a.p - b.p))
  for (const [rank, { p, place }] of order.entries()) adjusted[place] = adjust(p, rank)
  return adjusted
}
