import { type Frame, Page } from '../layout.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { SelectField } from '../parts/field.tsx'
import { counted, thousands } from '../parts/numbers.ts'
import { Pager } from '../parts/pager.tsx'
import { QuoteList, type QuoteShown } from './quote-list.tsx'
import { type ThemeLine, ThemeTable } from './theme-table.tsx'

export type { QuoteShown } from './quote-list.tsx'

export interface TextsPageProps {
  page: Frame
  home: string
  mayEdit: boolean
  /** Which model reads, and how well it does. */
  model: { name: string; summary: string; quality: string }
  progress: { all: number; tagged: number; skipped: number }
  filter: {
    theme?: string | undefined
    polarity?: string | undefined
    source?: string | undefined
    wave?: string | undefined
  }
  /** The present filter as a query, for coming back. */
  query: string
  sources: { value: string; label: string }[]
  waves: { value: string; label: string }[]
  themes: ThemeLine[]
  codebook: readonly { slug: string; label: string }[]
  counted: { people: number; texts: number }
  quotes: QuoteShown[]
  next: string | undefined
  first: string | undefined
}

/** What people said in their own words: its themes, and the words themselves. */
export function TextsPage(props: TextsPageProps) {
  const { page, progress, themes, filter, counted: base, quotes, next, first } = props
  const isFiltered = Boolean(filter.theme || filter.polarity || filter.source || filter.wave)
  return (
    <Page {...page}>
      <h1>Texts</h1>
      <Progress {...props} />
      {progress.all === 0 ? (
        <EmptyState title="Nobody has written or said anything yet">
          <p>
            Answers to open questions and turns of interviews and focus groups appear here by themselves, with
            their themes. <a href={`${props.home}/surveys`}>Go to the surveys</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <Filter {...props} />
          <div class="texts">
            <ThemeTable themes={themes} current={filter.theme} />
            <section aria-labelledby="quotes">
              <h2 id="quotes">In their own words</h2>
              <p class="base">
                {counted(base.texts, 'text')} of {counted(base.people, 'person', 'people')}
                {isFiltered && ' fit the filter'}
              </p>
              {quotes.length === 0 ? (
                <EmptyState title="No text fits this filter">
                  <p>
                    <a href={`${props.home}/texts`}>Show all texts</a>
                  </p>
                </EmptyState>
              ) : (
                <QuoteList {...props} />
              )}
              <Pager of="texts" summary="Newest first" previous={first} next={next} />
            </section>
          </div>
        </>
      )}
    </Page>
  )
}

function Progress({ progress, model }: TextsPageProps) {
  const { all, tagged, skipped } = progress
  const isDone = tagged === all
  return (
    <>
      {all > 0 && (
        <p class="base">
          {isDone
            ? `All ${counted(all, 'text')} tagged`
            : `${thousands(tagged)} of ${counted(all, 'text')} tagged; the rest follows by itself`}
          {skipped > 0 && `, ${thousands(skipped)} of them could not be read`}. Counted are complete responses
          and what was said in sessions.
        </p>
      )}
      <details class="model">
        <summary>How far to trust this</summary>
        <p>
          Read by the model <strong>{model.name}</strong>: {model.summary}
        </p>
        <p>{model.quality}</p>
        <p>What a person decides stands; the model never changes it.</p>
      </details>
    </>
  )
}

const polarities = [
  { value: '', label: 'All' },
  { value: 'positive', label: 'Positive' },
  { value: 'negative', label: 'Negative' },
  { value: 'mixed', label: 'Mixed (whole texts)' },
  { value: 'neutral', label: 'Neutral' },
]

function Filter({ home, filter, sources, waves, themes, codebook }: TextsPageProps) {
  const found = new Map(themes.map(({ theme, label }) => [theme, label]))
  const missing = codebook.find(({ slug }) => slug === filter.theme && !found.has(slug))
  const options = [
    { value: '', label: 'All' },
    ...themes.map(({ theme, label }) => ({ value: theme, label })),
    ...(missing ? [{ value: missing.slug, label: missing.label }] : []),
  ]
  return (
    <form method="get" action={`${home}/texts`} class="texts-filter" aria-label="Filter">
      <SelectField name="theme" label="Theme" value={filter.theme ?? ''} options={options} />
      <SelectField name="polarity" label="Sentiment" value={filter.polarity ?? ''} options={polarities} />
      <SelectField
        name="source"
        label="From"
        value={filter.source ?? ''}
        options={[{ value: '', label: 'Everywhere' }, ...sources]}
      />
      {waves.length > 0 && (
        <SelectField
          name="wave"
          label="Wave"
          value={filter.wave ?? ''}
          options={[{ value: '', label: 'All together' }, ...waves]}
        />
      )}
      <button type="submit">Show these texts</button>
      <a href={`${home}/texts`}>Show all</a>
    </form>
  )
}
