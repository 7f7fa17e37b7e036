import type { Piece } from './pieces.ts'

export type Kind = 'praise' | 'complaint' | 'wish' | 'neutral'

export interface MentionShown {
  id: string
  start: number
  end: number
  theme: string
  /** The theme's name. */
  label: string
  kind: Kind
  confidence: number
  decidedBy: string | null
  decider: string | null
}

export interface QuoteShown {
  id: string
  href: string
  from: string
  language: string | null
  polarity: string | null
  skipped: string | null
  pieces: Piece<MentionShown>[]
  mentions: MentionShown[]
}

interface QuoteListProps {
  home: string
  mayEdit: boolean
  query: string
  codebook: readonly { slug: string; label: string }[]
  quotes: QuoteShown[]
}

const saying: Record<Kind, { sign: string; word: string }> = {
  praise: { sign: '+', word: 'Praise' },
  complaint: { sign: '−', word: 'Complaint' },
  wish: { sign: '?', word: 'Wish' },
  neutral: { sign: '·', word: 'Mention' },
}

export function QuoteList(props: QuoteListProps) {
  return (
    <ol class="said-list">
      {props.quotes.map((quote) => (
        <li key={quote.id} id={`text-${quote.id}`} class="card said">
          <blockquote>
            <Said {...quote} />
          </blockquote>
          <p class="soft small">
            <a href={quote.href}>{quote.from}</a> · <Reading {...quote} />
          </p>
          {props.mayEdit && quote.mentions.length > 0 && <Corrections {...props} quote={quote} />}
        </li>
      ))}
    </ol>
  )
}

/** A text with its mentions marked and named. */
export function Said({ language, pieces }: Pick<QuoteShown, 'language' | 'pieces'>) {
  return (
    <div lang={language && language !== 'und' ? language : undefined} dir="auto">
      {pieces.map(({ text, mention }) =>
        mention ? <Mention key={mention.id} text={text} mention={mention} /> : text,
      )}
    </div>
  )
}

/** How the text as a whole was read. */
export function Reading({
  language,
  polarity,
  skipped,
}: Pick<QuoteShown, 'language' | 'polarity' | 'skipped'>) {
  const words = [
    skipped && `not read: ${skipped}`,
    !skipped && polarity && `${polarity} on the whole`,
    language && languageName(language),
  ]
  return <>{words.filter(Boolean).join(' · ') || 'not tagged yet'}</>
}

/** Sign, word and theme beside the words: the colour only repeats them. */
function Mention({ text, mention }: { text: string; mention: MentionShown }) {
  const { sign, word } = saying[mention.kind]
  return (
    <>
      <mark class={mention.kind}>{text}</mark>
      <span class={`tag ${mention.kind}`} lang="en" dir="ltr">
        <span aria-hidden="true">{sign} </span>
        {word}: {mention.label}
      </span>
    </>
  )
}

function Corrections({ home, query, codebook, quote }: QuoteListProps & { quote: QuoteShown }) {
  return (
    <details>
      <summary>Correct the tags</summary>
      <ul class="corrections">
        {quote.mentions.map((mention, place) => (
          <li key={mention.id}>
            <Correction {...{ home, query, codebook, mention }} textId={quote.id} number={place + 1} />
          </li>
        ))}
      </ul>
    </details>
  )
}

interface CorrectionProps extends Pick<QuoteListProps, 'home' | 'query' | 'codebook'> {
  textId: string
  mention: MentionShown
  number: number
}

function Correction({ home, query, codebook, textId, mention, number }: CorrectionProps) {
  const { id, kind, theme, label, confidence, decidedBy, decider } = mention
  const which = `${number}: ${saying[kind].word}, ${label}`
  const action = `${home}/mentions/${id}`
  return (
    <form method="post" action={`${action}/decision`} aria-label={`Mention ${which}`}>
      <p class="small">
        Mention {which} ·{' '}
        {decidedBy
          ? `decided by ${decider ?? 'a person'}`
          : `by the model, ${Math.round(confidence * 100)} % sure`}
      </p>
      <input type="hidden" name="query" value={query} />
      <input type="hidden" name="text" value={textId} />
      <label>
        Theme{' '}
        <select name="theme">
          {codebook.map((one) => (
            <option key={one.slug} value={one.slug} selected={one.slug === theme}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      <label>
        Sentiment{' '}
        <select name="kind">
          {Object.entries(saying).map(([value, { word }]) => (
            <option key={value} value={value} selected={value === kind}>
              {word}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="tight">
        Save this tag
      </button>
      <button type="submit" class="tight quiet" formaction={`${action}/removal`}>
        Remove this tag
      </button>
    </form>
  )
}

const names = new Intl.DisplayNames('en', { type: 'language' })

function languageName(code: string): string {
  return code === 'und' ? 'language not recognised' : (names.of(code) ?? code)
}
