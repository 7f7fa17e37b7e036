import type { Context } from 'hono'
import type { App, Env, Route, Routes } from '../route.ts'
import { leaveNotice } from '../frame.ts'
import { back } from '../page.tsx'
import { getFile, readFileBytes, removeFile } from '../store/files.ts'

const one = '/studies/:study/files/:file'

export const fileRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: one, access: 'editor', handle: (c) => send(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

/** What people uploaded, as a download that cannot run: never under its own type, in no origin, with nothing allowed. */
async function send(app: App, c: Context<Env>): Promise<Response> {
  const file = await getFile(app.db, c.req.param('study') ?? '', c.req.param('file') ?? '')
  return new Response(streamOf(readFileBytes(app.db, file)), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
  })
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { id, studyId, surveyId, name } = await getFile(
    app.db,
    c.req.param('study') ?? '',
    c.req.param('file') ?? '',
  )
  await removeFile(app.db, studyId, id)
  leaveNotice(c, `The file “${name}” is removed; the answers read from it stay.`)
  return back(c, `/studies/${studyId}/surveys${surveyId === null ? '' : `/${surveyId}`}`)
}

/** A piece is read when the one before was taken, so a slow reader holds no more than one in memory. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

/** As RFC 8187 wants it; half a surrogate pair, which has no encoding, is replaced. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
