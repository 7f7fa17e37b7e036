import type { Server } from 'node:http'
import type { Hono } from 'hono'
import { startAnalysis } from '../../src/server/analysis.ts'
import { createApp } from '../../src/server/app.ts'
import { readConfig } from '../../src/server/config.ts'
import { createListener } from '../../src/server/listener.ts'
import type { Env } from '../../src/server/route.ts'
import type { Db } from '../../src/server/store/db.ts'
import { startSubmissions } from '../../src/server/store/submissions.ts'

/** The whole product over a test's own store, as `serve` puts it together, without jobs. */
export function appOver(db: Db): Hono<Env> & { listener(): Server; stop(): Promise<void> } {
  const analysis = startAnalysis(db, { worker: 'here' })
  const app = { config: readConfig({}), db, submissions: startSubmissions(db), analysis }
  const hono = createApp(app)
  return Object.assign(hono, { listener: () => createListener(app, hono), stop: () => analysis.close() })
}

/** A browser without script: keeps cookies, sends forms as pages do, follows redirects. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  /** Sends the only form of the page, with these fields over its own; several values as a list. */
  post(path: string, fields: Record<string, string | string[]>): Promise<Answer>
  cookies: Map<string, string>
}

export interface Answer {
  status: number
  /** Where it led in the end. */
  path: string
  html: string
  headers: Headers
}

export function visitor(hono: Hono<Env>, cookies = new Map<string, string>()): Visitor {
  async function request(path: string, init: RequestInit, follow = 5): Promise<Answer> {
    const response = await hono.request(`http://localhost${path}`, {
      ...init,
      headers: {
        ...init.headers,
        host: 'localhost',
        cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = response.headers.get('location')
    if (location && follow > 0) return request(location, {}, follow - 1)
    return { status: response.status, path, html: await response.text(), headers: response.headers }
  }
  return {
    cookies,
    get: (path, headers = {}) => request(path, { headers }),
    post(path, fields) {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, values]) => [values].flat().map((value) => [name, value])),
      )
      return request(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } })
    },
  }
}
