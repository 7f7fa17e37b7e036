import type { Kysely } from 'kysely'
import type { Engine } from '../engine.ts'
import { all, belongs, ordered, tableMaker } from './tables.ts'

/** Places of quotas: kept for somebody under way, or taken by a complete response. */
export async function quotaPlaces(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const table = tableMaker(db, engine)
  await table(
    'quota_places',
    'survey_id cell response_id',
    'survey_id cell response_id kept_until? left_out:integer',
    all(belongs('survey_id', 'surveys'), ordered),
  )
  await db.schema
    .createIndex('quota_places_response')
    .on('quota_places')
    .columns(['survey_id', 'response_id'])
    .execute()
}
