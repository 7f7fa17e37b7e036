import type { Context } from 'hono'
import type { App, Env, Route, Routes } from '../route.ts'
import { leaveNotice } from '../frame.ts'
import { downloadOf } from '../download.ts'
import { back } from '../page.tsx'
import { getFile, removeFile } from '../store/files.ts'

const one = '/studies/:study/files/:file'

export const fileRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: one, access: 'editor', handle: (c) => send(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function send(app: App, c: Context<Env>): Promise<Response> {
  return downloadOf(app.db, await getFile(app.db, c.req.param('study') ?? '', c.req.param('file') ?? ''))
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
