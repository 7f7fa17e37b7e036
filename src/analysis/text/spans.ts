import type { Scores } from './scores.ts'

export interface Stretch {
  /** Tokens from `start` up to `end`, exclusive. */
  start: number
  end: number
  /** Probabilities: nothing, praise, complaint, wish, neutral mention. */
  sign: number[]
}

/** Places less likely than this are no border; more borders back than this no stretch reaches. */
const unlikely = 0.05
const reach = 12

/**
 * Cuts a text into stretches of one sign each, the likeliest way: every stretch counts by its sign's probability, every
 * possible border by its own (a semi-Markov search, Sarawagi and Cohen 2004, over models learned apart).
 */
export function stretchesOf(scores: Scores): Stretch[] {
  const length = scores.tokens.length
  if (length === 0) return []
  const borders = [{ at: 0, cut: 0, stay: 0 }]
  for (let at = 1; at < length; at++) {
    const edge = scores.edge(at)
    if (edge >= unlikely) borders.push({ at, cut: Math.log(edge), stay: Math.log(1 - edge) })
  }
  borders.push({ at: length, cut: 0, stay: 0 })
  const best: { score: number; from: number; sign: number[] }[] = [{ score: 0, from: 0, sign: [] }]
  for (let end = 1; end < borders.length; end++) {
    let stayed = 0
    let chosen = { score: Number.NEGATIVE_INFINITY, from: end - 1, sign: [] as number[] }
    for (let from = end - 1; from >= Math.max(0, end - reach); from--) {
      const sign = scores.sign(borders[from]!.at, borders[end]!.at)
      const score = best[from]!.score + stayed + borders[end]!.cut + Math.log(largest(sign))
      if (score > chosen.score) chosen = { score, from, sign }
      stayed += borders[from]!.stay
    }
    best.push(chosen)
  }
  const stretches: Stretch[] = []
  for (let end = borders.length - 1; end > 0; end = best[end]!.from)
    stretches.push({ start: borders[best[end]!.from]!.at, end: borders[end]!.at, sign: best[end]!.sign })
  return stretches.reverse()
}

function largest(shares: readonly number[]): number {
  let most = 0
  for (const share of shares) if (share > most) most = share
  return most
}
