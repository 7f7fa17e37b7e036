import { csvWriter, type WriteOptions } from '../surveys/formats/csv/write.ts'
import { soundPart } from '../surveys/readable.ts'
import type { Db } from './store/db.ts'
import { referencesOf } from './store/people.ts'
import { eachResponse, type StoredResponse } from './store/responses.ts'
import { listVersions, type SurveyRecord } from './store/surveys.ts'

export interface ExportOptions extends WriteOptions {
  /** Also what is not complete, by its status. Withdrawn responses never come along. */
  partial?: boolean
  /** Also test responses and those left out of results. */
  everything?: boolean
}

const facts = [
  'response',
  'status',
  'mode',
  'source',
  'version',
  'language',
  'person',
  'started',
  'completed',
  'left out',
] as const

/** A survey's responses as pieces of a CSV file, a thousand rows each, however many there are. */
export async function* csvOf(
  db: Db,
  survey: SurveyRecord,
  options: ExportOptions = {},
): AsyncGenerator<string> {
  const published = await listVersions(db, survey.id)
  const versions = new Map([
    ...(published.length === 0 || options.everything ? [[0, soundPart(survey.draft)] as const] : []),
    ...published.map(({ number, definition }) => [number, definition] as const),
  ])
  const writer = csvWriter(versions, facts, options)
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${writer.head}`
  for await (const responses of eachResponse(db, survey.studyId, survey.id)) {
    const kept = responses.filter((response) => isWanted(response, options))
    const people = await referencesOf(db, survey.studyId, [
      ...new Set(kept.flatMap(({ personId }) => personId ?? [])),
    ])
    let lines = ''
    for (const response of kept)
      lines += writer.line(response.version, response.answers, factsOf(response, people))
    if (lines) yield lines
  }
}

function isWanted(
  { status, mode, excluded }: StoredResponse,
  { partial, everything }: ExportOptions,
): boolean {
  if (status === 'withdrawn') return false
  return (
    (partial || everything || status === 'complete') && (everything || (mode === 'live' && excluded === null))
  )
}

function factsOf(response: StoredResponse, people: Map<string, string>): (string | null)[] {
  return [
    response.id,
    response.status,
    response.mode,
    response.source,
    String(response.version),
    response.language,
    response.personId === null ? null : (people.get(response.personId) ?? null),
    response.startedAt,
    response.completedAt,
    response.excluded,
  ]
}
