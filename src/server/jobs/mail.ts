import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Db } from '../store/db.ts'
import {
  claimMail,
  mostAttempts,
  type OutboxMessage,
  saveMailFailure,
  saveMailSent,
} from '../store/outbox.ts'
import type { Job } from './index.ts'

const minute = 60_000

/** How long a message stays taken: longer than the longest attempt to send it. */
const claim = 5 * minute

/** Sends what stands in the outbox; without a mail server it stays there to be read, and there is no such job. */
export function mailJobs(db: Db, { smtpUrl, mailFrom }: Config): Job[] {
  if (!smtpUrl) return []
  const transport = createTransport(smtpUrl, { from: mailFrom })
  return [
    {
      name: 'mail',
      run: () => sendNext(db, (mail) => transport.sendMail(mail)),
      rest: 5_000,
      close: async () => transport.close(),
    },
  ]
}

interface Envelope {
  to: string
  subject: string
  text: string
  messageId: string
}

/**
 * Sends the oldest waiting message; false where none waits. A sender that dies after the mail server took a message
 * and before we noted it makes it go out once more: with the same Message-ID, by which mail programs know it.
 */
export async function sendNext(
  db: Db,
  send: (mail: Envelope) => Promise<unknown>,
  now = Date.now(),
): Promise<boolean> {
  const message = await claimMail(db, new Date(now).toISOString(), new Date(now + claim).toISOString())
  if (!message) return false
  try {
    await send(envelope(message))
  } catch (error) {
    await saveMailFailure(db, message.id, reason(error), nextAttempt(message, error, now))
    return true
  }
  await saveMailSent(db, message.id, new Date().toISOString())
  return true
}

function envelope({ id, recipient, subject, body }: OutboxMessage): Envelope {
  return { to: recipient, subject, text: body, messageId: `<${id}@verbatim>` }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Waits 1, 2, 4 … minutes; a mail server that answers 5xx will not change its mind. */
function nextAttempt({ attempts }: OutboxMessage, error: unknown, now: number): string | undefined {
  const refused = error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500
  if (refused || attempts >= mostAttempts) return undefined
  return new Date(now + 2 ** (attempts - 1) * minute).toISOString()
}
