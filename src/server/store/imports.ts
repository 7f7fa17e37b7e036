import type { Db } from './db.ts'

/** Which surveys came from a file of these bytes, the oldest first. */
export async function listSurveysOfFile(db: Db, studyId: string, sha256: string): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .innerJoin('surveys', 'surveys.id', 'files.survey_id')
    .select('surveys.id as id')
    .where('files.study_id', '=', studyId)
    .where('files.sha256', '=', sha256)
    .orderBy('files.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Says which survey came from a file; of two who say so at once one is heard, and the other gets false. */
export async function saveSurveyOfFile(
  db: Db,
  studyId: string,
  fileId: string,
  surveyId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('files')
    .set({ survey_id: surveyId })
    .where('study_id', '=', studyId)
    .where('id', '=', fileId)
    .where('survey_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
