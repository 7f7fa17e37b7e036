import type { Survey } from '../../surveys/survey.ts'
import type { Db } from './db.ts'
import { withdrawResponse } from './responses.ts'

/**
 * Removes the answers that were kept as long as the version they were given to had promised, a few at a time; says
 * how many it removed. A response that goes on being answered is kept from its last saving.
 */
export async function removeOutlived(db: Db, now: Date, most = 100): Promise<number> {
  let removed = 0
  for (const { studyId, surveyId, number, definition } of await versionsThatEnd(db)) {
    const before = savedBefore(definition, now)
    if (before === undefined) continue
    const rows = await db
      .selectFrom('responses')
      .select('id')
      .where('survey_id', '=', surveyId)
      .where('version', '=', number)
      .where('status', '<>', 'withdrawn')
      .where('saved_at', '<', before)
      .limit(most - removed)
      .execute()
    for (const { id } of rows) await withdrawResponse(db, studyId, surveyId, id)
    removed += rows.length
    if (removed >= most) break
  }
  return removed
}

const passingDays = 7

/**
 * Removes codes for going on whose time is over, and links to go on by that could not be mailed: whoever gave an address
 * for that was told that it is not kept.
 */
export async function removePassing(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('resume_codes').where('expires_at', '<=', now.toISOString()).execute()
  const before = new Date(now.getTime() - passingDays * dayMs).toISOString()
  await db.deleteFrom('outbox').where('key', 'like', 'passing %').where('created_at', '<', before).execute()
}

async function versionsThatEnd(db: Db) {
  const rows = await db
    .selectFrom('survey_versions')
    .innerJoin('surveys', 'surveys.id', 'survey_versions.survey_id')
    .select(['surveys.study_id', 'survey_versions.survey_id', 'survey_versions.number', 'definition'])
    .where('definition', 'like', '%"keptDays":%')
    .execute()
  return rows.map(({ study_id, survey_id, number, definition }) => ({
    studyId: study_id,
    surveyId: survey_id,
    number,
    definition: JSON.parse(definition) as Survey, // written as one when it was published
  }))
}

const dayMs = 86_400_000

/** What was last saved before this moment has been kept long enough. */
function savedBefore({ trust }: Survey, now: Date): string | undefined {
  if (trust?.keptDays === undefined) return undefined
  return new Date(now.getTime() - trust.keptDays * dayMs).toISOString()
}
