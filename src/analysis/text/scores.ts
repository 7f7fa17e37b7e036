import { featuresOf, gapFeatures, wordHashes } from './features.ts'
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

/** What one word gives to the heads that look at words alone; kept, as words come again and again. */
interface WordScores {
  sign: Float32Array
  whole: Float32Array
  theme: Float32Array
  language: Float32Array
  count: number
}

const keptWords = 40_000

export function scorer(weights: Weights): (tokens: Token[]) => Scores {
  const { sign, whole, theme, language, edge } = weights.heads
  const kept = new Map<string, WordScores>()

  function wordScores(word: string, own: Uint32Array): WordScores {
    const found = kept.get(word)
    if (found) return found
    if (kept.size >= keptWords) kept.clear()
    const scores = {
      sign: sum(sign, own),
      whole: sum(whole, own),
      theme: sum(theme, own),
      language: sum(language, own),
      count: own.length,
    }
    kept.set(word, scores)
    return scores
  }

  return (tokens) => {
    const features = featuresOf(tokens)
    const hashes = wordHashes(tokens)
    const words = tokens.map(({ word }, at) => wordScores(word, features[at]!.own))
    const joints = features.map(({ joint }) => joint)
    const signs = running(sign, tokens.length, (at) => words[at]!.sign, joints)
    const themes = running(
      theme,
      tokens.length,
      (at) => words[at]!.theme,
      joints.map((joint) => joint.subarray(0, 1)),
    )
    const wholes = running(whole, tokens.length, (at) => words[at]!.whole, joints)
    const languages = running(language, tokens.length, (at) => words[at]!.language, [])
    const counts = new Float64Array(tokens.length + 1)
    for (const [at, { count }] of words.entries()) counts[at + 1] = counts[at]! + count
    const size = (start: number, end: number, joint: number) =>
      Math.sqrt(Math.max(1, counts[end]! - counts[start]! + joint * (end - start)))
    const end = tokens.length
    return {
      tokens,
      sign: (from, to) => softmax(between(sign, signs, from, to, size(from, to, 3)), sign.temperature),
      theme: (from, to) => softmax(between(theme, themes, from, to, size(from, to, 1)), theme.temperature),
      whole: () =>
        Array.from(between(whole, wholes, 0, end, size(0, end, 3)), (score) =>
          sigmoid(score, whole.temperature),
        ),
      language: () => softmax(between(language, languages, 0, end, size(0, end, 0)), language.temperature),
      edge(at) {
        const around = gapFeatures(tokens, hashes, at)
        return sigmoid(sum(edge, around)[0]! / Math.sqrt(around.length) + edge.bias[0]!, edge.temperature)
      },
    }
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

function running(
  head: Head,
  length: number,
  own: (at: number) => Float32Array,
  joints: Uint32Array[],
): Float64Array {
  const { classes, buckets, weights, scale } = head
  const sums = new Float64Array((length + 1) * classes)
  for (let at = 0; at < length; at++) {
    const [before, after, word] = [at * classes, (at + 1) * classes, own(at)]
    for (let c = 0; c < classes; c++) sums[after + c] = sums[before + c]! + word[c]!
    for (const feature of joints[at] ?? []) {
      const row = (feature & (buckets - 1)) * classes
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
