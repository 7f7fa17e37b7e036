import { hashOf, newSecret } from '../ids.ts'
import { problem } from '../problems.ts'
import { type Db, inTransaction } from './db.ts'
import { removeSignInsOf } from './sign-ins.ts'
import { saveUserPassword, type User, userOf } from './users.ts'

const days = 7

/** A link's secret by which this user chooses a password within a week; only its hash is stored. */
export async function createPasswordLink(db: Db, userId: string, now = Date.now()): Promise<string> {
  const secret = newSecret()
  await db
    .insertInto('password_links')
    .values({
      token_hash: hashOf(secret),
      user_id: userId,
      expires_at: new Date(now + days * 86_400_000).toISOString(),
    })
    .execute()
  return secret
}

export async function findPasswordLinkUser(
  db: Db,
  secret: string,
  now = Date.now(),
): Promise<User | undefined> {
  const row = await db
    .selectFrom('password_links')
    .innerJoin('users', 'users.id', 'password_links.user_id')
    .select(['users.id', 'users.email', 'users.name', 'users.administrator'])
    .where('token_hash', '=', hashOf(secret))
    .where('expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  return row && userOf(row)
}

/** Uses the link up: stores the password, ends every other link and every browser's sign-in of this user. */
export async function choosePassword(db: Db, secret: string, passwordHash: string): Promise<User> {
  return inTransaction(db, async (trx) => {
    const user = await findPasswordLinkUser(trx, secret)
    const used = await trx
      .deleteFrom('password_links')
      .where('token_hash', '=', hashOf(secret))
      .executeTakeFirst()
    if (!user || used.numDeletedRows !== 1n) throw problem('passwordLinkDone')
    await trx.deleteFrom('password_links').where('user_id', '=', user.id).execute()
    await saveUserPassword(trx, user.id, passwordHash)
    await removeSignInsOf(trx, user.id)
    return user
  })
}
