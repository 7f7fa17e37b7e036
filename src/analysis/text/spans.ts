import type { Scores } from './scores.ts'

export interface Stretch {
  /** Tokens from `start` up to `end`, exclusive. */
  start: number
  end: number
  /** Probabilities: nothing, praise, complaint, wish, neutral mention. */
  sign: number[]
}

/** Places less likely than this are no border; more borders back than this no stretch reaches. */
const unlikely = 0.03
const reach = 14

/**
 * How much readier to cut and to mark than each model by itself, in logits: each was taught alone, and an error of one
 * costs the other little. Tuned on texts kept apart for it.
 */
const readier = { cut: 0.7, mark: 0.25 }

/**
 * Cuts a text into stretches of one sign each, the likeliest way: every stretch counts by its sign's probability, every
 * possible border by its own (a semi-Markov search, Sarawagi and Cohen 2004, over models learned apart).
 */
export function stretchesOf(scores: Scores): Stretch[] {
  const length = scores.tokens.length
  if (length === 0) return []
  const borders = [{ at: 0, cut: 0, stay: 0 }]
  for (let at = 1; at < length; at++) {
    const edge = raised(scores.edge(at), readier.cut)
    if (edge >= unlikely) borders.push({ at, cut: Math.log(edge), stay: Math.log(1 - edge) })
  }
  borders.push({ at: length, cut: 0, stay: 0 })
  const best: { score: number; from: number; sign: number[] }[] = [{ score: 0, from: 0, sign: [] }]
  for (let end = 1; end < borders.length; end++) {
    let stayed = 0
    let chosen = { score: Number.NEGATIVE_INFINITY, from: end - 1, sign: [] as number[] }
    for (let from = end - 1; from >= Math.max(0, end - reach); from--) {
      const sign = markedSooner(scores.sign(borders[from]!.at, borders[end]!.at))
      const score =
        best[from]!.score + stayed + borders[end]!.cut + Math.log(Math.max(...sign))
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

function raised(probability: number, by: number): number {
  const kept = Math.min(1 - 1e-6, Math.max(1e-6, probability))
  return 1 / (1 + ((1 - kept) / kept) * Math.exp(-by))
}

function markedSooner([none = 0, ...marked]: number[]): number[] {
  const less = none * Math.exp(-readier.mark)
  const sum = marked.reduce((total, value) => total + value, less)
  return [less, ...marked].map((value) => value / sum)
}
