import type { Selectable } from 'kysely'
import type { Answers, ResponseMode, ResponseStatus } from '../../surveys/response.ts'
import { bulkFind, bulkInsert } from './bulk.ts'
import type { Tables } from './schema.ts'

/** One person's whole go at a survey. */
export interface StoredResponse {
  id: string
  studyId: string
  surveyId: string
  /** The published version it was asked by, 0 for the draft. */
  version: number
  keyHash: string
  status: ResponseStatus
  mode: ResponseMode
  answers: Answers
  /** How many sections were sent. */
  reached: number
  language: string
  personId: string | null
  waveId: string | null
  source: Tables['responses']['source']
  excluded: string | null
  startedAt: string
  savedAt: string
  completedAt: string | null
}

export type ResponseRow = Selectable<Tables['responses']>

const columns = {
  survey_id: 'text',
  id: 'text',
  study_id: 'text',
  version: 'integer',
  key_hash: 'text',
  status: 'text',
  mode: 'text',
  answers: 'text',
  reached: 'integer',
  language: 'text',
  person_id: 'text',
  wave_id: 'text',
  source: 'text',
  excluded: 'text',
  started_at: 'text',
  saved_at: 'text',
  completed_at: 'text',
} as const

/** New ones only. */
export const insertResponseRows = bulkInsert('responses', columns)

/** New ones and new states of known ones. */
export const saveResponseRows = bulkInsert(
  'responses',
  columns,
  `on conflict (survey_id, id) do update set ${Object.keys(columns)
    .slice(2)
    .map((name) => `${name} = excluded.${name}`)
    .join(', ')}`,
)

const selected = Object.keys(columns)
  .map((name) => `responses.${name}`)
  .join(', ')

/** By survey and key. */
export const findResponseRows = bulkFind<ResponseRow>(selected, 'responses', ['survey_id', 'key_hash'])

/** By survey and id. */
export const findResponseRowsById = bulkFind<ResponseRow>(selected, 'responses', ['survey_id', 'id'])

export function responseOf(row: ResponseRow): StoredResponse {
  return {
    id: row.id,
    studyId: row.study_id,
    surveyId: row.survey_id,
    version: row.version,
    keyHash: row.key_hash,
    status: row.status,
    mode: row.mode,
    answers: JSON.parse(row.answers) as Answers, // written by rowOf
    reached: row.reached,
    language: row.language,
    personId: row.person_id,
    waveId: row.wave_id,
    source: row.source,
    excluded: row.excluded,
    startedAt: row.started_at,
    savedAt: row.saved_at,
    completedAt: row.completed_at,
  }
}

export function rowOf(response: StoredResponse): ResponseRow {
  return {
    survey_id: response.surveyId,
    id: response.id,
    study_id: response.studyId,
    version: response.version,
    key_hash: response.keyHash,
    status: response.status,
    mode: response.mode,
    answers: JSON.stringify(response.answers),
    reached: response.reached,
    language: response.language,
    person_id: response.personId,
    wave_id: response.waveId,
    source: response.source,
    excluded: response.excluded,
    started_at: response.startedAt,
    saved_at: response.savedAt,
    completed_at: response.completedAt,
  }
}
