import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { hashOf, newCode } from '../ids.ts'
import { tidyCode } from './access-codes.ts'
import type { Db } from './db.ts'

const days = 30
const dayMs = 86_400_000

export interface ResumeCode {
  /** 60 bits, as people write it: four digits at a time. */
  code: string
  expiresAt: string
}

/**
 * A code that gives a respondent's secret back, for 30 days. The store holds its hash and the secret sealed with it,
 * so that neither can be read from there.
 */
export async function createResumeCode(
  db: Db,
  surveyId: string,
  secret: string,
  now = Date.now(),
): Promise<ResumeCode> {
  await db.deleteFrom('resume_codes').where('expires_at', '<=', new Date(now).toISOString()).execute()
  const code = newCode(12)
  const expiresAt = new Date(now + days * dayMs).toISOString()
  await db
    .insertInto('resume_codes')
    .values({
      code_hash: codeHash(surveyId, code),
      survey_id: surveyId,
      sealed: seal(secret, code),
      expires_at: expiresAt,
    })
    .execute()
  return { code: code.replaceAll(/(.{4})(?=.)/g, '$1-'), expiresAt }
}

/** The secret behind a code, however it was typed; undefined where there is none or its time is over. */
export async function findResumed(
  db: Db,
  surveyId: string,
  typed: string,
  now = Date.now(),
): Promise<string | undefined> {
  const code = tidyCode(typed)
  const row = await db
    .selectFrom('resume_codes')
    .select('sealed')
    .where('code_hash', '=', codeHash(surveyId, code))
    .where('expires_at', '>', new Date(now).toISOString())
    .executeTakeFirst()
  return row && unseal(row.sealed, code)
}

function codeHash(surveyId: string, code: string): string {
  return hashOf(`resume ${surveyId} ${code}`)
}

function seal(secret: string, code: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(code), start)
  const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64')
}

function unseal(sealed: string, code: string): string {
  const bytes = Buffer.from(sealed, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(code), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

function keyOf(code: string): Buffer {
  return createHash('sha256').update(`seal ${code}`).digest()
}
