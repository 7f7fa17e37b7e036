import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../../../src/server/config.ts'
import { mailJobs, sendNext } from '../../../src/server/jobs/mail.ts'
import { closeDb, openDb } from '../../../src/server/store/db.ts'
import { claimMail, listMail, mostAttempts, saveMail } from '../../../src/server/store/outbox.ts'
import { appOver } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'
import { settle } from '../people.ts'

const mail = { key: 'invitation 1', recipient: 'vera@example.org', subject: 'Tea', body: 'Hello Vera' }
const minute = 60_000

let running: Server | undefined
afterEach(() => running?.close())

/** A mail server that keeps what it takes; `refusals` are its answers to recipients until they are used up. */
async function fakeMailServer(refusals: string[] = []): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  running = createServer((socket) => converse(socket, received, refusals))
  running.listen(0, '127.0.0.1')
  await once(running, 'listening')
  const { port } = running.address() as AddressInfo // a listening TCP server has one
  return { url: `smtp://127.0.0.1:${port}`, received }
}

function converse(socket: Socket, received: string[], refusals: string[]): void {
  let message: string[] | undefined
  let rest = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  say('220 test')
  socket.on('error', () => {})
  socket.on('data', (bytes) => {
    rest += bytes.toString('utf8')
    for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
      const line = rest.slice(0, at)
      rest = rest.slice(at + 2)
      if (message) {
        if (line !== '.') message.push(line)
        else {
          received.push(message.join('\n'))
          message = undefined
          say('250 taken')
        }
      } else if (/^rcpt/i.test(line)) say(refusals.shift() ?? '250 fine')
      else if (/^data/i.test(line)) {
        message = []
        say('354 go on')
      } else if (/^quit/i.test(line)) socket.end('221 bye\r\n')
      else say('250 fine')
    }
  })
}

eachEngine('the outbox', (open, store) => {
  const fresh = async () => {
    const db = await openDb(await store.another())
    return { db, sent: [] as string[] }
  }

  test('sends each message once, however often it was asked for', async () => {
    const { db } = await fresh()
    const { url, received } = await fakeMailServer()
    await saveMail(db, mail)
    await saveMail(db, { ...mail, body: 'Hello again' })
    const [job] = mailJobs(db, readConfig({ SMTP_URL: url }))
    const { signal } = new AbortController()
    expect(await job?.run(signal)).toBe(true)
    expect(await job?.run(signal)).toBe(false)
    await job?.close?.()
    expect(received).toHaveLength(1)
    const [head = '', ...body] = (received[0] ?? '').split('\n\n')
    expect(body.join('\n\n').trim()).toBe('Hello Vera')
    const headers = head.split('\n')
    const named = (name: string) => headers.filter((line) => line.startsWith(`${name}: `))
    const [sent] = await listMail(db, 10)
    expect(sent?.sentAt).not.toBeNull()
    expect(named('From')).toEqual(['From: Verbatim <verbatim@localhost>'])
    expect(named('To')).toEqual(['To: vera@example.org'])
    expect(named('Subject')).toEqual(['Subject: Tea'])
    expect(named('Message-ID')).toEqual([`Message-ID: <${sent?.id}@verbatim>`])
    expect(named('Date')).toHaveLength(1)
    expect(named('Content-Type')).toEqual(['Content-Type: text/plain; charset=utf-8'])
    await closeDb(db)
  })

  test('sends a message after a sender died with it, and not before its claim is over', async () => {
    const { db, sent } = await fresh()
    await saveMail(db, mail)
    const now = Date.now()
    const iso = (ms: number) => new Date(ms).toISOString()
    // The sender that dies: it claims and is never heard of again.
    expect(await claimMail(db, iso(now), iso(now + 5 * minute))).toMatchObject({ key: mail.key })
    const send = async ({ to }: { to: string }) => sent.push(to)
    expect(await sendNext(db, send, now + minute)).toBe(false)
    expect(await sendNext(db, send, now + 6 * minute)).toBe(true)
    expect(await sendNext(db, send, now + 60 * minute)).toBe(false)
    expect(sent).toEqual([mail.recipient])
    await closeDb(db)
  })

  test('keeps the reason of a failure and tries again later and later, then leaves it to a person', async () => {
    const { db } = await fresh()
    await saveMail(db, mail)
    let now = Date.now()
    let tries = 0
    const fail = async () => {
      tries++
      throw new Error('The mail server sleeps')
    }
    const waits: number[] = []
    for (let minutes = 0; minutes < 600; minutes++, now += minute)
      if (await sendNext(db, fail, now)) waits.push(minutes)
    expect(tries).toBe(mostAttempts)
    expect(waits).toEqual([0, 1, 3, 7, 15, 31, 63, 127])
    expect((await listMail(db, 1))[0]).toMatchObject({ failure: 'The mail server sleeps', sentAt: null })
    await closeDb(db)
  })

  test('lets nobody write headers by a subject or an address with line breaks', async () => {
    const { db } = await fresh()
    const { url, received } = await fakeMailServer()
    await saveMail(db, { ...mail, subject: 'Tea\r\nBcc: otto@example.org' })
    const [job] = mailJobs(db, readConfig({ SMTP_URL: url }))
    expect(await job?.run(new AbortController().signal)).toBe(true)
    await job?.close?.()
    expect(received[0]).not.toMatch(/^Bcc:/m)
    await closeDb(db)
  })

  test('tries again after a mail server asked to come back later, and then sends once', async () => {
    const { db } = await fresh()
    const { url, received } = await fakeMailServer(['450 mailbox busy'])
    await saveMail(db, mail)
    const [job] = mailJobs(db, readConfig({ SMTP_URL: url }))
    const { signal } = new AbortController()
    expect(await job?.run(signal)).toBe(true)
    expect(received).toEqual([])
    expect(await listMail(db, 1)).toMatchObject([{ sentAt: null, attempts: 1 }])
    expect((await listMail(db, 1))[0]?.failure).toContain('450')
    expect(await job?.run(signal), 'not before its time').toBe(false)
    const anHourAgo = new Date(Date.now() - 60 * minute).toISOString()
    await db.updateTable('outbox').set({ claimed_until: anHourAgo }).execute()
    expect(await job?.run(signal)).toBe(true)
    expect(await job?.run(signal)).toBe(false)
    await job?.close?.()
    expect(received).toHaveLength(1)
    expect(await listMail(db, 1)).toMatchObject([{ failure: null, attempts: 2 }])
    await closeDb(db)
  })

  test('gives up at once where the mail server refuses for good', async () => {
    const { db } = await fresh()
    const { url } = await fakeMailServer(['550 no such person'])
    await saveMail(db, mail)
    const [job] = mailJobs(db, readConfig({ SMTP_URL: url }))
    const { signal } = new AbortController()
    expect(await job?.run(signal)).toBe(true)
    await job?.close?.()
    expect(await sendNext(db, async () => {}, Date.now() + 600 * minute)).toBe(false)
    expect((await listMail(db, 1))[0]?.failure).toContain('550')
    const { headers } = await settle(db)
    const product = appOver(db)
    const page = await (await product.request('http://localhost/outbox', { headers: headers('ada') })).text()
    expect(page).toContain('given up')
    expect(page).toMatch(/Not sent, and not tried again[^<]*550 no such person/)
    await product.stop()
    await closeDb(db)
  })

  test('gives a message to one of two senders that ask at once', async () => {
    const { db } = await fresh()
    const messages = Array.from({ length: 20 }, (_, n) => ({ ...mail, key: `invitation ${n}` }))
    for (const message of messages) await saveMail(db, message)
    const sent: string[] = []
    const work = async () => {
      while (await sendNext(db, async ({ messageId }) => sent.push(messageId)));
    }
    await Promise.all([work(), work(), work()])
    expect(new Set(sent).size).toBe(sent.length)
    // A sender that finds its choice taken stops early here; the running job asks again.
    await work()
    expect(sent).toHaveLength(20)
    await closeDb(db)
  })

  test('has no job without a mail server', async () => {
    expect(mailJobs(await open(), readConfig({}))).toEqual([])
  })
})
