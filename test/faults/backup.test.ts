import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { seeded } from '../../src/surveys/random.ts'
import { closeDb, connect, openDb } from '../../src/server/store/db.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { isEmpty } from '../../src/server/store/restore.ts'
import { createStudy } from '../../src/server/store/studies.ts'
import { flyer, flyersAnswers, publishFlying } from '../fixtures/flyers.ts'
import { eachEngine } from '../setup/stores.ts'

const program = join(import.meta.dirname, '../../verbatim.js')
const rounds = process.env.LONG ? 40 : 2
const responses = 6_000

const folder = mkdtempSync(join(tmpdir(), 'verbatim-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a command and kills it after so many milliseconds; true where it had come to its end before. */
async function verbatim(database: string, words: string[], killAfter?: number): Promise<boolean> {
  const { BASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [program, ...words], {
    env: { ...env, DATABASE_URL: database },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  if (killAfter !== undefined) {
    await Promise.race([ended, wait(killAfter)])
    child.kill('SIGKILL')
  }
  const [status] = (await ended) as [number | null]
  return status === 0
}

/** How long it takes to its end, from which the moments to kill it are chosen. */
async function timed(work: () => Promise<boolean>): Promise<number> {
  const start = performance.now()
  expect(await work()).toBe(true)
  return performance.now() - start
}

async function titles(database: string): Promise<{ studies: string[]; responses: number }> {
  const db = connect(database)
  try {
    if (await isEmpty(db)) return { studies: [], responses: 0 }
    const studies = await db.selectFrom('studies').select('title').orderBy('title').execute()
    const { count } = await db
      .selectFrom('responses')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return { studies: studies.map(({ title }) => title), responses: Number(count) }
  } finally {
    await closeDb(db)
  }
}

eachEngine('Killed at any moment', (_open, store) => {
  test(
    'a backup leaves no file that looks whole and is not, and a restore leaves the old store or the new one',
    async () => {
      const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())
      const random = seeded(seed)
      const from = await store.another()
      const db = await openDb(from)
      const { studyId, surveyId } = await publishFlying(db, 0)
      const answers = flyersAnswers(responses)
      await addResponses(
        db,
        answers.map((one) => flyer(studyId, surveyId, one)),
      )
      await closeDb(db)
      const whole = { studies: ['Travel'], responses }

      const backup = join(folder, `${store.engine}.backup`)
      const writing = await timed(() => verbatim(from, ['backup', backup]))
      for (let round = 0; round < rounds; round++) {
        const file = join(folder, `${store.engine}-${round}.backup`)
        const done = await verbatim(from, ['backup', file], writing * (0.3 + 0.8 * random()))
        if (done) expect(existsSync(file), `seed ${seed}`).toBe(true)
        // A second try is not hindered by what the first one left behind.
        if (!existsSync(file)) expect(await verbatim(from, ['backup', file]), `seed ${seed}`).toBe(true)
        const to = await store.another()
        expect(await verbatim(to, ['restore', file]), `seed ${seed}`).toBe(true)
        expect(await titles(to), `seed ${seed}`).toEqual(whole)
      }

      const target = await store.another()
      const reading = await timed(() => verbatim(target, ['restore', backup]))
      for (let round = 0; round < rounds; round++) {
        const to = await store.another()
        const other = await openDb(to)
        await createStudy(other, { title: 'Tea' })
        await closeDb(other)
        const moment = reading * (0.3 + 0.8 * random())
        const done = await verbatim(to, ['restore', backup, '--replace'], moment)
        const found = await titles(to)
        if (done) expect(found, `seed ${seed}`).toEqual(whole)
        else expect([{ studies: ['Tea'], responses: 0 }, whole], `seed ${seed}`).toContainEqual(found)
        expect(await verbatim(to, ['restore', backup, '--replace']), `seed ${seed}`).toBe(true)
        expect(await titles(to), `seed ${seed}`).toEqual(whole)
      }
    },
    rounds * 150_000,
  )
})
