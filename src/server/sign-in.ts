import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { signInCookie } from './access.ts'
import type { App, Env } from './route.ts'
import { isHttps } from './security.ts'
import { createSignIn, removeExpiredSignIns, removeSignIn, signInDays } from './store/sign-ins.ts'

/** Signs this browser in; what it was before ends, so that nobody can plant a sign-in beforehand. */
export async function signIn({ db, config }: App, c: Context<Env>, userId: string): Promise<void> {
  const before = getCookie(c, signInCookie)
  if (before) await removeSignIn(db, before)
  await removeExpiredSignIns(db)
  setCookie(c, signInCookie, await createSignIn(db, userId), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isHttps(c, config.baseUrl),
    maxAge: signInDays * 86_400,
  })
}

export async function signOut({ db }: App, c: Context<Env>): Promise<void> {
  const secret = getCookie(c, signInCookie)
  if (secret) await removeSignIn(db, secret)
  deleteCookie(c, signInCookie, { path: '/' })
}
