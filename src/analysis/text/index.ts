export type Polarity = 'positive' | 'negative' | 'mixed' | 'neutral'
export type MentionKind = 'praise' | 'complaint' | 'wish' | 'neutral'

/** A stretch of text about one theme; places count UTF-16 units of the text as given, `end` exclusive. */
export interface MentionFound {
  start: number
  end: number
  /** A slug of the codebook. */
  theme: string
  /** −1 … 1. */
  sentiment: number
  polarity: Exclude<Polarity, 'mixed'>
  kind: MentionKind
  /** The model's own estimate of how likely kind and theme are both right. */
  confidence: number
}

export interface TaggedText {
  /** ISO 639-1, `und` where the model does not know it. */
  language: string
  /** −1 … 1. */
  sentiment: number
  polarity: Polarity
  confidence: number
  mentions: MentionFound[]
  /** Why nothing was read; the other fields then say `und`, 0 and neutral. */
  skipped?: string
}

/** Whatever reads texts: the fast model of this folder today, a larger one behind the same door later. */
export interface Tagger {
  /** Name and version; texts tagged by another one are tagged again. */
  model: string
  tag(texts: string[]): Promise<TaggedText[]>
}
