import type { Context, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Access, App, Env, Route, Visitor } from './route.ts'
import { problem } from './problems.ts'
import { isBearer } from './security.ts'
import { findRole, findStudyKind, type Role } from './store/memberships.ts'
import { findSignedIn } from './store/sign-ins.ts'
import { findBearer, saveTokenUse } from './store/tokens.ts'
import { countUsers } from './store/users.ts'

export const signInCookie = 'signed_in'

const megabyte = 1 << 20

/** Finds out who asks and lets only those through whom the route's access names. */
export function guard(app: App, route: Route): MiddlewareHandler<Env> {
  const roles = rolesFor(route.access)
  return async (c, next) => {
    c.set('limit', route.limit ?? megabyte)
    const visitor = await visitorOf(app, c)
    c.set('visitor', visitor)
    if (route.access === 'signed in' && !visitor.user) throw problem('signInNeeded')
    if (route.access === 'administrator') {
      if (!visitor.user) throw problem('signInNeeded')
      if (!visitor.user.administrator) throw problem('notAllowed')
    }
    if (roles.length > 0) {
      const role = await roleIn(app, visitor, c.req.param('study') ?? '')
      if (!roles.includes(role)) throw problem('notAllowed')
      c.set('visitor', { ...visitor, role })
    }
    await next()
  }
}

function rolesFor(access: Access): Role[] {
  switch (access) {
    case 'viewer':
      return ['viewer', 'editor', 'owner']
    case 'editor':
      return ['editor', 'owner']
    case 'owner':
      return ['owner']
    default:
      return []
  }
}

async function visitorOf({ db }: App, c: Context<Env>): Promise<Visitor> {
  if (isBearer(c)) {
    const bearer = await findBearer(db, (c.req.header('authorization') ?? '').slice('bearer '.length).trim())
    if (!bearer) throw problem('badToken')
    const { tokenId, ...user } = bearer
    await saveTokenUse(db, tokenId, new Date().toISOString().slice(0, 10))
    return { user, byToken: true }
  }
  const secret = getCookie(c, signInCookie)
  const user = secret ? await findSignedIn(db, secret) : undefined
  return { ...(user && { user }), byToken: false }
}

/**
 * The visitor's role in a study. Administrators own every study; a demo is everybody's to read while nobody owns the
 * installation. Outsiders hear the same about a study of others as about one that does not exist.
 */
async function roleIn({ db }: App, { user }: Visitor, studyId: string): Promise<Role> {
  const kind = await findStudyKind(db, studyId)
  if (!user) {
    if (kind === 'demo' && (await countUsers(db)) === 0) return 'viewer'
    throw problem('signInNeeded')
  }
  const role = user.administrator ? 'owner' : await findRole(db, studyId, user.id)
  if (!kind || !role) throw problem('unknownStudy')
  return role
}
