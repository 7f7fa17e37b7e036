import { signInCookie } from '../../src/server/access.ts'
import type { Db } from '../../src/server/store/db.ts'
import { saveMembership } from '../../src/server/store/memberships.ts'
import { createSignIn } from '../../src/server/store/sign-ins.ts'
import { createStudy } from '../../src/server/store/studies.ts'
import { createUser, type User } from '../../src/server/store/users.ts'

/** Everybody a permission can be about; nobody is outside without an account, otto is outside with one. */
export const people = ['nobody', 'otto', 'vera', 'erik', 'olga', 'ada'] as const
export type PersonName = (typeof people)[number]

export interface People {
  user(name: Exclude<PersonName, 'nobody'>): User
  /** Headers of a request from this person's browser, from our own page. */
  headers(name: PersonName): Record<string, string>
  /** A new browser, where the one before may have signed out. */
  signIn(name: Exclude<PersonName, 'nobody'>): Promise<void>
  /** A study that olga owns, erik edits and vera views; otto and ada are no members. */
  study(title?: string): Promise<string>
}

/** Ada administrates the installation. */
export async function settle(db: Db): Promise<People> {
  const users = new Map<string, User>()
  const cookies = new Map<string, string>()
  for (const name of people) {
    if (name === 'nobody') continue
    const user = await createUser(db, {
      email: `${name}@example.org`,
      name,
      passwordHash: 'none yet',
      administrator: name === 'ada',
    })
    users.set(name, user)
    await signIn(name, user)
  }
  async function signIn(name: string, { id }: User): Promise<void> {
    cookies.set(name, `${signInCookie}=${await createSignIn(db, id)}`)
  }
  const user = (name: string): User => {
    const known = users.get(name)
    if (!known) throw new Error(`${name} has no account`)
    return known
  }
  return {
    user,
    headers: (name) => ({
      'sec-fetch-site': 'same-origin',
      ...(cookies.has(name) && { cookie: cookies.get(name) ?? '' }),
    }),
    signIn: (name) => signIn(name, user(name)),
    async study(title = 'Tea') {
      const { id } = await createStudy(db, { title }, user('olga').id)
      await saveMembership(db, id, user('erik').id, 'editor')
      await saveMembership(db, id, user('vera').id, 'viewer')
      return id
    },
  }
}
