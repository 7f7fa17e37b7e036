import { gapFeatures, hashWord, jointFeatures, ownFeatures } from './features.ts'
import type { Token } from './tokens.ts'
import { type Head, sigmoid, softmax, type Weights } from './weights.ts'

/** Running sums of every head's scores along the tokens, so that any stretch is scored by one subtraction. */
export interface Scores {
  tokens: Token[]
  /** Probabilities of the classes for the tokens from `start` up to `end`, exclusive. */
  sign(start: number, end: number): number[]
  theme(start: number, end: number): number[]
  whole(): number[]
  language(): number[]
  /** How likely a mention begins or ends before this token. */
  edge(at: number): number
}

/** What one word gives to the heads that look at words alone. */
interface WordScores {
  hash: number
  /** How many features it has. */
  count: number
  sign: Float32Array
  whole: Float32Array
  theme: Float32Array
  language: Float32Array
}

/** A few thousand words make up most of all texts; rare ones are scored again. */
const keptWords = 40_000

export function scorer({ heads }: Weights): (tokens: Token[]) => Scores {
  const { sign, whole, theme, language, edge } = heads
  const wordScores = wordScorer(heads)
  return (tokens) => {
    const end = tokens.length
    const words = tokens.map(({ word }) => wordScores(word))
    const hashes = words.map(({ hash }) => hash)
    const joints = hashes.map((_, at) => jointFeatures(hashes, at))
    const counts = new Float64Array(end + 1)
    for (let at = 0; at < end; at++) counts[at + 1] = counts[at]! + words[at]!.count
    const along = (name: 'sign' | 'whole' | 'theme' | 'language', shared: number) => {
      const head = heads[name]
      const sums = running(
        head,
        words.map((word) => word[name]),
        joints,
        shared,
      )
      return (from: number, to: number) =>
        between(
          head,
          sums,
          from,
          to,
          Math.sqrt(Math.max(1, counts[to]! - counts[from]! + shared * (to - from))),
        )
    }
    const signs = along('sign', 3)
    let themes: ReturnType<typeof along> | undefined
    return {
      tokens,
      sign: (from, to) => softmax(signs(from, to), sign.temperature),
      theme(from, to) {
        themes ??= along('theme', 1)
        return softmax(themes(from, to), theme.temperature)
      },
      whole: () => Array.from(along('whole', 3)(0, end), (score) => sigmoid(score, whole.temperature)),
      language: () => softmax(along('language', 0)(0, end), language.temperature),
      edge(at) {
        const around = gapFeatures(tokens, hashes, at)
        return sigmoid(sum(edge, around)[0]! / Math.sqrt(around.length) + edge.bias[0]!, edge.temperature)
      },
    }
  }
}

function wordScorer({ sign, whole, theme, language }: Weights['heads']): (word: string) => WordScores {
  const kept = new Map<string, WordScores>()
  return (word) => {
    const found = kept.get(word)
    if (found) return found
    if (kept.size >= keptWords) kept.clear()
    const own = ownFeatures(word)
    const scores = {
      hash: hashWord(word),
      count: own.length,
      sign: sum(sign, own),
      whole: sum(whole, own),
      theme: sum(theme, own),
      language: sum(language, own),
    }
    kept.set(word, scores)
    return scores
  }
}

function sum({ buckets, classes, weights, scale }: Head, features: Uint32Array): Float32Array {
  const total = new Float32Array(classes)
  for (const feature of features) {
    const row = (feature & (buckets - 1)) * classes
    for (let c = 0; c < classes; c++) total[c]! += weights[row + c]!
  }
  for (let c = 0; c < classes; c++) total[c]! *= scale
  return total
}

/** `shared`: how many of a token's features with the words before it this head was taught with. */
function running(
  { classes, buckets, weights, scale }: Head,
  own: readonly Float32Array[],
  joints: readonly Uint32Array[],
  shared: number,
): Float64Array {
  const sums = new Float64Array((own.length + 1) * classes)
  for (let at = 0; at < own.length; at++) {
    const [before, after, word, joint] = [at * classes, (at + 1) * classes, own[at]!, joints[at]!]
    for (let c = 0; c < classes; c++) sums[after + c] = sums[before + c]! + word[c]!
    for (let place = 0; place < shared; place++) {
      const row = (joint[place]! & (buckets - 1)) * classes
      for (let c = 0; c < classes; c++) sums[after + c]! += weights[row + c]! * scale
    }
  }
  return sums
}

function between(
  { classes, bias }: Head,
  sums: Float64Array,
  start: number,
  end: number,
  size: number,
): Float32Array {
  const scores = new Float32Array(classes)
  for (let c = 0; c < classes; c++)
    scores[c] = (sums[end * classes + c]! - sums[start * classes + c]!) / size + bias[c]!
  return scores
}
