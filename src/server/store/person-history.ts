import type { Db } from './db.ts'

export interface PersonHistory {
  responses: { id: string; surveyId: string; survey: string; status: string; startedAt: string }[]
  sessions: { id: string; title: string; name: string }[]
}

/** Where this person took part. */
export async function historyOf(db: Db, studyId: string, personId: string): Promise<PersonHistory> {
  const responses = await db
    .selectFrom('responses')
    .innerJoin('surveys', 'surveys.id', 'responses.survey_id')
    .select(['responses.id', 'survey_id', 'title', 'status', 'started_at'])
    .where('responses.study_id', '=', studyId)
    .where('person_id', '=', personId)
    .orderBy('responses.id')
    .limit(1_000)
    .execute()
  const sessions = await db
    .selectFrom('participants')
    .innerJoin('sessions', 'sessions.id', 'participants.session_id')
    .select(['sessions.id', 'title', 'name'])
    .where('participants.study_id', '=', studyId)
    .where('person_id', '=', personId)
    .orderBy('sessions.id')
    .execute()
  return {
    responses: responses.map((row) => ({
      id: row.id,
      surveyId: row.survey_id,
      survey: row.title,
      status: row.status,
      startedAt: row.started_at,
    })),
    sessions,
  }
}
