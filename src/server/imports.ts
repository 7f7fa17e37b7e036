import { isDeepStrictEqual } from 'node:util'
import { stepsOf } from '../surveys/flow.ts'
import type { GivenRow, ReadFile } from '../surveys/formats/format.ts'
import { waveAt } from '../surveys/person.ts'
import type { Survey } from '../surveys/survey.ts'
import { hashOf, newId } from './ids.ts'
import { problem } from './problems.ts'
import { type Db, inTransaction } from './store/db.ts'
import { readFileBytes, saveFile, type StoredFile } from './store/files.ts'
import { listSurveysOfFile, saveSurveyOfFile } from './store/imports.ts'
import { findOrAddPeople } from './store/many-people.ts'
import { findResponseRows } from './store/response-rows.ts'
import { addResponses, type StoredResponse } from './store/responses.ts'
import {
  closeSurvey,
  createSurvey,
  getSurvey,
  getVersion,
  publishSurvey,
  removeSurvey,
  type SurveyRecord,
} from './store/surveys.ts'
import { listWaves } from './store/waves.ts'

type Read = Extract<ReadFile, { ok: true }>

/** The file of an import, taken into the store once it is known to be a new one. */
export interface Source {
  studyId: string
  sha256: string
  /** Whether a new survey takes further answers from people by its link; else it is closed from the start. */
  open: boolean
  keep(): Promise<StoredFile>
}

export interface Stored {
  survey: SurveyRecord
  added: number
  /** Rows that the same import had stored before. */
  known: number
}

/**
 * Stores a read file as a survey with its responses, closed to others unless it shall be open. The same import sent twice, or again after it broke off,
 * ends in the same survey with each row once.
 */
export async function storeImport(db: Db, source: Source, read: Read, by: string | null): Promise<Stored> {
  const survey = await surveyOf(db, source, read.survey, by)
  const stored = { survey, added: 0, known: 0 }
  const waves = await listWaves(db, source.studyId)
  const now = new Date()
  // Ids sort by time: a millisecond for each row keeps the order of the file.
  const first = now.getTime() - read.count
  for await (const rows of read.rows()) {
    const done = stored.added + stored.known
    const people = await findOrAddPeople(
      db,
      source.studyId,
      rows.flatMap(({ person }) => person ?? []),
    )
    const given = rows.map((row, index) => ({
      ...responseOf(row, survey, now.toISOString(), people.get(row.person ?? '') ?? null),
      waveId: waveAt(waves, row.at ?? now.toISOString())?.id ?? null,
      id: newId(first + done + index),
      keyHash: hashOf(`import ${source.sha256} ${row.row}`),
    }))
    const added = await addUnknown(db, survey.id, given)
    stored.added += added
    stored.known += given.length - added
  }
  return stored
}

/** Stores what is not there yet. Should the same import run elsewhere, its rows are looked for once more. */
async function addUnknown(db: Db, surveyId: string, given: StoredResponse[], tries = 3): Promise<number> {
  const known = await findResponseRows(
    db,
    given.map(({ keyHash }) => [surveyId, keyHash]),
  )
  const before = new Set(known.map((row) => row.key_hash))
  const fresh = given.filter(({ keyHash }) => !before.has(keyHash))
  if (fresh.length === 0) return 0
  try {
    await addResponses(db, fresh)
    return fresh.length
  } catch (error) {
    if (tries === 0) throw error
    return addUnknown(db, surveyId, given, tries - 1)
  }
}

/** What could not be read, as one problem with all its places. */
export function unreadable({ issues }: Extract<ReadFile, { ok: false }>) {
  const why = issues[0]?.message ?? 'We could not read this file.'
  return problem(
    'notValid',
    { why },
    Object.fromEntries(issues.map(({ where, message }) => [where, message])),
  )
}

export async function bytesOf(db: Db, file: StoredFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readFileBytes(db, file)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The survey that this file became before, read in the same way; else a new one. */
async function surveyOf(
  db: Db,
  source: Source,
  definition: Survey,
  by: string | null,
): Promise<SurveyRecord> {
  const { studyId, sha256 } = source
  for (const id of await listSurveysOfFile(db, studyId, sha256))
    if (isDeepStrictEqual(asJson(await getVersion(db, id, 1)), asJson(definition)))
      return getSurvey(db, studyId, id)
  const file = await source.keep()
  const { id } = await createSurvey(db, studyId, definition)
  await inTransaction(db, async (trx) => {
    await publishSurvey(trx, studyId, id, by)
    if (!source.open) await closeSurvey(trx, studyId, id)
  })
  if (await saveSurveyOfFile(db, studyId, file.id, id)) return getSurvey(db, studyId, id)
  // Somebody sent the same form at the same time, or this upload became another survey before.
  await removeSurvey(db, studyId, id)
  return surveyOf(db, { ...source, keep: () => anotherCopy(db, file) }, definition, by)
}

function asJson(definition: Survey): unknown {
  return JSON.parse(JSON.stringify(definition))
}

async function anotherCopy(db: Db, file: StoredFile): Promise<StoredFile> {
  const { studyId, name, mediaType } = file
  return saveFile(db, { studyId, name, mediaType }, readFileBytes(db, file))
}

function responseOf(
  { answers, at }: GivenRow,
  survey: SurveyRecord,
  now: string,
  personId: string | null,
): Omit<StoredResponse, 'id' | 'keyHash' | 'waveId'> {
  return {
    studyId: survey.studyId,
    surveyId: survey.id,
    version: survey.version,
    status: 'complete',
    mode: 'live',
    answers,
    reached: stepsOf(survey.draft),
    language: survey.draft.languages[0] ?? 'en',
    personId,
    source: 'import',
    excluded: null,
    startedAt: at ?? now,
    savedAt: now,
    completedAt: at ?? now,
  }
}
