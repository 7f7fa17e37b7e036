import type { Db } from './db.ts'

interface Opening {
  surveyId: string
  keyHash: string
  section: string
}

/** When this respondent first opened the section, which is now if never before: opening it again gives no more time. */
export async function openSection(db: Db, opening: Opening, now = new Date()): Promise<Date> {
  const { surveyId, keyHash, section } = opening
  await db
    .insertInto('section_openings')
    .values({ survey_id: surveyId, key_hash: keyHash, section, opened_at: now.toISOString() })
    .onConflict((conflict) => conflict.columns(['survey_id', 'key_hash', 'section']).doNothing())
    .execute()
  return (await findOpening(db, opening)) ?? now
}

export async function findOpening(
  db: Db,
  { surveyId, keyHash, section }: Opening,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('section_openings')
    .select('opened_at')
    .where('survey_id', '=', surveyId)
    .where('key_hash', '=', keyHash)
    .where('section', '=', section)
    .executeTakeFirst()
  return row && new Date(row.opened_at)
}
