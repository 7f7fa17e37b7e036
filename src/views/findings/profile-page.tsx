import type { ComponentChildren } from 'preact'
import { type Frame, Page } from '../layout.tsx'
import { ConfirmForm } from '../parts/action.tsx'
import { Moment } from '../parts/moment.tsx'
import { counted } from '../parts/numbers.ts'
import { Filter, type FilterProps } from './filter.tsx'

export interface ProfileLine {
  key: string
  answer: string
  question: string
  /** 'more', 'less' or 'undecided': said by sign and word too. */
  way: 'more' | 'less' | 'undecided'
  segment: string
  others: string
  /** The same as parts of 1, drawn as bars; only shares have them. */
  shares?: { segment: number | null; others: number | null }
  difference: string
  /** How many standard errors it is from no difference. */
  residual: string
  index: string
}

export interface ProfileTheme {
  key: string
  label: string
  /** How many of its people spoke of it, against everyone else. */
  share: string
  mood: string
  quotes: { text: string; href: string; from: string }[]
}

export interface ProfilePageProps {
  page: Frame
  home: string
  segment: { id: string; title: string; rule: string }
  mayEdit: boolean
  filter: FilterProps
  /** "86 of 412 people · 21 % (17–25 %)" */
  size: string
  /** The newest change to the answers that is counted. */
  asOf: { number: number; at: string } | undefined
  tooSmall: string | undefined
  /** How many comparisons were made, and how chance was kept out. */
  method: string
  bands: { title: string; empty: string; lines: ProfileLine[] }[]
  sentiment: string | undefined
  themes: ProfileTheme[]
  unclear: ProfileLine[]
  leftOut: { label: string; reason: string }[]
}

/** A segment against everybody else, in four bands. */
export function ProfilePage(props: ProfilePageProps) {
  const { page, home, segment, filter, size, asOf, tooSmall, method } = props
  return (
    <Page {...page}>
      <div class="head">
        <div>
          <h1>{segment.title}</h1>
          <p class="base">
            {size}
            {asOf && (
              <>
                {' '}
                · as of <Moment at={asOf.at} /> <span class="soft">(change {asOf.number})</span>
              </>
            )}
          </p>
          <p class="soft small">
            Everybody for whom <code>{segment.rule}</code>
          </p>
        </div>
        <Steps {...props} />
      </div>
      <Filter {...filter} />
      {tooSmall ? (
        <p class="banner warn">{tooSmall}</p>
      ) : (
        <>
          <p class="soft">{method}</p>
          <details class="more">
            <summary>How to read the columns</summary>
            <p>
              Index: 100 is as often as among everybody, 200 twice as often. Adjusted residual: how many
              standard errors a share is from equal; of means and places it is t.
            </p>
            <p>
              <a href={`${home}/segments/${segment.id}/json${filter.wave ? `?wave=${filter.wave}` : ''}`}>
                All figures as JSON
              </a>
            </p>
          </details>
          <Bands {...props} />
          <Rest {...props} />
        </>
      )}
    </Page>
  )
}

function Steps({ home, segment, mayEdit }: ProfilePageProps) {
  if (!mayEdit) return null
  return (
    <div class="actions">
      <a class="button" href={`${home}/segments/${segment.id}/edit`}>
        Change the rule
      </a>
      <ConfirmForm
        summary="Remove this segment"
        action={`${home}/segments/${segment.id}/removal`}
        label={`Remove “${segment.title}”`}
      >
        <p>Its name and rule go. Nobody's answers change.</p>
      </ConfirmForm>
    </div>
  )
}

function Bands({ bands, sentiment, themes }: ProfilePageProps) {
  return (
    <>
      {bands.map(({ title, empty, lines }, place) => (
        <Band key={title} id={`band-${place}`} title={title}>
          {place === 2 && <Said sentiment={sentiment} themes={themes} />}
          {lines.length > 0 ? (
            <Telling title={title} lines={lines} />
          ) : (
            (place !== 2 || themes.length === 0) && <p class="soft">{empty}</p>
          )}
        </Band>
      ))}
    </>
  )
}

function Band({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section class="band" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

/** More than this crowds the page. */
const telling = 8

/** The strongest differences; the others one press away. */
function Telling({ title, lines }: { title: string; lines: ProfileLine[] }) {
  // A single one more takes no more room than the word that it is there.
  const shown = lines.length === telling + 1 ? lines.length : telling
  const rest = lines.slice(shown)
  return (
    <>
      <Lines caption={`${title}: clear differences, strongest first`} lines={lines.slice(0, shown)} />
      {rest.length > 0 && (
        <details class="more">
          <summary>{counted(rest.length, 'further clear difference')}</summary>
          <Lines caption={`${title}: further clear differences`} lines={rest} />
        </details>
      )}
    </>
  )
}

/** Roles are written out, as a phone's style sheet makes blocks of rows and browsers then forget what they are. */
function Lines({ caption, lines }: { caption: string; lines: ProfileLine[] }) {
  return (
    <div class="table-box" role="region" tabindex={0} aria-label={caption}>
      <table class="profile-lines" role="table">
        <caption class="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              Answer
            </th>
            <th scope="col" role="columnheader" class="number">
              This segment
            </th>
            <th scope="col" role="columnheader" class="number">
              Everyone else
            </th>
            <th scope="col" role="columnheader">
              Difference, 95 % interval
            </th>
            <th scope="col" role="columnheader" class="number">
              Adjusted residual
            </th>
            <th scope="col" role="columnheader" class="number">
              Index
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ line }: { line: ProfileLine }) {
  const { answer, question, way, segment, others, shares, difference, residual, index } = line
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {answer} <span class="soft small">{question}</span>
      </th>
      <td role="cell" class="number" data-label="This segment">
        {segment}
        <Bar share={shares?.segment} look="own" />
      </td>
      <td role="cell" class="number" data-label="Everyone else">
        {others}
        <Bar share={shares?.others} look="rest" />
      </td>
      <td role="cell" data-label="Difference">
        <span class={`way ${way}`}>
          <span aria-hidden="true">{{ more: '↑', less: '↓', undecided: '·' }[way]}</span> {difference}
        </span>
      </td>
      <td role="cell" class="number" data-label="Adjusted residual">
        {residual}
      </td>
      <td role="cell" class="number" data-label="Index">
        {index}
      </td>
    </tr>
  )
}

/** The number beside it says the same, so that screen readers leave it out. */
function Bar({ share, look }: { share: number | null | undefined; look: 'own' | 'rest' }) {
  if (share === null || share === undefined) return null
  return (
    <svg class={`share-bar ${look}`} width="100%" height="6" aria-hidden="true">
      <rect class="track" width="100%" height="6" rx="3" />
      <rect class="bar" width={`${Math.round(share * 1000) / 10}%`} height="6" rx="3" />
    </svg>
  )
}

function Said({ sentiment, themes }: Pick<ProfilePageProps, 'sentiment' | 'themes'>) {
  return (
    <>
      {sentiment && <p>{sentiment}</p>}
      <div class="themes">
        {themes.map(({ key, label, share, mood, quotes }) => (
          <article key={key} class="card theme">
            <h3>{label}</h3>
            <p>
              {share} {mood}
            </p>
            {quotes.map(({ text, href, from }) => (
              <blockquote key={href}>
                {text}{' '}
                <a class="small" href={href}>
                  {from}
                </a>
              </blockquote>
            ))}
          </article>
        ))}
      </div>
    </>
  )
}

function Rest({ unclear, leftOut }: Pick<ProfilePageProps, 'unclear' | 'leftOut'>) {
  return (
    <>
      {unclear.length > 0 && (
        <details class="more">
          <summary>No clear difference: {counted(unclear.length, 'comparison')}</summary>
          <Lines caption="No clear difference after correction" lines={unclear} />
        </details>
      )}
      {leftOut.length > 0 && (
        <details class="more">
          <summary>Not compared: {counted(leftOut.length, 'column')}</summary>
          <ul>
            {leftOut.map(({ label, reason }) => (
              <li key={label}>
                {label}: <span class="soft">{reason}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
