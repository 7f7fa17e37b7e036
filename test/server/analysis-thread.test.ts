import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import type { startAnalysis } from '../../src/server/analysis.ts'
import type { closeDb, openDb } from '../../src/server/store/db.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { flyer, flyersAnswers, flying } from '../fixtures/flyers.ts'
import { publish } from '../fixtures/surveys.ts'
import { anyEngine } from '../setup/stores.ts'

const count = process.env.LONG ? 100_000 : 3_000

interface Built {
  startAnalysis: typeof startAnalysis
  openDb: typeof openDb
  closeDb: typeof closeDb
}

/** Only what is built has a thread, so the service and its thread are built beside each other first. */
async function built(): Promise<Built> {
  const outdir = join(import.meta.dirname, '../output/thread')
  const shared = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  } as const
  const contents = `export { startAnalysis } from './src/server/analysis.ts'
    export { openDb, closeDb } from './src/server/store/db.ts'`
  const resolveDir = join(import.meta.dirname, '../..')
  await build({ ...shared, stdin: { contents, resolveDir }, outfile: join(outdir, 'analysis.js') })
  await build({ ...shared, entryPoints: ['src/analysis/worker.ts'], outfile: join(outdir, 'worker.js') })
  // It was built from the very files whose types are named here.
  return (await import(pathToFileURL(join(outdir, 'analysis.js')).href)) as Built
}

anyEngine('The analysis in its own thread', (open, store) => {
  test(`answers for ${count} responses at once when warm, and follows what comes`, async () => {
    const db = await open()
    const { studyId, surveyId } = await publish(db, flying)
    for (const answers of chunks(flyersAnswers(count), 5_000))
      await addResponses(
        db,
        answers.map((one) => flyer(studyId, surveyId, one)),
      )
    const { startAnalysis, openDb, closeDb } = await built()
    const own = await openDb(await store.url())
    const analysis = startAnalysis(own, { patience: 300_000 })
    const started = performance.now()
    const first = await analysis.surveyResults(studyId, surveyId)
    const reading = performance.now() - started
    expect(first).toMatchObject({ state: 'ready', result: { counted: { responses: count } } })

    const times: number[] = []
    for (const column of ['age', 'uses', 'flights', 'score', 'last', 'why']) {
      await addResponses(db, [flyer(studyId, surveyId, { coin: { option: 'heads' } })])
      const before = performance.now()
      await analysis.questionResult(studyId, surveyId, column)
      times.push(performance.now() - before)
    }
    const profiled = performance.now()
    expect(await analysis.profile(studyId, "{class} = 'business'")).toMatchObject({ state: 'ready' })
    process.stdout.write(
      `${count} responses: read in ${Math.round(reading)} ms, results in ${times.map(Math.round).join(', ')} ms, a profile in ${Math.round(performance.now() - profiled)} ms\n`,
    )
    // On a quiet machine it is far below 100 ms; other tests run beside this one.
    expect(times.toSorted((a, b) => a - b)[3]).toBeLessThan(1_000)
    expect(await analysis.questionResult(studyId, surveyId, 'coin')).toMatchObject({
      result: { counted: { responses: count + times.length } },
    })
    await analysis.close()
    await closeDb(own)
  }, 300_000)
})

function* chunks<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
