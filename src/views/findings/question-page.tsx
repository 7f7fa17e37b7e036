import type { Bar } from '../charts/bars.tsx'
import { charts } from '../charts/index.ts'
import { type Frame, Page } from '../layout.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { thousands } from '../parts/numbers.ts'
import { Filter, type FilterProps } from './filter.tsx'
import { type Neighbour, Neighbours } from './neighbours.tsx'

export interface QuestionPageProps {
  page: Frame
  title: string
  /** "428 answered · 31 not shown · 12 left empty" */
  base: string
  counted: string
  nothing: string | undefined
  /** What to keep in mind: few answers, several answers. */
  notes: string[]
  sentence: string | undefined
  filter: FilterProps
  shares:
    | { baseOf: string; description: string; bars: (Bar & { count: number; range: string })[] }
    | undefined
  /** Named numbers: mean, median, score. */
  numbers: { name: string; value: string; range?: string | undefined }[]
  histogram:
    | { title: string; description: string; unit: string; columns: { label: string; count: number }[] }
    | undefined
  texts: TextAnswers | undefined
  downloads: { csv: string; json: string }
  previous: Neighbour | undefined
  next: Neighbour | undefined
}

export interface TextAnswers {
  answers: {
    href: string
    text: string
    feeling: string | undefined
    themes: { label: string; feeling: string }[]
  }[]
  more: string | undefined
  waiting: boolean
}

export function QuestionPage(props: QuestionPageProps) {
  const { page, title, base, counted, nothing, notes, sentence, filter, downloads } = props
  return (
    <Page {...page}>
      <h1>{title}</h1>
      <p class="base">
        <strong>{base}</strong>
      </p>
      <p class="soft small">{counted}</p>
      <Filter {...filter} />
      {notes.map((note) => (
        <p key={note} class="banner warn">
          {note}
        </p>
      ))}
      {nothing ? <EmptyState title={nothing} /> : <Answers {...props} />}
      {sentence && (
        <p class="sentence">
          <span class="soft small">In a sentence: </span>
          {sentence}
        </p>
      )}
      <p class="actions">
        <a class="button" href={downloads.csv}>
          Download as CSV
        </a>
        <a class="button" href={downloads.json}>
          Download as JSON
        </a>
      </p>
      <Neighbours previous={props.previous} next={props.next} />
    </Page>
  )
}

function Answers({ title, shares, numbers, histogram, texts }: QuestionPageProps) {
  return (
    <>
      {numbers.length > 0 && <KeyNumbers numbers={numbers} />}
      {shares && <Shares title={title} shares={shares} />}
      {histogram && <Histogram title={title} histogram={histogram} />}
      {texts && <Texts {...texts} />}
    </>
  )
}

function KeyNumbers({ numbers }: Pick<QuestionPageProps, 'numbers'>) {
  return (
    <dl class="key-numbers">
      {numbers.map(({ name, value, range }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <strong>{value}</strong> {range && <span class="soft small">{range}</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface SharesProps {
  title: string
  shares: NonNullable<QuestionPageProps['shares']>
}

function Shares({ title, shares }: SharesProps) {
  return (
    <>
      <figure class="card chart-box">
        <figcaption>{shares.baseOf}. Lines show the 95 % interval.</figcaption>
        <charts.bars id="shares" title={title} description={shares.description} bars={shares.bars} />
      </figure>
      <DataTable
        caption="The same as a table"
        columns={[
          { label: 'Answer' },
          { label: 'Responses', number: true },
          { label: 'Share', number: true },
          { label: '95 % interval', number: true },
        ]}
        rows={shares.bars.map(({ label, count, value, range }) => ({
          key: label,
          cells: [label, thousands(count), value, range],
        }))}
      />
    </>
  )
}

interface HistogramProps {
  title: string
  histogram: NonNullable<QuestionPageProps['histogram']>
}

function Histogram({ title, histogram }: HistogramProps) {
  return (
    <>
      <figure class="card chart-box">
        <figcaption>{histogram.title}</figcaption>
        <charts.columns
          id="counts"
          title={`${title}: ${histogram.title}`}
          description={histogram.description}
          columns={histogram.columns}
        />
      </figure>
      <details class="more">
        <summary>The same as a table</summary>
        <DataTable
          caption={histogram.title}
          columns={[{ label: histogram.unit }, { label: 'Responses', number: true }]}
          rows={histogram.columns.map(({ label, count }) => ({
            key: label,
            cells: [label, thousands(count)],
          }))}
        />
      </details>
    </>
  )
}

function Texts({ answers, more, waiting }: TextAnswers) {
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">Newest answers</h2>
      {waiting && <p class="soft">Some answers wait for their tags; look again in a moment.</p>}
      <ul class="quotes">
        {answers.map(({ href, text, feeling, themes }) => (
          <li key={href}>
            <blockquote>{text}</blockquote>
            <p class="soft small">
              {feeling && <span class="tag">{feeling}</span>}
              {themes.map(({ label, feeling }) => (
                <span key={`${label} ${feeling}`} class="tag">
                  {label}: {feeling}
                </span>
              ))}
              <a href={href}>The whole response</a>
            </p>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href={more}>Older answers</a>
        </p>
      )}
    </section>
  )
}
