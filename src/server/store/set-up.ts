import { hashOf, newSecret } from '../ids.ts'
import { problem } from '../problems.ts'
import { type Db, inTransaction } from './db.ts'
import { countUsers, createUser, type NewUser, type User } from './users.ts'

const key = 'set-up link'

/** A new link's secret while nobody owns the installation; the links before it stop working. */
export async function offerSetUp(db: Db): Promise<string | undefined> {
  if ((await countUsers(db)) > 0) return undefined
  const secret = newSecret()
  const value = hashOf(secret)
  await db
    .insertInto('settings')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
  return secret
}

export async function hasSetUp(db: Db, secret: string): Promise<boolean> {
  const row = await db
    .selectFrom('settings')
    .select('key')
    .where('key', '=', key)
    .where('value', '=', hashOf(secret))
    .executeTakeFirst()
  return row !== undefined && (await countUsers(db)) === 0
}

/** Uses the link up and makes the owner, in one transaction: of two that come at once, one finds it gone. */
export async function createOwner(db: Db, secret: string, user: NewUser): Promise<User> {
  return inTransaction(db, async (trx) => {
    const used = await trx
      .deleteFrom('settings')
      .where('key', '=', key)
      .where('value', '=', hashOf(secret))
      .executeTakeFirst()
    if (used.numDeletedRows !== 1n || (await countUsers(trx)) > 0) throw problem('setUpDone')
    return createUser(trx, { ...user, administrator: true })
  })
}
