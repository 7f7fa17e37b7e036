import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { belongs, ordered, tableMaker } from './tables.ts'

/** Codes of one's own, without which nobody enters a survey that asks for them. */
export async function accessCodes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = tableMaker(db, engine)
  await table('access_codes', 'survey_id key_hash', 'survey_id key_hash created_at', (built, on) =>
    ordered(belongs('survey_id', 'surveys')(built, on), on),
  )
}
