import { newId } from '../ids.ts'
import type { Db } from './db.ts'

export interface Mail {
  /** One message per key, however often it is asked for. */
  key: string
  recipient: string
  subject: string
  body: string
}

export interface OutboxMessage extends Mail {
  id: string
  createdAt: string
  sentAt: string | null
  attempts: number
  /** Why the last attempt did not succeed. */
  failure: string | null
}

/** After so many attempts a message waits for a person. */
export const mostAttempts = 8

/** Puts a message where the mail job finds it; a key that is there already is left alone. */
export async function saveMail(db: Db, { key, recipient, subject, body }: Mail): Promise<void> {
  await db
    .insertInto('outbox')
    .values({
      id: newId(),
      key,
      recipient,
      subject,
      body,
      created_at: new Date().toISOString(),
      sent_at: null,
      attempts: 0,
      claimed_until: null,
      failure: null,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}

/**
 * Takes the oldest waiting message for this sender until the given time; after it, the message is free again, so a
 * sender that died loses nothing. Both the choice and the update name the condition: of two senders that choose the
 * same message, the second one's update finds it taken.
 */
export async function claimMail(db: Db, now: string, until: string): Promise<OutboxMessage | undefined> {
  const row = await db
    .updateTable('outbox')
    .set(({ eb }) => ({ claimed_until: until, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('outbox as waiting')
        .select('waiting.id')
        .where('waiting.sent_at', 'is', null)
        .where('waiting.attempts', '<', mostAttempts)
        .where(({ or, eb }) =>
          or([eb('waiting.claimed_until', 'is', null), eb('waiting.claimed_until', '<=', now)]),
        )
        .orderBy('waiting.id')
        .limit(1),
    )
    .where('sent_at', 'is', null)
    .where(({ or, eb }) => or([eb('claimed_until', 'is', null), eb('claimed_until', '<=', now)]))
    .returningAll()
    .executeTakeFirst()
  return row && messageOf(row)
}

/** Notes that a message went out; one whose key begins with `passing ` is kept no longer. */
export async function saveMailSent(db: Db, id: string, at: string): Promise<void> {
  await db.deleteFrom('outbox').where('id', '=', id).where('key', 'like', 'passing %').execute()
  await db
    .updateTable('outbox')
    .set({ sent_at: at, claimed_until: null, failure: null })
    .where('id', '=', id)
    .execute()
}

/** Keeps the reason; the message is tried again from then on, or never where no time is given. */
export async function saveMailFailure(
  db: Db,
  id: string,
  failure: string,
  againAt: string | undefined,
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({
      failure: failure.slice(0, 500),
      claimed_until: againAt ?? null,
      ...(!againAt && { attempts: mostAttempts }),
    })
    .where('id', '=', id)
    .execute()
}

/** The newest messages first. */
export async function listMail(db: Db, limit: number): Promise<OutboxMessage[]> {
  const rows = await db.selectFrom('outbox').selectAll().orderBy('id', 'desc').limit(limit).execute()
  return rows.map(messageOf)
}

function messageOf(row: {
  id: string
  key: string
  recipient: string
  subject: string
  body: string
  created_at: string
  sent_at: string | null
  attempts: number
  failure: string | null
}): OutboxMessage {
  const { id, key, recipient, subject, body, attempts, failure } = row
  return {
    id,
    key,
    recipient,
    subject,
    body,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    attempts,
    failure,
  }
}
