import { newSecret } from '../ids.ts'
import type { Db } from './db.ts'

const key = 'signing key'

/** The installation's own secret, by which it knows again what it handed out; made at its first use. */
export async function getSigningKey(db: Db): Promise<string> {
  await db
    .insertInto('settings')
    .values({ key, value: newSecret() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('settings')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  return value
}
