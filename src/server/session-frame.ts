import type { Context } from 'hono'
import type { App, Env } from './route.ts'
import { studyFrame } from './frame.ts'
import type { Session } from './store/sessions.ts'

/** Where a session's page stands, from the path. */
export function placeOf(c: Context<Env>) {
  const studyId = c.req.param('study') ?? ''
  const sessionId = c.req.param('session') ?? ''
  const home = `/studies/${studyId}`
  return {
    studyId,
    sessionId,
    home,
    here: `${home}/sessions/${sessionId}`,
    by: c.get('visitor').user?.id ?? null,
  }
}

/** The frame of a page below a session's own. */
export async function sessionFrame(app: App, c: Context<Env>, session: Session, title: string) {
  return studyFrame(app, c, {
    section: 'sessions',
    title,
    trail: [
      { label: 'Sessions', href: `/studies/${session.studyId}/sessions` },
      { label: session.title, href: `/studies/${session.studyId}/sessions/${session.id}` },
    ],
  })
}
