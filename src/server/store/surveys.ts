import type { Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { newCode, newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { type Db, inTransaction } from './db.ts'
import { readDefinition } from './definitions.ts'
import { refuseUnpublishable } from './publishable.ts'
import { countAnew } from './quotas.ts'
import type { Tables } from './schema.ts'

export interface SurveyRecord {
  id: string
  studyId: string
  /** Its place in the public link /s/:slug. */
  slug: string
  title: string
  state: 'draft' | 'published' | 'closed'
  draft: Survey
  /** Goes up with each saved draft. */
  draftRevision: number
  /** The version that answers now; 0 before the first publication. */
  version: number
}

export interface SurveyVersion {
  number: number
  definition: Survey
  publishedAt: string
}

const columns = [
  'id',
  'study_id',
  'slug',
  'title',
  'state',
  'draft',
  'draft_revision',
  'version',
] as const satisfies (keyof Tables['surveys'])[]

export async function createSurvey(db: Db, studyId: string, definition: Survey): Promise<SurveyRecord> {
  const row: Tables['surveys'] = {
    id: newId(),
    study_id: studyId,
    slug: newCode(10),
    title: titleOf(definition),
    state: 'draft',
    draft: JSON.stringify(definition),
    draft_revision: 1,
    previous_draft: null,
    version: 0,
    created_at: new Date().toISOString(),
  }
  await db.insertInto('surveys').values(row).execute()
  return recordOf(row)
}

export async function getSurvey(db: Db, studyId: string, surveyId: string): Promise<SurveyRecord> {
  const row = await db
    .selectFrom('surveys')
    .select(columns)
    .where('study_id', '=', studyId)
    .where('id', '=', surveyId)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'survey' })
  return recordOf(row)
}

/** By id, by the code of its link, or by title; several of one title have to be told apart by their ids. */
export async function findSurveyByName(db: Db, name: string): Promise<SurveyRecord | undefined> {
  const rows = await db
    .selectFrom('surveys')
    .select(columns)
    .where(({ or, eb }) => or([eb('id', '=', name), eb('slug', '=', name), eb('title', '=', name)]))
    .limit(2)
    .execute()
  if (rows.length > 1)
    throw problem('conflict', {
      why: `Several surveys are called “${name}”. Name the one you mean by its id.`,
    })
  return rows[0] && recordOf(rows[0])
}

/** Newest first. */
export async function listSurveys(db: Db, studyId: string): Promise<SurveyRecord[]> {
  const rows = await db
    .selectFrom('surveys')
    .select(columns)
    .where('study_id', '=', studyId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(recordOf)
}

/** The version that each published survey of a study answers with, without reading any definition. */
export async function publishedVersions(db: Db, studyId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('surveys')
    .select(['id', 'version'])
    .where('study_id', '=', studyId)
    .where('version', '>', 0)
    .orderBy('id')
    .execute()
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Saves over the revision the author read and gives the new one; refuses when somebody saved meanwhile. */
export async function saveDraft(
  db: Db,
  studyId: string,
  surveyId: string,
  revision: number,
  definition: Survey,
): Promise<number> {
  const saved = await db
    .updateTable('surveys')
    .set(({ ref }) => ({
      previous_draft: ref('draft'),
      draft: JSON.stringify(definition),
      title: titleOf(definition),
      draft_revision: revision + 1,
    }))
    .where('study_id', '=', studyId)
    .where('id', '=', surveyId)
    .where('draft_revision', '=', revision)
    .executeTakeFirst()
  if (saved.numUpdatedRows > 0n) return revision + 1
  await getSurvey(db, studyId, surveyId)
  throw problem('stale')
}

/** The draft before the newest change; undoing twice comes back to the same. */
export async function getPreviousDraft(
  db: Db,
  studyId: string,
  surveyId: string,
): Promise<Survey | undefined> {
  const row = await db
    .selectFrom('surveys')
    .select('previous_draft')
    .where('study_id', '=', studyId)
    .where('id', '=', surveyId)
    .executeTakeFirst()
  return row?.previous_draft ? readDefinition(`${surveyId} before`, row.previous_draft) : undefined
}

/** Freezes the draft as the next version and gives its number; every door's publication ends here. */
export async function publishSurvey(
  db: Db,
  studyId: string,
  surveyId: string,
  by: string | null,
): Promise<number> {
  return inTransaction(db, async (trx) => {
    const survey = await getSurvey(trx, studyId, surveyId)
    const versions = await listVersions(trx, surveyId)
    refuseUnpublishable(survey.draft, versions)
    const number = survey.version + 1
    const taken = await trx
      .updateTable('surveys')
      .set({ state: 'published', version: number })
      .where('study_id', '=', studyId)
      .where('id', '=', surveyId)
      .where('version', '=', survey.version)
      .where('draft_revision', '=', survey.draftRevision)
      .executeTakeFirst()
    if (taken.numUpdatedRows === 0n) throw problem('stale')
    await trx
      .insertInto('survey_versions')
      .values({
        survey_id: surveyId,
        number,
        definition: JSON.stringify(survey.draft),
        published_at: new Date().toISOString(),
        published_by: by,
      })
      .execute()
    const latest = versions.at(-1)
    if (latest)
      await countAnew(
        trx,
        { studyId, surveyId },
        {
          before: latest.definition,
          now: survey.draft,
          versionOf: (wanted) => versions.find((version) => version.number === wanted)?.definition,
        },
      )
    return number
  })
}

/** Takes no new answers; those it has stay. */
export async function closeSurvey(db: Db, studyId: string, surveyId: string): Promise<void> {
  await turn(db, studyId, surveyId, 'published', 'closed')
}

/** Takes answers again, with the version it had. */
export async function reopenSurvey(db: Db, studyId: string, surveyId: string): Promise<void> {
  await turn(db, studyId, surveyId, 'closed', 'published')
}

/** Removes a survey nobody answered. */
export async function removeSurvey(db: Db, studyId: string, surveyId: string): Promise<void> {
  await inTransaction(db, async (trx) => {
    await getSurvey(trx, studyId, surveyId)
    const answered = await trx
      .selectFrom('responses')
      .select('id')
      .where('survey_id', '=', surveyId)
      .limit(1)
      .executeTakeFirst()
    if (answered)
      throw problem('conflict', {
        why: 'People have answered this survey, so it stays. Close it instead, or remove the whole study.',
      })
    await trx.deleteFrom('survey_versions').where('survey_id', '=', surveyId).execute()
    await trx.deleteFrom('surveys').where('study_id', '=', studyId).where('id', '=', surveyId).execute()
  })
}

export async function getVersion(db: Db, surveyId: string, number: number): Promise<Survey> {
  const row = await db
    .selectFrom('survey_versions')
    .select('definition')
    .where('survey_id', '=', surveyId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'version' })
  return readDefinition(`${surveyId} ${number}`, row.definition)
}

/** Oldest first. */
export async function listVersions(db: Db, surveyId: string): Promise<SurveyVersion[]> {
  const rows = await db
    .selectFrom('survey_versions')
    .select(['number', 'definition', 'published_at'])
    .where('survey_id', '=', surveyId)
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    definition: readDefinition(`${surveyId} ${row.number}`, row.definition),
    publishedAt: row.published_at,
  }))
}

/** What a respondent's link leads to; undefined before the first publication. Asked for often, so without the definition. */
export async function findPublicSurvey(db: Db, slug: string) {
  return db
    .selectFrom('surveys')
    .select(['id', 'study_id as studyId', 'slug', 'state', 'version'])
    .where('slug', '=', slug)
    .where('version', '>', 0)
    .executeTakeFirst()
}

async function turn(
  db: Db,
  studyId: string,
  surveyId: string,
  from: SurveyRecord['state'],
  to: SurveyRecord['state'],
): Promise<void> {
  const { state } = await getSurvey(db, studyId, surveyId)
  if (state === to) return
  if (state !== from) throw problem('conflict', { why: 'This survey was never published. Publish it first.' })
  await db
    .updateTable('surveys')
    .set({ state: to })
    .where('study_id', '=', studyId)
    .where('id', '=', surveyId)
    .where('state', '=', from)
    .execute()
}

function titleOf(definition: Survey): string {
  return textIn(definition.title, definition.languages[0] ?? 'en').slice(0, 300)
}

function recordOf(row: Pick<Tables['surveys'], (typeof columns)[number]>): SurveyRecord {
  return {
    id: row.id,
    studyId: row.study_id,
    slug: row.slug,
    title: row.title,
    state: row.state,
    draft: readDefinition(row.id, row.draft),
    draftRevision: row.draft_revision,
    version: row.version,
  }
}
