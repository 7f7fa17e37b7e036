import { rmSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import Database from 'better-sqlite3'
import { startAnalysis } from '../../src/server/analysis.ts'
import { csvOf } from '../../src/server/exports.ts'
import { hashOf, newId } from '../../src/server/ids.ts'
import { closeDb, type Db, openDb } from '../../src/server/store/db.ts'
import { addResponses, type StoredResponse } from '../../src/server/store/responses.ts'
import { getSurvey } from '../../src/server/store/surveys.ts'
import { twentyQuestions } from '../fixtures/everything.ts'
import { publish } from '../fixtures/surveys.ts'
import { storedAnswers } from './requests.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void // what the flag puts there

export interface ReadingResult {
  responses: number
  /** Milliseconds of processor time. */
  exportMs: number
  bareLoopMs: number
  exportRatio: number
  /** Most megabytes still needed beyond the start while exporting: what is garbage by then is collected first. */
  exportMemoryMb: number
  /** Milliseconds until a question's result: the first time, and after one more answer. */
  firstResultMs: number
  resultMs: number
}

/** Export and results over so many stored responses. */
export async function measureReading(file: string, count: number): Promise<ReadingResult> {
  const db = await openDb(file)
  const { surveyId, studyId } = await publish(db, twentyQuestions())
  await fill(db, studyId, surveyId, count)
  const survey = await getSurvey(db, studyId, surveyId)
  const exported = { bytes: 0 }
  const ours = async () => {
    for await (const piece of csvOf(db, survey)) exported.bytes += piece.length
  }
  const times = { ours: Infinity, bare: Infinity }
  for (let round = 0; round < 3; round++) {
    times.ours = Math.min(times.ours, await cpuOf(ours))
    times.bare = Math.min(times.bare, await cpuOf(() => bareLoop(file, surveyId)))
  }
  const exportMemory = await mostInUse(csvOf(db, survey))
  const results = await measureResults(db, studyId, surveyId)
  await closeDb(db)
  rmSync(file)
  return {
    responses: count,
    exportMs: times.ours,
    bareLoopMs: times.bare,
    exportRatio: times.ours / times.bare,
    exportMemoryMb: exportMemory / 2 ** 20,
    ...results,
  }
}

/** Asked at every fifth piece, as collecting takes its time. */
async function mostInUse(pieces: AsyncIterable<unknown>): Promise<number> {
  const before = inUse()
  let most = 0
  let count = 0
  for await (const _ of pieces) if (count++ % 5 === 0) most = Math.max(most, inUse() - before)
  return most
}

function inUse(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Rows, read and joined with commas: what an export cannot do without. */
async function bareLoop(file: string, surveyId: string): Promise<void> {
  const database = new Database(file, { readonly: true })
  const rows = database.prepare('select * from responses where survey_id = ? order by id')
  let bytes = 0
  for (const row of rows.iterate(surveyId) as IterableIterator<Record<string, unknown>>) {
    const answers = JSON.parse(String(row.answers)) as Record<string, unknown>
    let line = `${String(row.id)},${String(row.status)},${String(row.started_at)}`
    for (const answer of Object.values(answers)) line += `,"${cell(answer).replaceAll('"', '""')}"`
    bytes += Buffer.byteLength(`${line}\r\n`)
  }
  database.close()
  if (bytes === 0) throw new Error('Nothing was read')
}

function cell(answer: unknown): string {
  return typeof answer === 'object' && answer ? Object.values(answer).flat().join('; ') : String(answer)
}

async function measureResults(db: Db, studyId: string, surveyId: string) {
  const analysis = startAnalysis(db, { patience: 600_000, worker: 'here' })
  const ask = () => analysis.questionResult(studyId, surveyId, 'recommend')
  const firstResultMs = await timeOf(ask)
  const times: number[] = []
  for (let round = 0; round < 5; round++) {
    await fill(db, studyId, surveyId, 1)
    times.push(await timeOf(ask))
  }
  await analysis.close()
  return { firstResultMs, resultMs: times.sort((one, other) => one - other)[2] ?? 0 }
}

async function fill(db: Db, studyId: string, surveyId: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 5_000) {
    const size = Math.min(5_000, count - done)
    await addResponses(
      db,
      Array.from({ length: size }, (_, at) => response(studyId, surveyId, done + at)),
    )
  }
}

function response(studyId: string, surveyId: string, number: number): StoredResponse {
  const id = newId()
  const at = new Date().toISOString()
  return {
    id,
    studyId,
    surveyId,
    version: 1,
    keyHash: hashOf(id),
    status: 'complete',
    mode: 'live',
    answers: { ...storedAnswers, recommend: number % 11, staff: (number % 5) + 1 },
    reached: 1,
    language: 'en',
    personId: null,
    waveId: null,
    source: 'api',
    excluded: null,
    startedAt: at,
    savedAt: at,
    completedAt: at,
  }
}

async function cpuOf(work: () => Promise<void>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
