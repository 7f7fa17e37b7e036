import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { FailurePage } from '../views/failure.tsx'
import { newCode } from './ids.ts'
import { showPage } from './page.tsx'
import { Problem, problem } from './problems.ts'
import type { Env } from './route.ts'

/** What we can explain becomes a page or JSON that says what to do; anything else is a defect with an id to quote. */
export async function answerFailure(error: unknown, c: Context<Env>): Promise<Response> {
  const known = explained(error)
  if (!known) return answerDefect(error, c)
  if (wantsJson(c))
    return c.json({ error: known.kind, message: known.message, details: known.details }, known.status)
  if (known.kind === 'signInNeeded' && c.req.method === 'GET') {
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303)
  }
  const user = c.get('visitor')?.user
  const view = <FailurePage message={known.message} details={known.details} user={user} />
  return showPage(c, view, known.status)
}

async function answerDefect(error: unknown, c: Context<Env>): Promise<Response> {
  const id = newCode(8)
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`Defect ${id} at ${c.req.method} ${c.req.path}: ${cause}\n`)
  const message = `Something broke on our side. Nothing you did; try again, and if it stays, quote ${id} to whoever runs this server.`
  if (wantsJson(c)) return c.json({ error: 'defect', message, details: { id } }, 500)
  return showPage(c, <FailurePage message={message} details={{}} user={c.get('visitor')?.user} />, 500)
}

function explained(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500)
    return problem('badBody', { why: error.message || 'its form is not what we take here.' })
  // PostgreSQL's name for a text that holds NUL.
  if (error instanceof Error && 'code' in error && error.code === '22021') return problem('badText')
  return undefined
}

function wantsJson(c: Context<Env>): boolean {
  return c.req.path.startsWith('/api/') || (c.req.header('accept') ?? '').includes('application/json')
}
