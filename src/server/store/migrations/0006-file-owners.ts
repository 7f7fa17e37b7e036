import { type Kysely, sql } from 'kysely'
import type { Engine } from '../engine.ts'

/** Files that came with an answer belong to a response, by the hash of its key. */
export async function fileOwners(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const text = engine === 'postgres' ? sql`text collate "C"` : sql`text`
  await db.schema.alterTable('files').addColumn('owner', text).execute()
  await db.schema.createIndex('files_by_owner').on('files').columns(['survey_id', 'owner']).execute()
}
