import { countedAnswers } from '../surveys/flow.ts'
import { csvWriter, type WriteOptions } from '../surveys/formats/csv/write.ts'
import { soundPart } from '../surveys/readable.ts'
import type { Survey } from '../surveys/survey.ts'
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
  const writer = csvWriter(await versionsOf(db, survey, options), facts, options)
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${writer.head}`
  for await (const { responses, people } of wantedOf(db, survey, options)) {
    let lines = ''
    for (const response of responses)
      lines += writer.line(response.version, response.answers, factsOf(response, people))
    if (lines) yield lines
  }
}

/** The same as JSON lines: one response each, its facts first, its answers by the ids of the questions. */
export async function* jsonLinesOf(
  db: Db,
  survey: SurveyRecord,
  options: Pick<ExportOptions, 'partial' | 'everything'> = {},
): AsyncGenerator<string> {
  const versions = await versionsOf(db, survey, options)
  for await (const { responses, people } of wantedOf(db, survey, options)) {
    let lines = ''
    for (const response of responses) {
      const definition = versions.get(response.version)
      const answers = definition ? countedAnswers(definition, response.answers) : {}
      const known = factsOf(response, people).map((fact, place) => [keyOf(facts[place] ?? ''), fact])
      lines += `${JSON.stringify({ ...Object.fromEntries(known), version: response.version, answers })}\n`
    }
    if (lines) yield lines
  }
}

function keyOf(fact: string): string {
  return fact.replace(' ', '_')
}

async function versionsOf(
  db: Db,
  survey: SurveyRecord,
  { everything }: ExportOptions,
): Promise<Map<number, Survey>> {
  const published = await listVersions(db, survey.id)
  return new Map([
    ...(published.length === 0 || everything ? [[0, soundPart(survey.draft)] as const] : []),
    ...published.map(({ number, definition }) => [number, definition] as const),
  ])
}

/** What is asked for, a thousand at a time, with the references of who stands behind it. */
async function* wantedOf(
  db: Db,
  { studyId, id }: SurveyRecord,
  options: ExportOptions,
): AsyncGenerator<{ responses: StoredResponse[]; people: Map<string, string> }> {
  for await (const all of eachResponse(db, studyId, id)) {
    const responses = all.filter((response) => isWanted(response, options))
    const behind = new Set(responses.flatMap(({ personId }) => personId ?? []))
    yield { responses, people: await referencesOf(db, studyId, [...behind]) }
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
