/** One linear model: for each bucket of hashed features a small whole number per class, and a bias per class. */
export interface Head {
  buckets: number
  classes: number
  /** One byte per bucket and class, times `scale`. */
  weights: Int8Array
  scale: number
  bias: Float32Array
  /** Divides the scores so that probabilities mean what they say. */
  temperature: number
}

const headNames = ['sign', 'whole', 'theme', 'language', 'edge'] as const
export type HeadName = (typeof headNames)[number]

export interface Weights {
  name: string
  languages: string[]
  themes: string[]
  heads: Record<HeadName, Head>
}

interface Lead {
  name: string
  languages: string[]
  themes: string[]
  heads: {
    name: HeadName
    buckets: number
    classes: number
    scale: number
    bias: number[]
    temperature: number
  }[]
}

/** File form: length of the lead (four bytes), the lead as JSON, then each head's bytes in the order of the lead. */
export function writeWeights(weights: Weights): Uint8Array {
  const lead: Lead = {
    name: weights.name,
    languages: weights.languages,
    themes: weights.themes,
    heads: headNames.map((name) => {
      const { buckets, classes, scale, bias, temperature } = weights.heads[name]
      return { name, buckets, classes, scale, bias: [...bias], temperature }
    }),
  }
  const text = new TextEncoder().encode(JSON.stringify(lead))
  const size = headNames.reduce((sum, name) => sum + weights.heads[name].weights.length, 4 + text.length)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, text.length)
  bytes.set(text, 4)
  let at = 4 + text.length
  for (const name of headNames) {
    const { weights: own } = weights.heads[name]
    bytes.set(new Uint8Array(own.buffer, own.byteOffset, own.length), at)
    at += own.length
  }
  return bytes
}

export function readWeights(bytes: Uint8Array): Weights {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  // Written by writeWeights above; the file travels with the program.
  const lead = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Lead
  let at = 4 + length
  const heads = lead.heads.map(({ name, buckets, classes, scale, bias, temperature }): [HeadName, Head] => {
    const weights = new Int8Array(bytes.buffer, bytes.byteOffset + at, buckets * classes)
    at += buckets * classes
    return [name, { buckets, classes, weights, scale, bias: Float32Array.from(bias), temperature }]
  })
  return {
    name: lead.name,
    languages: lead.languages,
    themes: lead.themes,
    // The file was written from a record of all heads.
    heads: Object.fromEntries(heads) as Record<HeadName, Head>,
  }
}

/** Written as loops: it runs for every stretch that a mention could be. */
export function softmax(scores: Float32Array, temperature: number): number[] {
  let highest = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > highest) highest = score
  const shares: number[] = []
  let sum = 0
  for (const score of scores) {
    const raised = Math.exp((score - highest) / temperature)
    shares.push(raised)
    sum += raised
  }
  for (let at = 0; at < shares.length; at++) shares[at]! /= sum
  return shares
}

export function sigmoid(score: number, temperature: number): number {
  return 1 / (1 + Math.exp(-score / temperature))
}
