import { hashOf, newId, newSecret } from '../ids.ts'
import type { Db } from './db.ts'
import { type User, userOf } from './users.ts'

export interface Token {
  id: string
  label: string
  createdAt: string
  usedAt: string | null
}

/** A new bearer token; the secret is given this once and only its hash is stored. */
export async function createToken(
  db: Db,
  userId: string,
  label: string,
): Promise<{ id: string; secret: string }> {
  const id = newId()
  const secret = `vb_${newSecret()}`
  await db
    .insertInto('api_tokens')
    .values({
      id,
      token_hash: hashOf(secret),
      user_id: userId,
      label,
      created_at: new Date().toISOString(),
      used_at: null,
    })
    .execute()
  return { id, secret }
}

export async function findBearer(db: Db, secret: string): Promise<(User & { tokenId: string }) | undefined> {
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('users', 'users.id', 'api_tokens.user_id')
    .select(['users.id', 'users.email', 'users.name', 'users.administrator', 'api_tokens.id as token_id'])
    .where('api_tokens.token_hash', '=', hashOf(secret))
    .executeTakeFirst()
  return row && { ...userOf(row), tokenId: row.token_id }
}

export async function listTokens(db: Db, userId: string): Promise<Token[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'label', 'created_at', 'used_at'])
    .where('user_id', '=', userId)
    .orderBy('id')
    .execute()
  return rows.map(({ id, label, created_at, used_at }) => ({
    id,
    label,
    createdAt: created_at,
    usedAt: used_at,
  }))
}

/** Notes the day a token was last used: one write a day, not one a request. */
export async function saveTokenUse(db: Db, id: string, day: string): Promise<void> {
  await db
    .updateTable('api_tokens')
    .set({ used_at: day })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('used_at', 'is', null), eb('used_at', '<', day)]))
    .execute()
}

export async function removeToken(db: Db, userId: string, id: string): Promise<void> {
  await db.deleteFrom('api_tokens').where('id', '=', id).where('user_id', '=', userId).execute()
}
