import { noPassword } from './passwords.ts'
import { type Db, inTransaction } from './store/db.ts'
import { type Role, saveMembership } from './store/memberships.ts'
import { saveMail } from './store/outbox.ts'
import { createPasswordLink } from './store/password-links.ts'
import type { Study } from './store/studies.ts'
import { createUser, findUserByEmail } from './store/users.ts'

export interface Invitation {
  study: Pick<Study, 'id' | 'title'>
  email: string
  name: string
  role: Role
  /** Who invites; none from the command line. */
  by?: { name: string } | undefined
  /** Where the mail's links lead. */
  origin: string
}

/** Makes somebody a member of the study and writes to them; new users get a link to choose a password. */
export async function invite(db: Db, { study, email, name, role, by, origin }: Invitation): Promise<void> {
  await inTransaction(db, async (trx) => {
    const known = await findUserByEmail(trx, email)
    const user = known ?? (await createUser(trx, { email, name, passwordHash: noPassword }))
    await saveMembership(trx, study.id, user.id, role)
    const isNew = known === undefined || known.passwordHash === noPassword
    const link = isNew
      ? `${origin}/passwords/${await createPasswordLink(trx, user.id)}`
      : `${origin}/studies/${study.id}`
    await saveMail(trx, {
      key: `invitation ${link} ${role}`,
      recipient: user.email,
      subject: `You can ${verb(role)} the study “${study.title}”`,
      body: [
        `Hello ${user.name},`,
        `${by ? `${by.name} made you` : 'You are now'} ${role} of the study “${study.title}” in Verbatim.`,
        isNew
          ? `Choose a password here; the link works once, for a week:\n${link}`
          : `You find it here:\n${link}`,
      ].join('\n\n'),
    })
  })
}

function verb(role: Role): string {
  return { owner: 'run', editor: 'work on', viewer: 'read' }[role]
}
