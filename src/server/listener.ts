import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { signInCookie } from './access.ts'
import { addressBehind } from './address.ts'
import type { PageRequest } from './answering/exchange.ts'
import { openDoor } from './answering/show.tsx'
import type { App, Env } from './route.ts'
import { formOfPairs } from './forms.ts'
import { handlersOf } from './routes/respond.ts'
import { isHttpsProxy, isOwnForm } from './security.ts'

/**
 * The server. A rush of respondents is nearly all plain requests for pages and plain forms: those go to their handlers
 * straight away, which costs a fraction; every other request takes the way through the list of routes.
 */
export function createListener(app: App, hono: Hono<Env>): Server {
  const byRoutes = getRequestListener(hono.fetch)
  const handlers = handlersOf(openDoor(app))
  return createServer((incoming, outgoing) => {
    const found = isPlain(incoming) ? plainPath.exec(incoming.url ?? '') : null
    const [, slug = '', section] = found ?? []
    if (!found) void byRoutes(incoming, outgoing)
    else if (incoming.method === 'GET')
      void answer(section === undefined ? handlers.enter : handlers.showSection, slug, section)
    else if (section !== undefined && isPlainForm(incoming, app.config.baseUrl))
      readBytes(incoming, (bytes) => void answer(handlers.takeSentPage, slug, section, bytes))
    else void byRoutes(incoming, outgoing)

    async function answer(
      handle: (typeof handlers)[keyof typeof handlers],
      slug: string,
      section = '',
      bytes?: Buffer,
    ): Promise<void> {
      try {
        const { status, headers, body } = await handle(
          requestOf(incoming, { slug, section }, bytes, app.config.baseUrl),
        )
        outgoing.writeHead(status, headers).end(body)
      } catch {
        // Whatever fails fails there once more, where it is known how to say it.
        byRoutesAgain(incoming, outgoing, bytes)
      }
    }
  })

  function byRoutesAgain(incoming: IncomingMessage, outgoing: ServerResponse, bytes: Buffer | undefined) {
    void byRoutes(bytes ? Object.assign(incoming, { rawBody: bytes }) : incoming, outgoing)
  }
}

/** Nothing escaped, no query. */
const plainPath = /^\/s\/([\w-]+)(?:\/pages\/([\w.:-]+))?$/

const plainHost = /^[\w.-]+(?::\d+)?$/

/** Nobody from the team, nothing that needs a closer look. */
function isPlain({ headers }: IncomingMessage): boolean {
  return (
    plainHost.test(headers.host ?? '') &&
    headers.authorization === undefined &&
    !headers.cookie?.includes(signInCookie)
  )
}

const largestPlain = 64 * 1024

function isPlainForm({ method, headers }: IncomingMessage, baseUrl: string | undefined): boolean {
  return (
    method === 'POST' &&
    headers['content-type'] === 'application/x-www-form-urlencoded' &&
    Number(headers['content-length'] ?? Infinity) <= largestPlain &&
    isOwnForm((name) => textOf(headers[name]), baseUrl)
  )
}

/** Never called where the connection breaks off before the announced end. */
function readBytes(incoming: IncomingMessage, done: (bytes: Buffer) => void): void {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', () => done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
}

function requestOf(
  { method = 'GET', headers, socket }: IncomingMessage,
  params: Record<'slug' | 'section', string>,
  bytes: Buffer | undefined,
  baseUrl: string | undefined,
): PageRequest {
  return {
    method,
    param: (name) => params[name],
    query: () => undefined,
    header: (name) => textOf(headers[name]),
    form: async () => formOfPairs(bytes ?? new Uint8Array()),
    https: isHttpsProxy(textOf(headers['x-forwarded-proto']), baseUrl),
    address: addressBehind(
      socket.remoteAddress ?? '',
      textOf(headers['x-forwarded-for']),
      baseUrl !== undefined,
    ),
    user: undefined,
  }
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'object' ? value.join(', ') : value
}
