import type { Desk } from '../analysis/desk.ts'
import type { ResponseFact } from '../analysis/study.ts'
import { listAttributes } from './store/attributes.ts'
import { type Change, changesAfter, lastChange } from './store/changes.ts'
import type { Db } from './store/db.ts'
import { attributesOfPeople } from './store/person-attributes.ts'
import { rowOf } from './store/response-rows.ts'
import { countResponses, eachResponseRow, findResponses } from './store/responses.ts'
import { attendeesOf } from './store/participants.ts'
import { listVersions, publishedVersions } from './store/surveys.ts'
import { eachTaggedFact, taggedFactsOf } from './store/tagged-facts.ts'

/** What the desk knows of a study. */
export interface Known {
  /** The change it reaches; undefined before the first reading. */
  number: number | undefined
  versions: Map<string, number>
  read: number
  of: number
  cache: Map<string, unknown>
  following?: Promise<void>
}

export function newcomer(): Known {
  return { number: undefined, versions: new Map(), read: 0, of: 0, cache: new Map() }
}

/** Asks the desk, wherever it is. */
export type Call = <Name extends keyof Desk>(
  name: Name,
  ...given: Parameters<Desk[Name]>
) => Promise<ReturnType<Desk[Name]>>

/** Reads what is not known yet. The number is taken before the reading, so nothing in between is missed. */
export async function follow(db: Db, call: Call, studyId: string, known: Known): Promise<void> {
  const last = await lastChange(db, studyId)
  const versions = await publishedVersions(db, studyId)
  await followSurveys(db, call, studyId, known, versions)
  if (known.number === undefined) {
    await readPeople(db, call, studyId)
    await call('putTexts', studyId, null, [])
    for await (const facts of eachTaggedFact(db, studyId)) await call('putTexts', studyId, [], facts)
    known.number = last
  }
  while (known.number < last) {
    const changes = await changesAfter(db, studyId, known.number, 1_000)
    await followChanges(db, call, studyId, changes)
    known.number = changes.at(-1)?.number ?? last
    known.cache.clear()
  }
}

async function followSurveys(
  db: Db,
  call: Call,
  studyId: string,
  known: Known,
  versions: Map<string, number>,
): Promise<void> {
  for (const survey of known.versions.keys()) {
    if (versions.has(survey)) continue
    await call('closeSurvey', studyId, survey)
    known.versions.delete(survey)
    known.cache.clear()
  }
  const fresh = [...versions].filter(([survey, version]) => known.versions.get(survey) !== version)
  if (fresh.length === 0) return
  known.read = 0
  known.of = 0
  for (const [survey] of fresh) {
    for (const { count } of await countResponses(db, studyId, survey)) known.of += count
  }
  for (const [survey, version] of fresh) {
    await readSurvey(db, call, studyId, survey, known)
    known.versions.set(survey, version)
  }
  known.cache.clear()
}

async function readSurvey(db: Db, call: Call, studyId: string, survey: string, known: Known): Promise<void> {
  const versions = await listVersions(db, survey)
  await call(
    'openSurvey',
    studyId,
    survey,
    versions.map(({ number, definition }) => [number, definition]),
  )
  for await (const rows of eachResponseRow(db, studyId, survey)) {
    await call('putResponses', studyId, survey, rows.map(factOf))
    known.read += rows.length
  }
}

async function readPeople(db: Db, call: Call, studyId: string): Promise<void> {
  const attributes = await listAttributes(db, studyId)
  const people = await attributesOfPeople(db, studyId)
  await call('putPeople', studyId, attributes, people, await attendeesOf(db, studyId))
}

const textKinds: ReadonlySet<string> = new Set(['response', 'withdrawal', 'tag', 'decision', 'turn'])
const responseKinds: ReadonlySet<string> = new Set(['response', 'withdrawal', 'exclusion'])
const peopleKinds: ReadonlySet<string> = new Set(['person', 'participant', 'attribute'])

async function followChanges(db: Db, call: Call, studyId: string, changes: readonly Change[]): Promise<void> {
  const responses = changes.filter(({ kind }) => responseKinds.has(kind))
  for (const [survey, own] of Map.groupBy(responses, ({ surveyId }) => surveyId ?? '')) {
    const found = await findResponses(db, studyId, survey, idsOf(own))
    await call('putResponses', studyId, survey, found.map(rowOf).map(factOf))
  }
  if (changes.some(({ kind }) => peopleKinds.has(kind))) await readPeople(db, call, studyId)
  const items = idsOf(changes.filter(({ kind }) => textKinds.has(kind)))
  if (items.length > 0) await call('putTexts', studyId, items, await taggedFactsOf(db, studyId, items))
}

function idsOf(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ itemId }) => itemId))]
}

function factOf(row: ReturnType<typeof rowOf>): ResponseFact {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    mode: row.mode,
    answers: row.answers,
    reached: row.reached,
    personId: row.person_id,
    waveId: row.wave_id,
    excluded: row.excluded !== null,
  }
}
