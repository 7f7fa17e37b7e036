import type { Context } from 'hono'
import type { Env, Route, Visitor } from '../route.ts'
import { type Form, readForm } from '../forms.ts'

/** What a respondent's page needs to know of a request, whichever way it came in. */
export interface PageRequest {
  method: string
  param(name: 'slug' | 'section'): string
  query(name: string): string | undefined
  header(name: string): string | undefined
  /** Files may come with it where so large a body is allowed. */
  form(largest?: number): Promise<Form>
  https: boolean
  /** Where it comes from. */
  address: string
  user: Visitor['user']
  /** The browser's new cookie, sent with whatever page follows. */
  cookie?: string
}

/** All of an answer in plain values, the careful headers too. */
export interface PageAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | null
}

export type PageHandler = (request: PageRequest) => PageAnswer | Promise<PageAnswer>

export function asRoute(handle: PageHandler): Route['handle'] {
  return async (c) => asResponse(c, await handle(requestOf(c)))
}

export function requestOf(c: Context<Env>): PageRequest {
  return {
    method: c.req.method,
    param: (name) => c.req.param(name) ?? '',
    query: (name) => c.req.query(name),
    header: (name) => c.req.header(name),
    form(largest) {
      const isMultipart = /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '')
      if (largest !== undefined && isMultipart) c.set('limit', Math.max(largest, c.get('limit')))
      return readForm(c)
    },
    https: c.get('https'),
    address: c.get('address'),
    user: c.get('visitor').user,
  }
}

/**
 * All headers in one plain record, which the server sends on as it is: to make and read a Headers object for each
 * answer cost more than all the rest of a kept page.
 */
export function asResponse(c: Context<Env>, { body, status, headers }: PageAnswer): Response {
  c.set('careful', true)
  return new Response(body, { status, headers })
}
