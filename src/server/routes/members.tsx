import type { Context } from 'hono'
import { MembersPage, type MembersProps } from '../../views/account/members.tsx'
import { accountFields } from '../account-fields.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { invite } from '../invitation.ts'
import { originOf } from '../links.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import type { Env, Routes } from '../route.ts'
import { findRole, listMembers, removeMembership, saveMembership } from '../store/memberships.ts'

/** Who may see and change a study. */
export const memberRoutes: Routes = (app) => {
  async function show(c: Context<Env>, more: Partial<MembersProps> = {}, status: 200 | 422 = 200) {
    const { study, page } = await studyFrame(app, c, { section: 'members', title: 'Members' })
    const members = await listMembers(app.db, study.id)
    return showPage(c, <MembersPage page={page} studyId={study.id} members={members} {...more} />, status)
  }

  async function memberOf(c: Context<Env>): Promise<{ studyId: string; userId: string }> {
    const studyId = c.req.param('study') ?? ''
    const userId = c.req.param('user') ?? ''
    if (!(await findRole(app.db, studyId, userId))) throw problem('unknownItem', { what: 'such member' })
    return { studyId, userId }
  }

  return [
    { method: 'GET', path: '/studies/:study/members', access: 'owner', handle: (c) => show(c) },
    {
      method: 'POST',
      path: '/studies/:study/members',
      access: 'owner',
      async handle(c) {
        const form = await readForm(c)
        const { name, email, role } = accountFields
        const fields = fieldsOf(form)
        const added = fields.take({ name, email, role })
        const values = { name: form.first('name'), email: form.first('email'), role: form.first('role') }
        if (!added) return show(c, { values, errors: fields.errors }, 422)
        const { study } = await studyFrame(app, c, { section: 'members', title: 'Members' })
        const by = c.get('visitor').user
        await invite(app.db, { ...added, study, by, origin: originOf(app, c) })
        const told = app.config.smtpUrl
          ? 'A mail is on its way.'
          : 'No mail server is set up: an administrator finds the message in the outbox and can pass it on.'
        leaveNotice(c, `${added.email} is ${added.role} of this study now. ${told}`)
        return back(c, `/studies/${study.id}/members`)
      },
    },
    {
      method: 'POST',
      path: '/studies/:study/members/:user/role',
      access: 'owner',
      async handle(c) {
        const { studyId, userId } = await memberOf(c)
        const fields = fieldsOf(await readForm(c))
        const given = fields.take({ role: accountFields.role })
        if (!given) return show(c, { problem: fields.errors.role }, 422)
        await saveMembership(app.db, studyId, userId, given.role)
        leaveNotice(c, 'The role is changed.')
        return back(c, `/studies/${studyId}/members`)
      },
    },
    {
      method: 'POST',
      path: '/studies/:study/members/:user/removal',
      access: 'owner',
      async handle(c) {
        const { studyId, userId } = await memberOf(c)
        await removeMembership(app.db, studyId, userId)
        leaveNotice(c, 'The member is removed and sees nothing of this study any more.')
        return back(c, userId === c.get('visitor').user?.id ? '/' : `/studies/${studyId}/members`)
      },
    },
  ]
}
