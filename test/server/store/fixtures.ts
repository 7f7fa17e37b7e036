import { newId } from '../../../src/server/ids.ts'
import type { Db } from '../../../src/server/store/db.ts'
import type { StoredResponse } from '../../../src/server/store/responses.ts'

/** A study with nothing in it. */
export async function addStudy(db: Db): Promise<string> {
  const id = newId()
  await db
    .insertInto('studies')
    .values({ id, title: 'Tea', objective: '', demo: 0, change_number: 0, created_at: now })
    .execute()
  return id
}

/** A survey without questions: the store does not read answers. */
export async function addSurvey(db: Db, studyId: string): Promise<string> {
  const id = newId()
  const draft = JSON.stringify({ format: 1, title: { en: 'Tea' }, languages: ['en'], sections: [] })
  await db
    .insertInto('surveys')
    .values({
      id,
      study_id: studyId,
      slug: id,
      title: 'Tea',
      state: 'published',
      draft,
      draft_revision: 1,
      version: 1,
      created_at: now,
    })
    .execute()
  return id
}

export function responseTo(
  studyId: string,
  surveyId: string,
  given: Partial<StoredResponse> = {},
): StoredResponse {
  const id = newId()
  return {
    id,
    studyId,
    surveyId,
    version: 1,
    keyHash: `key of ${id}`,
    status: 'complete',
    mode: 'live',
    answers: { taste: 'fine' },
    reached: 1,
    language: 'en',
    personId: null,
    waveId: null,
    source: 'page',
    excluded: null,
    startedAt: now,
    savedAt: now,
    completedAt: now,
    ...given,
  }
}

export const now = '2026-11-22T12:00:00.000Z'
