import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { all, belongs, ordered, tableMaker } from './tables.ts'

/** When somebody first opened a section that has a time limit. */
export async function sectionOpenings(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = tableMaker(db, engine)
  await table(
    'section_openings',
    'survey_id key_hash section',
    'survey_id key_hash section opened_at',
    all(belongs('survey_id', 'surveys'), ordered),
  )
}
