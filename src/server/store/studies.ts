import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { type Db, inTransaction } from './db.ts'
import type { Tables } from './schema.ts'

export interface Study {
  id: string
  title: string
  objective: string
  /** Invented by us, to look around in. */
  demo: boolean
  createdAt: string
}

export interface NewStudy {
  title: string
  objective?: string | undefined
  demo?: boolean | undefined
}

export async function createStudy(db: Db, study: NewStudy, ownerId?: string): Promise<Study> {
  const row: Tables['studies'] = {
    id: newId(),
    title: study.title,
    objective: study.objective ?? '',
    demo: study.demo ? 1 : 0,
    change_number: 0,
    created_at: new Date().toISOString(),
  }
  await inTransaction(db, async (trx) => {
    await trx.insertInto('studies').values(row).execute()
    if (ownerId)
      await trx
        .insertInto('memberships')
        .values({ study_id: row.id, user_id: ownerId, role: 'owner' })
        .execute()
  })
  return studyOf(row)
}

export async function getStudy(db: Db, id: string): Promise<Study> {
  const row = await db
    .selectFrom('studies')
    .select(['id', 'title', 'objective', 'demo', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownStudy')
  return studyOf(row)
}

/** By id or by title; two studies of one title have to be told apart by their ids. */
export async function findStudyByName(db: Db, name: string): Promise<Study | undefined> {
  const rows = await db
    .selectFrom('studies')
    .select(['id', 'title', 'objective', 'demo', 'created_at'])
    .where(({ or, eb }) => or([eb('id', '=', name), eb('title', '=', name)]))
    .limit(2)
    .execute()
  if (rows.length > 1)
    throw problem('conflict', {
      why: `Several studies are called “${name}”. Name the one you mean by its id.`,
    })
  return rows[0] && studyOf(rows[0])
}

/** What a user may see, newest first: their own, or all for an administrator. For nobody known the demo ones. */
export async function listStudies(db: Db, userId: string | undefined): Promise<Study[]> {
  const studies = db
    .selectFrom('studies')
    .select(['id', 'title', 'objective', 'demo', 'created_at'])
    .orderBy('id', 'desc')
  const seen =
    userId === undefined
      ? studies.where('demo', '=', 1)
      : studies.where(({ or, exists, selectFrom }) =>
          or([
            exists(
              selectFrom('memberships')
                .select('memberships.user_id')
                .whereRef('memberships.study_id', '=', 'studies.id')
                .where('memberships.user_id', '=', userId),
            ),
            exists(
              selectFrom('users')
                .select('users.id')
                .where('users.id', '=', userId)
                .where('users.administrator', '=', 1),
            ),
          ]),
        )
  const rows = await seen.execute()
  return rows.map(studyOf)
}

export async function saveStudy(
  db: Db,
  id: string,
  study: { title: string; objective: string },
): Promise<void> {
  await db.updateTable('studies').set(study).where('id', '=', id).execute()
}

/** Whatever names its study, the innermost first. */
const tablesOfStudy = [
  'mentions',
  'texts',
  'turns',
  'participants',
  'sessions',
  'responses',
  'changes',
  'cursors',
  'segments',
  'person_attributes',
  'people',
  'attributes',
  'files',
  'waves',
  'surveys',
  'memberships',
] as const satisfies (keyof Tables)[]

/** Everything of the study goes: definitions, answers, people, sessions, files and what was derived from them. */
export async function removeStudy(db: Db, id: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    const filesOfStudy = trx.selectFrom('files').select('id').where('study_id', '=', id)
    await trx.deleteFrom('file_chunks').where('file_id', 'in', filesOfStudy).execute()
    const surveysOfStudy = trx.selectFrom('surveys').select('id').where('study_id', '=', id)
    await trx.deleteFrom('survey_versions').where('survey_id', 'in', surveysOfStudy).execute()
    for (const table of tablesOfStudy) await trx.deleteFrom(table).where('study_id', '=', id).execute()
    await trx.deleteFrom('studies').where('id', '=', id).execute()
  })
}

function studyOf(row: Omit<Tables['studies'], 'change_number'>): Study {
  return {
    id: row.id,
    title: row.title,
    objective: row.objective,
    demo: row.demo === 1,
    createdAt: row.created_at,
  }
}
