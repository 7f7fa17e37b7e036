import { type Frame, Page } from '../layout.tsx'
import { Badge } from '../parts/badge.tsx'
import { EmptyState } from '../parts/empty-state.tsx'
import { Moment } from '../parts/moment.tsx'

interface Message {
  id: string
  recipient: string
  subject: string
  body: string
  createdAt: string
  sentAt: string | null
  failure: string | null
  state: 'sent' | 'waiting' | 'given up'
}

interface Props {
  page: Frame
  messages: Message[]
  /** A mail server is set up. */
  sends: boolean
  /** How many of the newest are shown at most. */
  shown: number
}

export function OutboxPage({ page, messages, sends, shown }: Props) {
  return (
    <Page {...page}>
      <h1>Outbox</h1>
      {!sends && (
        <p class="banner">
          No mail server is set up, so messages wait here: pass them on yourself, or set SMTP_URL and start
          again.
        </p>
      )}
      {messages.length === 0 ? (
        <EmptyState title="No messages yet">
          <p>Invitations to studies will stand here.</p>
        </EmptyState>
      ) : (
        <>
          <p class="soft">
            The newest {shown} at most. A message goes out once; should the server stop between the mail
            server’s yes and our note of it, it goes out once more, under the same Message-ID.
          </p>
          {messages.map((message) => (
            <MessageCard key={message.id} message={message} />
          ))}
        </>
      )}
    </Page>
  )
}

const tones = { sent: 'good', waiting: 'open', 'given up': 'bad' } as const

function MessageCard({ message }: { message: Message }) {
  const { id, recipient, subject, body, createdAt, sentAt, failure, state } = message
  return (
    <article class="card message" aria-labelledby={`message-${id}`}>
      <h2 id={`message-${id}`}>{subject}</h2>
      <p class="soft">
        To {recipient}, <Moment at={createdAt} /> <Badge tone={tones[state]}>{state}</Badge>
        {sentAt && <Moment at={sentAt} />}
      </p>
      {failure && (
        <p>
          {state === 'given up'
            ? 'Not sent, and not tried again; pass it on yourself.'
            : 'Not sent yet; we try again.'}{' '}
          The mail server’s last word: {failure}
        </p>
      )}
      <pre class="mail">{body}</pre>
    </article>
  )
}
