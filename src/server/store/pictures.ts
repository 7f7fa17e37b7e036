import type { Db } from './db.ts'
import type { StoredFile } from './files.ts'

/** A picture beside an option, as its author stored it. */
export interface StoredPicture extends Pick<StoredFile, 'id' | 'studyId' | 'mediaType' | 'size'> {
  /** A published version of its survey shows it. */
  isPublic: boolean
}

/**
 * Found only where its survey shows it, in the draft or in a published version: what else was uploaded is no picture
 * to be sent to anybody.
 */
export async function findPicture(db: Db, id: string): Promise<StoredPicture | undefined> {
  const named = `%"picture":"${id}"%`
  const row = await db
    .selectFrom('files')
    .innerJoin('surveys', 'surveys.id', 'files.survey_id')
    .leftJoin('survey_versions', (join) =>
      join
        .onRef('survey_versions.survey_id', '=', 'surveys.id')
        .on('survey_versions.definition', 'like', named),
    )
    .select(['files.id', 'files.study_id as studyId', 'files.media_type as mediaType', 'files.size'])
    .select('survey_versions.number as version')
    .where('files.id', '=', id)
    .where('files.size', '>', 0)
    .where('files.media_type', 'like', 'image/%')
    .where('files.owner', 'is', null)
    .where(({ or, eb }) =>
      or([eb('survey_versions.number', 'is not', null), eb('surveys.draft', 'like', named)]),
    )
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, isPublic: row.version !== null }
}
