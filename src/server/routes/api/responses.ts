import type { Context } from 'hono'
import { z } from 'zod'
import { takeApiResponse } from '../../api/take-response.ts'
import { type Operation, ok, operation } from '../../api/operation.ts'
import { type ApiResponse, newResponse, responseSchema } from '../../api/schemas.ts'
import type { App, Env } from '../../route.ts'
import { problem } from '../../problems.ts'
import { referencesOf } from '../../store/people.ts'
import { getResponse, listResponses, type StoredResponse, withdrawResponse } from '../../store/responses.ts'
import { getSurvey } from '../../store/surveys.ts'

const list = '/studies/:study/surveys/:survey/responses'
const one = `${list}/:response`

const page = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  after: z.string().max(100).optional().describe('The last id of the page before'),
})

export const responseOperations = (app: App): Operation[] => [
  operation({
    method: 'GET',
    path: list,
    access: 'viewer',
    summary: 'Responses, newest first',
    query: page,
    answer: z.object({ responses: z.array(responseSchema), next: z.string().nullable() }),
    async respond({ c, query }) {
      const { study, survey } = await placeOf(app, c)
      const found = await listResponses(app.db, study, survey, query)
      const next = found.length === query.limit ? (found.at(-1)?.id ?? null) : null
      return ok({ responses: await shown(app, study, found), next })
    },
  }),
  operation({
    method: 'POST',
    path: list,
    access: 'editor',
    summary: 'Store a response, whole or started',
    headers: { 'Idempotency-Key': 'Your own name for this response: sent again, it stores nothing twice' },
    body: newResponse,
    answer: responseSchema,
    statuses: { 200: 'It was stored before, by the same key and content', 201: 'It is stored' },
    async respond({ c, body }) {
      const { study, survey } = await placeOf(app, c)
      const key = readKey(c)
      const { response, created } = await takeApiResponse(app, { study, survey, key }, body)
      return { status: created ? 201 : 200, value: await shownOne(app, study, response) }
    },
  }),
  operation({
    method: 'GET',
    path: one,
    access: 'viewer',
    summary: 'One response',
    answer: responseSchema,
    async respond({ c }) {
      const { study, survey } = await placeOf(app, c)
      const response = await getResponse(app.db, study, survey, c.req.param('response') ?? '')
      return ok(await shownOne(app, study, response))
    },
  }),
  operation({
    method: 'DELETE',
    path: one,
    access: 'editor',
    summary: 'Withdraw a response: its answers go, and everything made from them',
    answer: responseSchema,
    async respond({ c }) {
      const { study, survey } = await placeOf(app, c)
      const id = c.req.param('response') ?? ''
      await withdrawResponse(app.db, study, survey, id)
      return ok(await shownOne(app, study, await getResponse(app.db, study, survey, id)))
    },
  }),
]

/** The survey has to be one of this study. */
async function placeOf({ db }: App, c: Context<Env>): Promise<{ study: string; survey: string }> {
  const { id, studyId } = await getSurvey(db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
  return { study: studyId, survey: id }
}

function readKey(c: Context<Env>): string {
  const key = c.req.header('idempotency-key') ?? ''
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) throw problem('keyNeeded')
  return key
}

async function shownOne(app: App, study: string, response: StoredResponse): Promise<ApiResponse> {
  const [only] = await shown(app, study, [response])
  if (!only) throw problem('unknownItem', { what: 'response' })
  return only
}

async function shown({ db }: App, study: string, responses: StoredResponse[]): Promise<ApiResponse[]> {
  const people = responses.flatMap(({ personId }) => personId ?? [])
  const references = await referencesOf(db, study, people)
  return responses.map((response) => ({
    id: response.id,
    version: response.version,
    status: response.status,
    mode: response.mode,
    answers: response.answers,
    language: response.language,
    person: (response.personId && references.get(response.personId)) ?? null,
    wave: response.waveId,
    source: response.source,
    excluded: response.excluded,
    startedAt: response.startedAt,
    savedAt: response.savedAt,
    completedAt: response.completedAt,
  }))
}
