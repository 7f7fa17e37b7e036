import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/server/store/db.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import { appOver } from '../setup/app.ts'
import { anyEngine } from '../setup/stores.ts'

interface Sent {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const own = { ...form, 'sec-fetch-site': 'same-origin' }
const key = 'k'.repeat(32)

anyEngine('A request of a respondent', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let port: number
  let survey: Awaited<ReturnType<typeof publish>>
  const closing: (() => unknown)[] = []

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    survey = await publish(db, travelling)
    const server = app.listener()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port // a listening TCP server has one
    closing.push(() => server.close(), app.stop)
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })

  const page = () => `${survey.link}/pages/you`
  const cookie = () => `go_${survey.surveyId}=${key}..`
  const requests: [string, () => Sent][] = [
    ['for the first page', () => ({ method: 'GET', path: survey.link })],
    ['in brotli', () => ({ method: 'GET', path: survey.link, headers: { 'accept-encoding': 'br' } })],
    ['behind https', () => ({ method: 'GET', path: page(), headers: { 'x-forwarded-proto': 'https' } })],
    ['for a page of nothing', () => ({ method: 'GET', path: '/s/none' })],
    ['for the head alone', () => ({ method: 'HEAD', path: survey.link })],
    ['without cookie', () => ({ method: 'POST', path: page(), headers: own, body: 'q.often=never' })],
    ['from elsewhere', () => ({ method: 'POST', path: page(), headers: form, body: 'q.often=never' })],
    [
      'that is no form',
      () => ({ method: 'POST', path: page(), headers: { 'sec-fetch-site': 'none' }, body: '{}' }),
    ],
    ['that is not UTF-8', () => ({ method: 'POST', path: page(), headers: own, body: 'q.name=%ff' })],
    [
      'that holds NUL',
      () => ({
        method: 'POST',
        path: page(),
        headers: { ...own, cookie: cookie() },
        body: 'q.name=%00&q.often=never',
      }),
    ],
    [
      'of a person',
      () => ({ method: 'POST', path: page(), headers: { ...own, cookie: cookie() }, body: 'q.often=never' }),
    ],
    [
      'with a bad token',
      () => ({ method: 'GET', path: survey.link, headers: { authorization: 'Bearer x' } }),
    ],
  ]

  test.each(requests)('%s is answered alike by either way', async (_, sent) => {
    const quick = await overSocket(port, sent())
    const { method, path, headers, body } = sent()
    const response = await app.request(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { host: `127.0.0.1:${port}`, ...headers },
      ...(body !== undefined && { body }),
    })
    const slow = {
      status: response.status,
      headers: plain(Object.fromEntries(response.headers)),
      body: Buffer.from(await response.arrayBuffer()).toString('latin1'),
    }
    expect({ ...quick, body: blank(quick.body) }).toEqual({ ...slow, body: blank(slow.body) })
  })
})

function overSocket(port: number, { method, path, headers = {}, body }: Sent) {
  return new Promise<{ status: number | undefined; headers: object; body: string }>((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const call = request({ port, host: '127.0.0.1', method, path, headers: { ...headers, ...length } })
    call.on('error', reject)
    call.on('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: plain(response.headers),
          body: Buffer.concat(chunks).toString('latin1'),
        }),
      )
    })
    call.end(body)
  })
}

/** Without what belongs to the connection; a new key differs each time. */
function plain(headers: Record<string, unknown>): object {
  const connection = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !connection.has(name))
      .map(([name, value]) => [name, name === 'set-cookie' ? blank(String(value)) : value]),
  )
}

function blank(text: string): string {
  return text.replaceAll(/[0-9a-z]{32}(?=\.)/g, 'KEY')
}
