import { hashOf, newCode } from '../ids.ts'
import type { Db } from './db.ts'

/**
 * Codes of people's own. The code makes the secret of the one response it is good for, so that it works once, on
 * whatever device; the store knows the secret's hash alone, which is that response's key.
 */
export async function createAccessCodes(db: Db, surveyId: string, count: number): Promise<string[]> {
  const codes = Array.from({ length: count }, () => newCode(12))
  const created_at = new Date().toISOString()
  const rows = codes.map((code) => ({
    survey_id: surveyId,
    key_hash: hashOf(secretOfCode(surveyId, code)),
    created_at,
  }))
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('access_codes')
      .values(rows.slice(from, from + 1_000))
      .execute()
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'))
}

/** Is this the key of a response that a code allows? */
export async function hasAccess(db: Db, surveyId: string, keyHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('access_codes')
    .select('key_hash')
    .where('survey_id', '=', surveyId)
    .where('key_hash', '=', keyHash)
    .executeTakeFirst()
  return row !== undefined
}

/** How many there are, and how many of them somebody has begun to answer with. */
export async function countAccessCodes(db: Db, surveyId: string): Promise<{ made: number; used: number }> {
  const { made, used } = await db
    .selectFrom('access_codes')
    .leftJoin('responses', (join) =>
      join
        .onRef('responses.survey_id', '=', 'access_codes.survey_id')
        .onRef('responses.key_hash', '=', 'access_codes.key_hash'),
    )
    .select(({ fn }) => [
      fn.count<number | string>('access_codes.key_hash').as('made'),
      fn.count<number | string>('responses.id').as('used'),
    ])
    .where('access_codes.survey_id', '=', surveyId)
    .executeTakeFirstOrThrow()
  return { made: Number(made), used: Number(used) }
}

/** 160 bits made of the code's 60, in the digits of other secrets. */
export function secretOfCode(surveyId: string, code: string): string {
  const bytes = Buffer.from(hashOf(`access ${surveyId} ${tidyCode(code)}`), 'hex')
  return Array.from(bytes, (byte) => '0123456789abcdefghjkmnpqrstvwxyz'[byte & 31]).join('')
}

/** Read as Crockford's base 32 is meant to be: what looks alike is alike. */
export function tidyCode(typed: string): string {
  return typed
    .toLowerCase()
    .replaceAll(/[^0-9a-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1')
}
