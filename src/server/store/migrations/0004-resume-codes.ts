import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { belongs, tableMaker } from './tables.ts'

/** Codes by which somebody goes on answering on another device. */
export async function resumeCodes(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = tableMaker(db, engine)
  await table(
    'resume_codes',
    'code_hash',
    'code_hash survey_id sealed expires_at',
    belongs('survey_id', 'surveys'),
  )
}
