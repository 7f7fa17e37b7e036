import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { eachResponse } from '../../src/server/store/responses.ts'
import { survey } from '../../src/surveys/survey.ts'
import { publish } from '../fixtures/surveys.ts'
import { eachEngine } from '../setup/stores.ts'
import { endProcess, freePort, type ServerProcess, startProcess } from './server-process.ts'

const rounds = process.env.LONG ? 20 : 1
const submissions = 2_000
const clients = 50
const killsPerRound = 3

/** One page of twenty questions; the first names the submission. */
const definition = survey.parse({
  format: 1,
  title: { en: 'Twenty questions' },
  languages: ['en'],
  sections: [
    {
      id: 'all',
      questions: Array.from({ length: 20 }, (_, at) => ({
        id: `q${at}`,
        type: at === 0 ? 'short_text' : 'number',
        title: { en: `Question ${at}` },
        required: at === 0,
      })),
    },
  ],
})

eachEngine('A server that is killed at random moments', (open, store) => {
  test(
    `has stored each of ${submissions} acknowledged submissions once`,
    async () => {
      for (let round = 0; round < rounds; round++) {
        const seed = Number(process.env.SEED ?? randomBytes(4).readUInt32LE())
        const db = await open()
        const { studyId, surveyId, link } = await publish(db, definition)
        const port = await freePort()
        const url = await store.url()
        const outcome = await storm({ url, port, seed, path: `${link}/pages/all`, cookie: `go_${surveyId}` })
        const stored = new Map<string, number>()
        for await (const batch of eachResponse(db, studyId, surveyId))
          for (const { answers, status } of batch) {
            const name = `${String(answers.q0)} ${status}`
            stored.set(name, (stored.get(name) ?? 0) + 1)
          }
        const wanted = new Map(Array.from({ length: submissions }, (_, at) => [`number ${at} complete`, 1]))
        process.stderr.write(
          `  seed ${seed}: ${outcome.kills} kills, ${outcome.retries} retries, ${stored.size} stored\n`,
        )
        expect(outcome.kills, `seed ${seed}`).toBe(killsPerRound)
        expect(stored, `seed ${seed}`).toEqual(wanted)
      }
    },
    // A busy machine takes long; what is proven does not hang on it.
    rounds * 300_000,
  )
})

interface Storm {
  url: string
  port: number
  seed: number
  path: string
  cookie: string
}

/** Sends everything while the server is killed and started again; a client retries until it is acknowledged. */
async function storm({ url, port, seed, path, cookie }: Storm): Promise<{ kills: number; retries: number }> {
  const random = mulberry(seed)
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let server: ServerProcess = await startProcess(url, port)
  let acknowledged = 0
  let retries = 0
  let next = 0

  async function client(): Promise<void> {
    while (next < submissions) {
      const number = next++
      const key = `${cookie}=${`k${seed.toString(36)}x${number.toString(36).padStart(4, '0')}`.padEnd(32, 'x')}..`
      while (!(await send(agent, port, path, key, number))) {
        retries++
        await wait(100 + random() * 300)
      }
      acknowledged++
    }
  }

  let kills = 0
  async function killer(): Promise<void> {
    for (; kills < killsPerRound; kills++) {
      // At a random moment within each part of the work.
      const until = ((kills + random()) / killsPerRound) * submissions * 0.9
      while (acknowledged < until) await wait(1)
      await wait(random() * 20)
      await endProcess(server, 'SIGKILL')
      server = await startProcess(url, port)
    }
  }

  try {
    await Promise.all([killer(), ...Array.from({ length: clients }, client)])
    return { kills, retries }
  } finally {
    agent.destroy()
    await endProcess(server, 'SIGTERM')
  }
}

/** True once the server said that it is stored. */
function send(agent: Agent, port: number, path: string, cookie: string, number: number): Promise<boolean> {
  const fields = Array.from({ length: 20 }, (_, at) => [
    `q.q${at}`,
    at === 0 ? `number ${number}` : String(at),
  ])
  const body = new URLSearchParams([['version', '1'], ...fields]).toString()
  return new Promise((resolve) => {
    const call = request(
      {
        agent,
        port,
        path,
        host: '127.0.0.1',
        method: 'POST',
        headers: {
          cookie,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'sec-fetch-site': 'same-origin',
        },
      },
      (response) => {
        response.resume()
        response.on('end', () => resolve(response.statusCode === 303))
        response.on('error', () => resolve(false))
      },
    )
    call.on('error', () => resolve(false))
    call.end(body)
  })
}

/** The same moments again for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
