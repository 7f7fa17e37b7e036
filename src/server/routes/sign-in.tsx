import type { Context } from 'hono'
import { SignInPage } from '../../views/account/sign-in.tsx'
import type { App, Env, Routes } from '../route.ts'
import { readForm } from '../forms.ts'
import { frame } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { fitsPassword } from '../passwords.ts'
import { problem, Problem } from '../problems.ts'
import { signIn, signOut } from '../sign-in.ts'
import { emailKey, findUserByEmail, type User } from '../store/users.ts'
import { createThrottle, type Throttle } from '../throttle.ts'

const triesPerEmail = 5
const triesPerAddress = 30

export const signInRoutes: Routes = (app) => {
  const throttle = createThrottle()

  return [
    {
      method: 'GET',
      path: '/sign-in',
      access: 'anyone',
      handle(c) {
        const next = ownPath(c.req.query('next'))
        if (c.get('visitor').user) return back(c, next)
        return showPage(c, <SignInPage page={frame(c, 'Sign in')} next={next} />)
      },
    },
    {
      method: 'POST',
      path: '/sign-in',
      access: 'anyone',
      limit: 10_000,
      handle: (c) => enter(app, c, throttle),
    },
    {
      method: 'POST',
      path: '/sign-out',
      access: 'anyone',
      async handle(c) {
        await signOut(app, c)
        return back(c, '/')
      },
    },
  ]
}

async function enter(app: App, c: Context<Env>, throttle: Throttle): Promise<Response> {
  const form = await readForm(c)
  const email = form.first('email') ?? ''
  const next = ownPath(form.first('next'))
  try {
    const user = await check(app, c, throttle, email, form.first('password') ?? '')
    await signIn(app, c, user.id)
    return back(c, next)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const page = frame(c, 'Sign in')
    return showPage(
      c,
      <SignInPage page={page} next={next} email={email} error={error.message} />,
      error.status,
    )
  }
}

async function check(
  app: App,
  c: Context<Env>,
  throttle: Throttle,
  email: string,
  password: string,
): Promise<User> {
  const byEmail = `e-mail ${emailKey(email)}`
  throttle.take(`address ${c.get('address')}`, triesPerAddress)
  throttle.take(byEmail, triesPerEmail)
  const user = await findUserByEmail(app.db, email)
  if (!(await fitsPassword(password, user?.passwordHash)) || !user) throw problem('badSignIn')
  throttle.forget(byEmail)
  return user
}

/** Only a path of ours: a link to sign in must not lead elsewhere afterwards. */
function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : '/'
}
