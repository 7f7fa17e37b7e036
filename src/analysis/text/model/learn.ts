import { seeded } from '../../../surveys/random.ts'
import type { Head } from '../weights.ts'

export interface Example {
  /** Hashes of features; a repeated one counts as often as it stands here. */
  features: Uint32Array
  /** What each class should be, 0 or 1; null where this example cannot tell. */
  targets: (number | null)[]
  weight: number
  /** Each source of examples has a bias of its own; the first is the one that ships. */
  source: number
}

export interface Lesson {
  examples: Example[]
  classes: number
  /** A power of two. */
  buckets: number
  /** One of the classes holds, or each holds by itself. */
  form: 'one of' | 'each'
  epochs: number
  rate: number
  /** Weights nearer to zero than this share of the largest are dropped. */
  prune: number
  seed: number
}

/** Logistic regression on hashed features by AdaGrad (Duchi, Hazan and Singer 2011), then rounded to one byte a weight. */
export function learn(lesson: Lesson): Head {
  const { examples, classes, buckets, epochs, rate, seed } = lesson
  const sources = 1 + examples.reduce((most, { source }) => Math.max(most, source), 0)
  const weights = new Float32Array(buckets * classes)
  const squares = new Float32Array(buckets * classes).fill(0.1)
  const bias = new Float32Array(sources * classes)
  const scores = new Float32Array(classes)
  const order = examples.map((_, at) => at)
  const random = seeded(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const example = examples[at]
      if (example && example.features.length > 0) update(example)
    }
  }
  return rounded(lesson, weights, bias)

  function update({ features, targets, weight, source }: Example) {
    const value = 1 / Math.sqrt(features.length)
    scores.fill(0)
    for (const feature of features) {
      const row = (feature & (buckets - 1)) * classes
      for (let c = 0; c < classes; c++) scores[c]! += weights[row + c]!
    }
    for (let c = 0; c < classes; c++) scores[c] = scores[c]! * value + bias[source * classes + c]!
    const wrong = errors(scores, targets, lesson.form)
    for (let c = 0; c < classes; c++) bias[source * classes + c]! -= 0.02 * weight * wrong[c]!
    for (const feature of features) {
      const row = (feature & (buckets - 1)) * classes
      for (let c = 0; c < classes; c++) {
        const slope = wrong[c]! * value * weight
        if (slope === 0) continue
        squares[row + c]! += slope * slope
        weights[row + c]! -= (rate * slope) / Math.sqrt(squares[row + c]!)
      }
    }
  }
}

function errors(scores: Float32Array, targets: (number | null)[], form: Lesson['form']): number[] {
  if (form === 'each')
    return targets.map((target, c) => (target === null ? 0 : 1 / (1 + Math.exp(-scores[c]!)) - target))
  // Classes that this example cannot tell take no part.
  let sum = 0
  const highest = Math.max(...scores)
  const raised = targets.map((target, c) => (target === null ? 0 : Math.exp(scores[c]! - highest)))
  for (const value of raised) sum += value
  return targets.map((target, c) => (target === null ? 0 : raised[c]! / sum - target))
}

function rounded({ buckets, classes, prune }: Lesson, weights: Float32Array, bias: Float32Array): Head {
  // A few extreme weights would cost all others their precision.
  const sizes = Float32Array.from(
    weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort()
  const limit = sizes[Math.floor(sizes.length * 0.9998)] ?? 1
  const scale = limit / 127
  const small = Int8Array.from(weights, (weight) =>
    Math.abs(weight) < prune * limit ? 0 : Math.max(-127, Math.min(127, Math.round(weight / scale))),
  )
  return { buckets, classes, weights: small, scale, bias: bias.slice(0, classes), temperature: 1 }
}

function shuffle(order: number[], random: () => number) {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
}
