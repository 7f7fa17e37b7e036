import { type Frame, Page } from '../layout.tsx'
import { Action } from '../parts/action.tsx'

interface Placed {
  message: string
  where: string
  href: string
}

interface PublicationProps {
  page: Frame
  home: string
  next: number
  changes: { message: string; safe: boolean }[]
  problems: Placed[]
  /** Worth a thought; it stops nothing. */
  advice: Placed[]
  /** The draft is the newest version, word for word. */
  same: boolean
}

/** What publishing would change, before it does. */
export function PublicationPage({ page, home, next, changes, problems, advice, same }: PublicationProps) {
  const unsafe = changes.filter(({ safe }) => !safe)
  const safe = changes.filter((change) => change.safe)
  const ready = problems.length === 0 && unsafe.length === 0 && !same
  return (
    <Page {...page}>
      <h1>Publish version {next}</h1>
      {problems.length > 0 && (
        <div class="banner bad">
          <h2>Mend this first</h2>
          <PlacedList items={problems} />
        </div>
      )}
      {unsafe.length > 0 && (
        <div class="banner bad">
          <h2>This would give old answers another meaning</h2>
          <ul>
            {unsafe.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </div>
      )}
      {same ? (
        <p>Nothing has changed since version {next - 1}. There is nothing to publish.</p>
      ) : (
        <Changes next={next} messages={safe.map(({ message }) => message)} />
      )}
      {advice.length > 0 && !same && (
        <div class="banner">
          <h2>Worth a thought</h2>
          <PlacedList items={advice} />
        </div>
      )}
      <div class="actions">
        {ready && <Action action={`${home}/publication`} label={`Publish version ${next}`} look="main" />}
        <a class="button" href={`${home}/edit`}>
          Back to the editor
        </a>
      </div>
    </Page>
  )
}

function PlacedList({ items }: { items: Placed[] }) {
  return (
    <ul>
      {items.map(({ message, href, where }) => (
        <li key={where + message}>
          <a href={href}>{where}</a>: {message}
        </li>
      ))}
    </ul>
  )
}

function Changes({ next, messages }: { next: number; messages: string[] }) {
  if (next === 1)
    return (
      <>
        <p>The survey gets its link and takes answers from then on.</p>
        <p class="soft">
          Ids of questions and options then keep their meaning for good; texts, order and rules can still
          change with a later version, and each response stays on the version it was asked by.
        </p>
      </>
    )
  return (
    <>
      <h2>What changes</h2>
      {messages.length === 0 ? (
        <p>Texts or settings of the survey as a whole.</p>
      ) : (
        <ul>
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <p class="soft">Those who have begun go on with the version they began with.</p>
    </>
  )
}
