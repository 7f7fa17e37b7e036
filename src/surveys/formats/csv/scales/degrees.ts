import type { ScaleReader } from './scale-reader.ts'

/**
 * Degrees of one quality, with or without its opposite: "Strongly disagree … Strongly agree", "Not at all satisfied …
 * Extremely satisfied", "No, not rude at all … Yes, very rude".
 */
export const degrees: ScaleReader = {
  why: 'the answers are degrees of the same thing',
  places(labels) {
    const read = labels.map(degreeOf)
    const qualities = new Set(read.flatMap(({ quality }) => (quality ? [quality] : [])))
    if (qualities.size > 1 || read.some(({ degree }) => degree === undefined)) return undefined
    const modified = read.filter(({ modified }) => modified).length
    const neutral = read.filter(({ neutral }) => neutral).length
    const wordless = read.filter(({ quality, neutral }) => !quality && !neutral).length
    // "Very" alone is a degree of whatever the question asks about; then all of them must be.
    if (qualities.size === 1 ? wordless > read.filter(({ bare }) => bare).length : wordless < read.length)
      return undefined
    if (modified === 0 && neutral === 0) return undefined
    return read.map(({ degree }) => degree ?? 0)
  },
}

interface Degree {
  quality: string
  degree: number | undefined
  modified: boolean
  neutral: boolean
  /** "Not at all" without naming the quality. */
  bare: boolean
}

function degreeOf(label: string): Degree {
  if (/^(neither\b.*|neutral\b.*|undecided|indifferent|mixed|in between|so-so)$/.test(label))
    return { quality: '', degree: 0, modified: true, neutral: true, bare: false }
  const words = label.replace(/^(?:yes|no|it is|it's|i am|i)\b[,:]?\s*(?=\S)/, '').replace(/ \(.*\)$/, '')
  const found = intensities.find(({ sign }) => sign.test(words))
  const rest = (found ? words.replace(found.sign, ' ') : words).replaceAll(/[,\s]+/g, ' ').trim()
  const { quality, negative } = qualityIn(rest)
  const strength = found?.strength ?? 3
  // "Not at all" is the low end of one quality; a weak form of its opposite lies next to the middle.
  return {
    quality,
    degree: rest.split(' ').length > 3 || (!found && !quality) ? undefined : negative ? -strength : strength,
    modified: found !== undefined,
    neutral: false,
    bare: rest === '',
  }
}

const intensities: { sign: RegExp; strength: number }[] = [
  { sign: /\bnot\b(.*)\bat all\b|\bnot at all\b|\bnot in the least\b|\bin no way\b/, strength: 0.2 },
  {
    sign: /\b(?:not very|not so|not really|not particularly|not that|hardly|barely|not too)\b/,
    strength: 0.6,
  },
  { sign: /\b(?:slightly|a little|a bit|mildly)\b/, strength: 1 },
  { sign: /\b(?:somewhat|moderately|partly|tend to|kind of|sort of)\b/, strength: 2 },
  { sign: /\b(?:rather|fairly|quite|pretty)\b/, strength: 2.5 },
  { sign: /\b(?:mostly|largely|very|really|highly|strongly|greatly)\b/, strength: 4 },
  {
    sign: /\b(?:extremely|completely|totally|absolutely|fully|entirely|definitely|exceptionally)\b/,
    strength: 5,
  },
  { sign: /^not\b/, strength: 0.4 },
]

const opposites: [positive: string, negative: string][] = [
  ['agree', 'disagree'],
  ['agreed', 'disagreed'],
  ['satisfied', 'dissatisfied'],
  ['satisfied', 'unsatisfied'],
  ['approve', 'disapprove'],
  ['like', 'dislike'],
  ['good', 'bad'],
  ['good', 'poor'],
  ['easy', 'difficult'],
  ['easy', 'hard'],
  ['positive', 'negative'],
  ['favor', 'oppose'],
  ['support', 'oppose'],
  ['favorable', 'unfavorable'],
  ['happy', 'unhappy'],
  ['safe', 'unsafe'],
  ['true', 'false'],
  ['valuable', 'worthless'],
  ['cheap', 'expensive'],
  ['interested', 'uninterested'],
  ['confident', 'unconfident'],
  ['optimistic', 'pessimistic'],
  ['true of me', 'untrue of me'],
]

/** One name for a quality and its opposite; an un- or in- before a word turns it round. */
function qualityIn(words: string): { quality: string; negative: boolean } {
  const pair = opposites.find(([, negative]) => negative === words)
  if (pair) return { quality: pair[0], negative: true }
  const turned =
    /^(?:un|in|im|dis)(likely|important|satisfied|comfortable|clear|helpful|useful|familiar|reliable|fair|pleasant|acceptable|appropriate|agree|friendly|willing|able|aware|concerned)\b(.*)$/.exec(
      words,
    )
  if (turned) return { quality: `${turned[1]}${turned[2]}`, negative: true }
  return { quality: words, negative: false }
}
