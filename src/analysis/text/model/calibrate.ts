import { scorer } from '../scores.ts'
import { softmax, type Weights } from '../weights.ts'
import { type MarkedText, signs } from './corpus.ts'
import { read } from './teach.ts'

export type Temperatures = Partial<Record<keyof Weights['heads'], number>>

/**
 * By how much each head is too sure of itself on texts it was not taught with: the temperature under which what it says
 * is likeliest (Guo, Pleiss, Sun and Weinberger 2017).
 */
export function calibrate(weights: Weights, corpus: MarkedText[]): Temperatures {
  const score = scorer(weights)
  const [sign, theme]: [Judged[], Judged[]] = [[], []]
  for (const marked of corpus) {
    const { tokens, stretches } = read(marked)
    const scores = score(tokens)
    for (const stretch of stretches) {
      sign.push({ said: scores.sign(stretch.start, stretch.end), right: signs.indexOf(stretch.sign) })
      const right = weights.themes.indexOf(stretch.theme ?? '')
      if (right >= 0) theme.push({ said: scores.theme(stretch.start, stretch.end), right })
    }
  }
  return { sign: bestTemperature(sign), theme: bestTemperature(theme) }
}

interface Judged {
  said: number[]
  right: number
}

function bestTemperature(all: Judged[]): number {
  let [best, lowest] = [1, Number.POSITIVE_INFINITY]
  for (let temperature = 0.4; temperature < 4; temperature *= 1.05) {
    let surprise = 0
    for (const { said, right } of all) {
      const scores = Float32Array.from(said, (share) => Math.log(share + 1e-9))
      surprise -= Math.log(softmax(scores, temperature)[right]! + 1e-9)
    }
    if (surprise < lowest) [best, lowest] = [temperature, surprise]
  }
  return best
}
