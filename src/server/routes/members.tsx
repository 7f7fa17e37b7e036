import type { Context } from 'hono'
import { MembersPage, type MembersProps } from '../../views/account/members.tsx'
import { accountFields } from '../account-fields.ts'
import type { App, Env, Routes } from '../route.ts'
import { fieldsOf } from '../fields.ts'
import { readForm } from '../forms.ts'
import { leaveNotice, studyFrame } from '../frame.ts'
import { invite } from '../invitation.ts'
import { originOf } from '../links.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import { findRole, listMembers, removeMembership, saveMembership } from '../store/memberships.ts'

const members = '/studies/:study/members'

/** Who may see and change a study. */
export const memberRoutes: Routes = (app) => [
  { method: 'GET', path: members, access: 'owner', handle: (c) => show(app, c) },
  { method: 'POST', path: members, access: 'owner', handle: (c) => add(app, c) },
  { method: 'POST', path: `${members}/:user/role`, access: 'owner', handle: (c) => changeRole(app, c) },
  { method: 'POST', path: `${members}/:user/removal`, access: 'owner', handle: (c) => remove(app, c) },
]

async function show(app: App, c: Context<Env>, more: Partial<MembersProps> = {}): Promise<Response> {
  const { study, page } = await studyFrame(app, c, { section: 'members', title: 'Members' })
  const members = await listMembers(app.db, study.id)
  const view = <MembersPage page={page} studyId={study.id} members={members} {...more} />
  return showPage(c, view, more.errors || more.problem ? 422 : 200)
}

async function add(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const { name, email, role } = accountFields
  const fields = fieldsOf(form)
  const added = fields.take({ name, email, role })
  const values = { name: form.first('name'), email: form.first('email'), role: form.first('role') }
  if (!added) return show(app, c, { values, errors: fields.errors })
  const { study } = await studyFrame(app, c, { section: 'members', title: 'Members' })
  const by = c.get('visitor').user
  await invite(app.db, { ...added, study, by, origin: originOf(app, c) })
  const told = app.config.smtpUrl
    ? 'A mail is on its way.'
    : 'No mail server is set up: an administrator finds the message in the outbox and can pass it on.'
  leaveNotice(c, `${added.email} is ${added.role} of this study now. ${told}`)
  return back(c, `/studies/${study.id}/members`)
}

async function changeRole(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, userId } = await memberOf(app, c)
  const fields = fieldsOf(await readForm(c))
  const given = fields.take({ role: accountFields.role })
  if (!given) return show(app, c, { problem: fields.errors.role })
  await saveMembership(app.db, studyId, userId, given.role)
  leaveNotice(c, 'The role is changed.')
  return back(c, `/studies/${studyId}/members`)
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  const { studyId, userId } = await memberOf(app, c)
  await removeMembership(app.db, studyId, userId)
  leaveNotice(c, 'The member is removed and sees nothing of this study any more.')
  return back(c, userId === c.get('visitor').user?.id ? '/' : `/studies/${studyId}/members`)
}

async function memberOf(app: App, c: Context<Env>): Promise<{ studyId: string; userId: string }> {
  const studyId = c.req.param('study') ?? ''
  const userId = c.req.param('user') ?? ''
  if (!(await findRole(app.db, studyId, userId))) throw problem('unknownItem', { what: 'such member' })
  return { studyId, userId }
}
