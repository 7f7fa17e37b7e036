import type { Context } from 'hono'
import { slugOf } from '../../surveys/slug.ts'
import type { App, Env, Routes } from '../route.ts'
import { csvOf } from '../exports.ts'
import { getSurvey } from '../store/surveys.ts'

export const exportRoutes: Routes = (app) => [
  {
    method: 'GET',
    path: '/studies/:study/surveys/:survey/export.csv',
    access: 'viewer',
    handle: (c) => sendCsv(app, c),
  },
]

/** Streams the responses as a download; `?partial`, `?everything`, `?joined` and `?ids` say what and how. */
async function sendCsv(app: App, c: Context<Env>): Promise<Response> {
  const survey = await getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
  const asked = (name: string) => c.req.query(name) !== undefined
  const lines = csvOf(app.db, survey, {
    partial: asked('partial'),
    everything: asked('everything'),
    several: asked('joined') ? 'joined' : 'spread',
    names: asked('ids') ? 'ids' : 'titles',
  })
  const name = slugOf(survey.title, new Set(), { fallback: 'responses' })
  return new Response(bytesOf(lines), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}

/** A piece is made when the one before was taken, so a slow reader holds no more than one in memory. */
function bytesOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
