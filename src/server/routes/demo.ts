import type { Context } from 'hono'
import type { App, Env, Routes } from '../route.ts'
import { createDemo } from '../demo/index.ts'
import { leaveNotice } from '../frame.ts'
import { back } from '../page.tsx'
import { problem } from '../problems.ts'
import { getStudy, removeStudy } from '../store/studies.ts'
import { countUsers } from '../store/users.ts'

export const demoRoutes: Routes = (app) => [
  // Until somebody owns the installation, whoever opened it may look around.
  { method: 'POST', path: '/demo', access: 'anyone', handle: (c) => make(app, c) },
  { method: 'POST', path: '/studies/:study/demo-removal', access: 'owner', handle: (c) => remove(app, c) },
]

async function make(app: App, c: Context<Env>): Promise<Response> {
  const { user } = c.get('visitor')
  if (!user?.administrator && (await countUsers(app.db)) > 0)
    throw problem(user ? 'notAllowed' : 'signInNeeded')
  const { id } = await createDemo(app.db, user?.id)
  return back(c, `/studies/${id}`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const study = await getStudy(app.db, c.req.param('study') ?? '')
  if (!study.demo)
    throw problem('conflict', { why: 'This is a study of your own. Remove it on its settings page.' })
  await removeStudy(app.db, study.id)
  leaveNotice(c, 'The demo study is gone. You can make it again at any time.')
  return back(c, '/')
}
