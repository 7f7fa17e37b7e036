import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { AccountPage, type AccountProps } from '../../views/account/account.tsx'
import { signInCookie } from '../access.ts'
import { accountFields } from '../account-fields.ts'
import type { App, Env, Routes } from '../route.ts'
import { fieldsOf } from '../fields.ts'
import type { User } from '../store/users.ts'
import { readForm } from '../forms.ts'
import { frame, leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { fitsPassword, hashPassword } from '../passwords.ts'
import { problem } from '../problems.ts'
import { removeSignInsOf } from '../store/sign-ins.ts'
import { createToken, listTokens, removeToken } from '../store/tokens.ts'
import { getUser, saveUserPassword } from '../store/users.ts'

export const accountRoutes: Routes = (app) => [
  { method: 'GET', path: '/account', access: 'signed in', handle: (c) => show(app, c) },
  { method: 'POST', path: '/account/password', access: 'signed in', handle: (c) => changePassword(app, c) },
  { method: 'POST', path: '/account/tokens', access: 'signed in', handle: (c) => addToken(app, c) },
  {
    method: 'POST',
    path: '/account/tokens/:token/removal',
    access: 'signed in',
    handle: (c) => revokeToken(app, c),
  },
]

async function show(
  app: App,
  c: Context<Env>,
  more: Partial<AccountProps> = {},
  status: 200 | 201 | 422 = 200,
): Promise<Response> {
  const user = userOf(c)
  const tokens = await listTokens(app.db, user.id)
  const page = frame(c, 'Your account')
  return showPage(c, <AccountPage page={page} account={user} tokens={tokens} {...more} />, status)
}

async function changePassword(app: App, c: Context<Env>): Promise<Response> {
  const user = await getUser(app.db, userOf(c).id)
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const given = fields.take({ password: accountFields.password })
  const fits = await fitsPassword(form.first('current') ?? '', user.passwordHash)
  if (!fits || !given) {
    const current = fits ? {} : { current: 'This is not your present password' }
    return show(app, c, { errors: { ...current, ...fields.errors } }, 422)
  }
  await saveUserPassword(app.db, user.id, await hashPassword(given.password))
  await removeSignInsOf(app.db, user.id, getCookie(c, signInCookie))
  leaveNotice(c, 'Your password is changed, and every other browser is signed out.')
  return back(c, '/account')
}

async function addToken(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const fields = fieldsOf(form)
  const given = fields.take({ label: accountFields.label })
  if (!given) return show(app, c, { label: form.first('label'), errors: fields.errors }, 422)
  const { secret } = await createToken(app.db, userOf(c).id, given.label)
  return show(app, c, { created: { label: given.label, secret } }, 201)
}

async function revokeToken(app: App, c: Context<Env>): Promise<Response> {
  await removeToken(app.db, userOf(c).id, c.req.param('token') ?? '')
  leaveNotice(c, 'The token is revoked; requests that carry it are refused from now on.')
  return back(c, '/account')
}

function userOf(c: Context<Env>): User {
  const { user } = c.get('visitor')
  if (!user) throw problem('signInNeeded')
  return user
}
