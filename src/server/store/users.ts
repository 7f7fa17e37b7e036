import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { type Db, inTransaction } from './db.ts'

export interface User {
  id: string
  email: string
  name: string
  administrator: boolean
}

interface UserWithPassword extends User {
  passwordHash: string
}

/** Two spellings of one address are one user. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}

export interface NewUser {
  email: string
  name: string
  passwordHash: string
}

export async function createUser(
  db: Db,
  { email, name, passwordHash, administrator = false }: NewUser & { administrator?: boolean },
): Promise<User> {
  const user = { id: newId(), email: emailKey(email), name, administrator }
  const created = await db
    .insertInto('users')
    .values({
      id: user.id,
      email: user.email,
      name,
      administrator: administrator ? 1 : 0,
      password_hash: passwordHash,
      created_at: new Date().toISOString(),
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!created) throw problem('conflict', { why: `There is already a user with the address ${user.email}.` })
  return user
}

export async function findUserByEmail(db: Db, email: string): Promise<UserWithPassword | undefined> {
  const row = await db.selectFrom('users').selectAll().where('email', '=', emailKey(email)).executeTakeFirst()
  return row && { ...userOf(row), passwordHash: row.password_hash }
}

export async function getUser(db: Db, id: string): Promise<UserWithPassword> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'such user' })
  return { ...userOf(row), passwordHash: row.password_hash }
}

export async function listUsers(db: Db): Promise<User[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'email', 'name', 'administrator'])
    .orderBy('email')
    .execute()
  return rows.map(userOf)
}

export async function countUsers(db: Db): Promise<number> {
  const row = await db
    .selectFrom('users')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function saveUserPassword(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', id).execute()
}

/** Sign-ins, tokens and memberships go with the user; the last administrator stays. */
export async function removeUser(db: Db, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const users = await listUsers(trx)
    if (!users.some((user) => user.administrator && user.id !== id))
      throw problem('conflict', { why: 'The last administrator cannot be removed. Add another user first.' })
    for (const table of ['sign_ins', 'api_tokens', 'memberships', 'password_links'] as const)
      await trx.deleteFrom(table).where('user_id', '=', id).execute()
    await trx.deleteFrom('users').where('id', '=', id).execute()
  })
}

export function userOf(row: { id: string; email: string; name: string; administrator: number }): User {
  return { id: row.id, email: row.email, name: row.name, administrator: row.administrator === 1 }
}
