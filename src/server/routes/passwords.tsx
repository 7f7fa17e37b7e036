import { ChoosePasswordPage } from '../../views/account/choose-password.tsx'
import { accountFields } from '../account-fields.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { frame, leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { hashPassword } from '../passwords.ts'
import { problem } from '../problems.ts'
import type { Routes } from '../route.ts'
import { signIn } from '../sign-in.ts'
import { choosePassword, findPasswordLinkUser } from '../store/password-links.ts'

/** The link in an invitation. */
export const passwordRoutes: Routes = (app) => [
  {
    method: 'GET',
    path: '/passwords/:token',
    access: 'anyone',
    async handle(c) {
      const token = c.req.param('token') ?? ''
      const user = await findPasswordLinkUser(app.db, token)
      if (!user) throw problem('passwordLinkDone')
      const page = frame(c, 'Choose a password')
      return showPage(c, <ChoosePasswordPage page={page} action={`/passwords/${token}`} email={user.email} />)
    },
  },
  {
    method: 'POST',
    path: '/passwords/:token',
    access: 'anyone',
    async handle(c) {
      const token = c.req.param('token') ?? ''
      const user = await findPasswordLinkUser(app.db, token)
      if (!user) throw problem('passwordLinkDone')
      const fields = fieldsOf(await readForm(c))
      const given = fields.take({ password: accountFields.password })
      if (!given) {
        const page = frame(c, 'Choose a password')
        const view = (
          <ChoosePasswordPage
            page={page}
            action={`/passwords/${token}`}
            email={user.email}
            error={fields.errors.password}
          />
        )
        return showPage(c, view, 422)
      }
      await choosePassword(app.db, token, await hashPassword(given.password))
      await signIn(app, c, user.id)
      leaveNotice(c, `Welcome, ${user.name}. Your password is stored.`)
      return back(c, '/')
    },
  },
]
