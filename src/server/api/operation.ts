import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { compressed } from '../compression.ts'
import { readJson } from '../forms.ts'
import type { Env, Route } from '../route.ts'
import { sentenceFor, unfit } from './sentences.ts'

/** A route of the JSON API with its description; OpenAPI is made from the same schemas that read the request. */
export interface Operation extends Route {
  summary: string
  /** Header name → what it is for; all of them are needed. */
  headers: Record<string, string>
  body: z.ZodType | undefined
  query: z.ZodObject | undefined
  answer: z.ZodType
  statuses: Record<number, string>
}

interface Spec<Body, Query, Answer> extends Pick<Route, 'method' | 'path' | 'access' | 'limit'> {
  summary: string
  headers?: Record<string, string>
  body?: z.ZodType<Body>
  query?: z.ZodType<Query> & z.ZodObject
  answer: z.ZodType<Answer>
  /** The statuses of success and what they mean. */
  statuses?: Record<number, string>
  respond(request: {
    c: Context<Env>
    body: Body
    query: Query
  }): Promise<{ status: ContentfulStatusCode; value: Answer }>
}

/** Binds the schemas to the handler: it sees only what they have read. */
export function operation<Answer, Body = undefined, Query = undefined>(
  spec: Spec<Body, Query, Answer>,
): Operation {
  const { method, path, access, limit, summary, headers = {}, body, query, answer, statuses } = spec
  return {
    method,
    path: `/api/v1${path}`,
    access,
    ...(limit && { limit }),
    summary,
    headers,
    body,
    query,
    answer,
    statuses: statuses ?? { 200: 'Done' },
    async handle(c) {
      // A spec without a schema has `undefined` for its type, which is what is given then.
      const given = {
        c,
        query: (query ? read(query, c.req.query()) : undefined) as Query,
        body: (body ? read(body, await readJson(c)) : undefined) as Body,
      }
      const { status, value } = await spec.respond(given)
      return compressed(c, JSON.stringify(value), {
        status,
        headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
      })
    },
  }
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value, { error: sentenceFor })
  if (!result.success) throw unfit(result.error)
  return result.data
}

/** What most operations answer. */
export function ok<T>(value: T): { status: 200; value: T } {
  return { status: 200, value }
}
