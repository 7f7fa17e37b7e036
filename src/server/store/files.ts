import { createHash } from 'node:crypto'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import type { Db } from './db.ts'

/** An upload or a recording. It lies in the store in chunks, so that it is part of every backup. */
export interface StoredFile {
  id: string
  studyId: string
  surveyId: string | null
  name: string
  mediaType: string
  size: number
  sha256: string
  createdAt: string
  /** The hash of a response’s key, where it came with an answer. */
  owner: string | null
}

const chunkSize = 256 * 1024

/** While its size is this, a file is still arriving: nobody sees it. */
const arriving = -1

/**
 * Takes a file in as it arrives, however large. Each chunk is stored by itself, as a slow sender must not hold up
 * others who write; one that breaks off leaves nothing behind.
 */
export async function saveFile(
  db: Db,
  about: { studyId: string; surveyId?: string; owner?: string; name: string; mediaType: string },
  source: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  await removeAbandoned(db)
  const file = { id: newId(), surveyId: null, owner: null, createdAt: new Date().toISOString(), ...about }
  await db
    .insertInto('files')
    .values({
      id: file.id,
      study_id: file.studyId,
      survey_id: file.surveyId,
      name: file.name,
      media_type: file.mediaType,
      size: arriving,
      sha256: '',
      created_at: file.createdAt,
      owner: file.owner,
    })
    .execute()
  try {
    const { size, sha256 } = await saveChunks(db, file.id, source)
    await db.updateTable('files').set({ size, sha256 }).where('id', '=', file.id).execute()
    return { ...file, size, sha256 }
  } catch (error) {
    await db.deleteFrom('files').where('id', '=', file.id).execute()
    throw error
  }
}

async function saveChunks(
  db: Db,
  id: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  let position = 0
  for await (const bytes of evenChunks(source)) {
    hash.update(bytes)
    size += bytes.length
    await db.insertInto('file_chunks').values({ file_id: id, position, bytes }).execute()
    position++
  }
  return { size, sha256: hash.digest('hex') }
}

async function* evenChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const bytes of source) {
    held.push(bytes)
    length += bytes.length
    if (length < chunkSize) continue
    const whole = Buffer.concat(held)
    const even = length - (length % chunkSize)
    for (let at = 0; at < even; at += chunkSize) yield whole.subarray(at, at + chunkSize)
    held = [whole.subarray(even)]
    length -= even
  }
  if (length > 0) yield Buffer.concat(held)
}

/** What a process that was killed in the middle of an upload left, and files of answers that were never sent. */
async function removeAbandoned(db: Db): Promise<void> {
  const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString()
  await db.deleteFrom('files').where('size', '=', arriving).where('created_at', '<', yesterday).execute()
  await db
    .deleteFrom('files')
    .where('owner', 'is not', null)
    .where('created_at', '<', yesterday)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('responses')
            .select('responses.id')
            .whereRef('responses.survey_id', '=', 'files.survey_id')
            .whereRef('responses.key_hash', '=', 'files.owner'),
        ),
      ),
    )
    .execute()
}

/** The files that came with the answers of one response. */
export async function filesOfOwner(
  db: Db,
  studyId: string,
  surveyId: string,
  owner: string,
): Promise<StoredFile[]> {
  return filesOf(db, studyId)
    .where('survey_id', '=', surveyId)
    .where('owner', '=', owner)
    .orderBy('id')
    .execute()
}

export async function removeFilesOfOwner(
  db: Db,
  surveyId: string,
  owner: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await db
    .deleteFrom('files')
    .where('survey_id', '=', surveyId)
    .where('owner', '=', owner)
    .where('id', 'in', ids)
    .execute()
}

export async function getFile(db: Db, studyId: string, id: string): Promise<StoredFile> {
  const row = await filesOf(db, studyId).where('id', '=', id).executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'file' })
  return row
}

/** The newest first. */
export async function listFiles(db: Db, studyId: string): Promise<StoredFile[]> {
  return filesOf(db, studyId).orderBy('id', 'desc').execute()
}

/** What a survey's answers were read from. */
export async function filesOfSurvey(db: Db, studyId: string, surveyId: string): Promise<StoredFile[]> {
  return filesOf(db, studyId)
    .where('survey_id', '=', surveyId)
    .where('owner', 'is', null)
    .where('media_type', 'not like', 'image/%')
    .orderBy('id')
    .execute()
}

function filesOf(db: Db, studyId: string) {
  return db
    .selectFrom('files')
    .select(['id', 'study_id as studyId', 'survey_id as surveyId', 'name', 'media_type as mediaType'])
    .select(['size', 'sha256', 'created_at as createdAt', 'owner'])
    .where('study_id', '=', studyId)
    .where('size', '>', arriving)
}

/** A file's bytes, one chunk in memory at a time. */
export async function* readFileBytes(
  db: Db,
  { id, size }: Pick<StoredFile, 'id' | 'size'>,
): AsyncGenerator<Uint8Array> {
  for (let position = 0, read = 0; read < size; position++) {
    const { bytes } = await db
      .selectFrom('file_chunks')
      .select('bytes')
      .where('file_id', '=', id)
      .where('position', '=', position)
      .executeTakeFirstOrThrow()
    read += bytes.length
    yield bytes
  }
}

export async function removeFile(db: Db, studyId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('files')
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw problem('unknownItem', { what: 'file' })
}
