import { gapFeatures, hashWord, jointFeatures, ownFeatures } from '../features.ts'
import { type Token, tokensOf } from '../tokens.ts'
import type { Head, HeadName, Weights } from '../weights.ts'
import { type JudgedText, type MarkedText, type Sign, signs } from './corpus.ts'
import { type Example, learn } from './learn.ts'
import { lexicon } from './lexicon.ts'

const seed = 20_261

/**
 * How much readier to cut and to mark than each head by itself, in logits: each is taught alone, and an error of one
 * costs the other little. Tuned on the part of the corpus kept for tuning.
 */
const readier = { cut: 0.7, mark: 0.25 }

/** Teaches all heads from the marked corpus and the judged texts. */
export function teach(corpus: MarkedText[], judged: JudgedText[]): Weights {
  const languages = [...new Set(corpus.map(({ language }) => language))].sort()
  const themes = themesOf(corpus)
  const marked = corpus.map((text) => read(text))
  const others = judged.map((text) => ({ judged: text, features: featuresOf(tokensOf(text.text)) }))
  const one = { form: 'one of', seed, rate: 0.15, epochs: 6, prune: 0.01 } as const
  const heads: Record<HeadName, Head> = {
    sign: learn({
      ...one,
      classes: signs.length,
      buckets: 1 << 17,
      epochs: 8,
      examples: [...marked.flatMap(signExamples), ...others.flatMap(judgedSigns)],
    }),
    whole: learn({
      ...one,
      form: 'each',
      classes: 3,
      buckets: 1 << 17,
      examples: [...marked.map(wholeExample), ...others.map(judgedWhole)],
    }),
    theme: learn({
      ...one,
      classes: themes.length,
      buckets: 1 << 16,
      rate: 0.5,
      examples: themeExamplesOf(corpus, marked, others, themes),
    }),
    language: learn({
      ...one,
      classes: languages.length,
      buckets: 1 << 14,
      epochs: 4,
      examples: marked.flatMap((text) => languageExamples(text, languages)),
    }),
    edge: learn({
      ...one,
      form: 'each',
      classes: 1,
      buckets: 1 << 17,
      prune: 0.005,
      examples: marked.flatMap(edgeExamples),
    }),
  }
  heads.edge.bias[0]! += readier.cut
  heads.sign.bias[0]! -= readier.mark
  return { name: 'fast-1', languages, themes, heads }
}

interface Judged {
  judged: JudgedText
  features: TokenFeatures[]
}

function themeExamplesOf(
  corpus: MarkedText[],
  marked: Read[],
  others: Judged[],
  themes: string[],
): Example[] {
  return [
    ...marked.flatMap((text) => themeExamples(text, themes)),
    ...phrases(corpus).map(([phrase, theme]) => themeExample(featuresOf(tokensOf(phrase)), theme, themes, 1)),
    ...others.flatMap(({ judged, features }) => judgedTheme(judged, features, themes)),
  ]
}

function themesOf(corpus: MarkedText[]): string[] {
  const named = corpus.flatMap(({ mentions }) => mentions.map(({ theme }) => theme ?? 'other'))
  return [...new Set(named)].sort()
}

/** The corpus's own theme labels and our word lists, each a small text about its theme. */
function phrases(corpus: MarkedText[]): [phrase: string, theme: string][] {
  const labels = new Map(
    corpus.flatMap(({ mentions }) =>
      mentions.flatMap(({ label, theme }) => (theme ? [[label, theme] as const] : [])),
    ),
  )
  const listed = Object.entries(lexicon).flatMap(([theme, list]) =>
    list.split(', ').map((phrase): [string, string] => [phrase, theme]),
  )
  return [...labels, ...listed]
}

interface TokenFeatures {
  own: Uint32Array
  joint: Uint32Array
}

const known = new Map<string, Uint32Array>()

function featuresOf(tokens: Token[]): TokenFeatures[] {
  const hashes = tokens.map(({ word }) => hashWord(word))
  return tokens.map(({ word }, at) => {
    const own = known.get(word) ?? ownFeatures(word)
    known.set(word, own)
    return { own, joint: jointFeatures(hashes, at) }
  })
}

export interface Read {
  marked: MarkedText
  tokens: Token[]
  features: TokenFeatures[]
  /** The mentions and what lies between them, in tokens. */
  stretches: { start: number; end: number; sign: Sign; theme: string | undefined }[]
}

export function read(marked: MarkedText): Read {
  const tokens = tokensOf(marked.text)
  const stretches: Read['stretches'] = []
  let at = 0
  const add = (end: number, sign: Sign, theme: string | undefined) => {
    if (end > at) stretches.push({ start: at, end, sign, theme })
    at = Math.max(at, end)
  }
  for (const mention of marked.mentions) {
    const first = tokens.findIndex(({ end }) => end > mention.start)
    const after = tokens.findIndex(({ start }) => start >= mention.end)
    add(first < 0 ? tokens.length : first, 'none', undefined)
    add(after < 0 ? tokens.length : after, mention.sign, mention.theme ?? '')
  }
  add(tokens.length, 'none', undefined)
  return { marked, tokens, features: featuresOf(tokens), stretches }
}

function signExamples({ features, stretches }: Read): Example[] {
  return stretches.map(({ start, end, sign }) => ({
    features: joined(features.slice(start, end), 3),
    targets: signs.map((name) => (name === sign ? 1 : 0)),
    weight: end - start < 2 && sign === 'none' ? 0.3 : 1,
    source: 0,
  }))
}

const sources = ['', 'vader_amazon', 'vader_tweets', 'vader_nyt', 'goemotions_train_3class', 'mams']
const trust: Record<string, number> = { goemotions_train_3class: 0.25, vader_nyt: 0.3 }

function judgedSigns({ judged, features }: { judged: JudgedText; features: TokenFeatures[] }): Example[] {
  if (judged.praise && judged.complaint) return []
  const sign = judged.praise ? 'praise' : judged.complaint ? 'complaint' : 'none'
  return [
    {
      features: joined(features, 3),
      targets: signs.map((name) => (name === 'wish' || name === 'neutral' ? null : name === sign ? 1 : 0)),
      weight: trust[judged.source] ?? 0.5,
      source: sources.indexOf(judged.source),
    },
  ]
}

function wholeExample({ marked, features }: Read): Example {
  const has = (sign: Sign) => (marked.mentions.some((mention) => mention.sign === sign) ? 1 : 0)
  return {
    features: joined(features, 3),
    targets: [has('praise'), has('complaint'), has('wish')],
    weight: 1,
    source: 0,
  }
}

function judgedWhole({ judged, features }: { judged: JudgedText; features: TokenFeatures[] }): Example {
  return {
    features: joined(features, 3),
    targets: [judged.praise ? 1 : 0, judged.complaint ? 1 : 0, null],
    weight: trust[judged.source] ?? 0.5,
    source: sources.indexOf(judged.source),
  }
}

function themeExamples({ features, stretches }: Read, themes: string[]): Example[] {
  return stretches
    .filter(({ theme }) => theme)
    .map(({ start, end, theme = '' }) => themeExample(features.slice(start, end), theme, themes, 1))
}

function themeExample(features: TokenFeatures[], theme: string, themes: string[], weight: number): Example {
  return {
    features: joined(features, 1),
    targets: themes.map((name) => (name === theme ? 1 : 0)),
    weight,
    source: 0,
  }
}

function judgedTheme({ theme }: JudgedText, features: TokenFeatures[], themes: string[]): Example[] {
  // Restaurant guests speak of little but food and staff; that must not tilt everything.
  return theme ? [{ ...themeExample(features, theme, themes, 0.2), source: 1 }] : []
}

/** The whole text and its first words, as answers are often that short. */
function languageExamples({ marked, features }: Read, languages: string[]): Example[] {
  const targets = languages.map((name) => (name === marked.language ? 1 : 0))
  return [features, features.slice(0, 3)].map((part) => ({
    features: joined(part, 0),
    targets,
    weight: 1,
    source: 0,
  }))
}

function edgeExamples({ tokens, stretches }: Read): Example[] {
  const hashes = tokens.map(({ word }) => hashWord(word))
  const starts = new Set(stretches.map(({ start }) => start))
  return tokens.slice(1).map((_, before) => ({
    features: gapFeatures(tokens, hashes, before + 1),
    targets: [starts.has(before + 1) ? 1 : 0],
    weight: 1,
    source: 0,
  }))
}

/** `joints`: how many of a token's features shared with the words before it are taken. */
function joined(features: TokenFeatures[], joints: number): Uint32Array {
  const all: number[] = []
  for (const { own, joint } of features) all.push(...own, ...joint.subarray(0, joints))
  return Uint32Array.from(all)
}
