import { unclearTheme } from './codebook.ts'
import type { MentionFound, MentionKind, Polarity, TaggedText, Tagger } from './index.ts'
import { scriptLanguage } from './language.ts'
import { type Scores, scorer } from './scores.ts'
import { type Stretch, stretchesOf } from './spans.ts'
import { tokensOf } from './tokens.ts'
import { readWeights, type Weights } from './weights.ts'

/** A longer text is not read at all and says so: a survey's answer or a speaker's turn is never this long. */
export const longestText = 100_000
const mostTokens = 20_000

/** Below this probability a theme in an unseen field is right less often than two times in five (model/README.md). */
const leastThemeShare = 0.2

const kinds: readonly (MentionKind | undefined)[] = [undefined, 'praise', 'complaint', 'wish', 'neutral']

/** The fast model: hashed words and letter runs, linear heads; thousands of texts a second, no network, any language's letters. */
export function linearTagger(bytes: Uint8Array): Tagger {
  const weights = readWeights(bytes)
  const score = scorer(weights)
  return {
    model: weights.name,
    // Nothing waits in here; the door is asynchronous for models that do.
    tag: (texts) => Promise.resolve(texts.map((text) => tagOne(text, weights, score))),
  }
}

function tagOne(text: string, weights: Weights, score: ReturnType<typeof scorer>): TaggedText {
  if (text.length > longestText)
    return unread(`It has ${text.length} characters; texts of up to ${longestText} are read.`)
  const tokens = tokensOf(text)
  if (tokens.length === 0) return unread('There is no text in it.')
  if (tokens.length > mostTokens)
    return unread(`It has ${tokens.length} words and signs; texts of up to ${mostTokens} are read.`)
  const scores = score(tokens)
  const mentions = stretchesOf(scores)
    .map((stretch) => mentionOf(stretch, scores, weights.themes))
    .filter((mention) => mention !== undefined)
  return { language: languageOf(text, scores, weights.languages), ...judge(scores, mentions), mentions }
}

function unread(skipped: string): TaggedText {
  return { language: 'und', sentiment: 0, polarity: 'neutral', confidence: 0, mentions: [], skipped }
}

function mentionOf(
  { start, end, sign }: Stretch,
  scores: Scores,
  themes: string[],
): MentionFound | undefined {
  const likeliest = sign.indexOf(Math.max(...sign))
  const kind = kinds[likeliest]
  if (!kind) return undefined
  const { tokens } = scores
  let [first, last] = [start, end - 1]
  while (first < last && isLoose(tokens[first]!)) first++
  while (last > first && isLoose(tokens[last]!)) last--
  if (isLoose(tokens[first]!)) return undefined
  const theme = scores.theme(start, end)
  const best = theme.indexOf(Math.max(...theme))
  const sentiment = sign[1]! - sign[2]!
  return {
    start: tokens[first]!.start,
    end: tokens[last]!.end,
    theme: (theme[best]! >= leastThemeShare && themes[best]) || unclearTheme,
    sentiment: rounded(sentiment),
    polarity: kind === 'praise' ? 'positive' : kind === 'complaint' ? 'negative' : 'neutral',
    kind,
    confidence: rounded(sign[likeliest]! * theme[best]!),
  }
}

/** Punctuation at a mention's borders belongs to the sentence, not to the mention; emoji and numbers speak. */
function isLoose({ mark, word }: { mark: boolean; word: string }): boolean {
  return mark && !/\p{Extended_Pictographic}|[%€$£¥★☆]/u.test(word)
}

/** The text's feeling: what its mentions say; where it has none, the reading of the whole. */
function judge(
  scores: Scores,
  mentions: MentionFound[],
): { sentiment: number; polarity: Polarity; confidence: number } {
  const [praise = 0, complaint = 0] = scores.whole()
  const hasPraise = mentions.length === 0 ? praise >= 0.5 : mentions.some(({ kind }) => kind === 'praise')
  const hasComplaint =
    mentions.length === 0 ? complaint >= 0.5 : mentions.some(({ kind }) => kind === 'complaint')
  const felt = mentions.reduce((sum, { sentiment }) => sum + sentiment, 0) / Math.max(1, mentions.length)
  const whole = praise - complaint
  return {
    sentiment: rounded(mentions.length === 0 ? whole : (whole + felt) / 2),
    polarity: hasPraise ? (hasComplaint ? 'mixed' : 'positive') : hasComplaint ? 'negative' : 'neutral',
    confidence: rounded((hasPraise ? praise : 1 - praise) * (hasComplaint ? complaint : 1 - complaint)),
  }
}

function languageOf(text: string, scores: Scores, languages: string[]): string {
  const byScript = scriptLanguage(text)
  if (byScript) return byScript
  const shares = scores.language()
  const best = Math.max(...shares)
  return best >= 0.5 ? (languages[shares.indexOf(best)] ?? 'und') : 'und'
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
