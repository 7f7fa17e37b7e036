import { OutboxPage } from '../../views/account/outbox.tsx'
import { frame } from '../frame.ts'
import { showPage } from '../page.tsx'
import type { Routes } from '../route.ts'
import { listMail, mostAttempts } from '../store/outbox.ts'

const shown = 100

/** What was sent, what waits, and, without a mail server, what somebody has to pass on by hand. */
export const outboxRoutes: Routes = (app) => [
  {
    method: 'GET',
    path: '/outbox',
    access: 'administrator',
    async handle(c) {
      const messages = (await listMail(app.db, shown)).map((message) => ({
        ...message,
        state: stateOf(message.sentAt, message.attempts),
      }))
      const sends = app.config.smtpUrl !== undefined
      return showPage(
        c,
        <OutboxPage page={frame(c, 'Outbox')} messages={messages} sends={sends} shown={shown} />,
      )
    },
  },
]

function stateOf(sentAt: string | null, attempts: number): 'sent' | 'waiting' | 'given up' {
  if (sentAt) return 'sent'
  return attempts >= mostAttempts ? 'given up' : 'waiting'
}
