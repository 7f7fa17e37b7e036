import { SetUpPage } from '../../views/account/set-up.tsx'
import { accountFields } from '../account-fields.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { frame, leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { hashPassword } from '../passwords.ts'
import { problem } from '../problems.ts'
import type { Routes } from '../route.ts'
import { signIn } from '../sign-in.ts'
import { createOwner, hasSetUp } from '../store/set-up.ts'

/** The one-time link that the first start prints; only it creates the owner. */
export const setUpRoutes: Routes = (app) => [
  {
    method: 'GET',
    path: '/setup/:token',
    access: 'anyone',
    async handle(c) {
      const token = c.req.param('token') ?? ''
      if (!(await hasSetUp(app.db, token))) throw problem('setUpDone')
      return showPage(c, <SetUpPage page={frame(c, 'Set up')} action={`/setup/${token}`} />)
    },
  },
  {
    method: 'POST',
    path: '/setup/:token',
    access: 'anyone',
    async handle(c) {
      const token = c.req.param('token') ?? ''
      if (!(await hasSetUp(app.db, token))) throw problem('setUpDone')
      const form = await readForm(c)
      const fields = fieldsOf(form)
      const { name, email, password } = accountFields
      const given = fields.take({ name, email, password })
      if (!given) {
        const values = { name: form.first('name'), email: form.first('email') }
        const page = frame(c, 'Set up')
        return showPage(
          c,
          <SetUpPage page={page} action={`/setup/${token}`} values={values} errors={fields.errors} />,
          422,
        )
      }
      const owner = await createOwner(app.db, token, {
        name: given.name,
        email: given.email,
        passwordHash: await hashPassword(given.password),
      })
      await signIn(app, c, owner.id)
      leaveNotice(c, 'This installation is yours now. Create a study, or look at the demo first.')
      return back(c, '/')
    },
  },
]
