import type { Kysely } from 'kysely'

/** The draft before its newest change, so that one step can be undone. */
export async function previousDraft(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('surveys').addColumn('previous_draft', 'text').execute()
}
