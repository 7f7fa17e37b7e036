import { hashOf, newSecret } from '../ids.ts'
import type { Db } from './db.ts'
import { type User, userOf } from './users.ts'

/** Days a browser stays signed in. */
export const signInDays = 30

/** Signs a browser in and gives the secret for its cookie; only the hash is stored. */
export async function createSignIn(db: Db, userId: string, now = Date.now()): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('sign_ins')
    .values({
      id_hash: hashOf(secret),
      user_id: userId,
      created_at: new Date(now).toISOString(),
      expires_at: new Date(now + signInDays * 86_400_000).toISOString(),
    })
    .execute()
  return secret
}

export async function findSignedIn(db: Db, secret: string, now = Date.now()): Promise<User | undefined> {
  const row = await db
    .selectFrom('sign_ins')
    .innerJoin('users', 'users.id', 'sign_ins.user_id')
    .select(['users.id', 'users.email', 'users.name', 'users.administrator'])
    .where('sign_ins.id_hash', '=', hashOf(secret))
    .where('sign_ins.expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  return row && userOf(row)
}

export async function removeSignIn(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('sign_ins').where('id_hash', '=', hashOf(secret)).execute()
}

/** After a new password every other browser has to sign in again. */
export async function removeSignInsOf(db: Db, userId: string, exceptSecret = ''): Promise<void> {
  await db
    .deleteFrom('sign_ins')
    .where('user_id', '=', userId)
    .where('id_hash', '!=', hashOf(exceptSecret))
    .execute()
}

export async function removeExpiredSignIns(db: Db, now = Date.now()): Promise<void> {
  await db.deleteFrom('sign_ins').where('expires_at', '<=', new Date(now).toISOString()).execute()
}
