import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { beforeAll, expect, test, vi } from 'vitest'
import { seeded } from '../../src/surveys/random.ts'
import { allRoutes } from '../../src/server/app.ts'
import type { App } from '../../src/server/route.ts'
import { readConfig } from '../../src/server/config.ts'
import type { Db } from '../../src/server/store/db.ts'
import { findOrAddPerson } from '../../src/server/store/people.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { saveSegment } from '../../src/server/store/segments.ts'
import { saveSession } from '../../src/server/store/sessions.ts'
import { createSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import { createToken } from '../../src/server/store/tokens.ts'
import { addQuestion, blankSurvey } from '../../src/surveys/draft.ts'
import { appOver } from '../setup/app.ts'
import { anyEngine, eachEngine } from '../setup/stores.ts'
import { chooser, type Fuzzed, type Known, malformed, rawRequests } from './malformed.ts'
import { type People, settle } from './people.ts'
import { responseTo } from './store/fixtures.ts'

const long = Boolean(process.env.LONG)
const requests = Number(process.env.REQUESTS ?? (long ? 200_000 : 10_000))
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

// The long run meets both engines; texts that one of them cannot hold show only there.
const engines = long ? eachEngine : anyEngine

engines('malformed requests', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let who: People

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    who = await settle(db)
  })

  test(`all over the routes get answers below 500 (${requests} requests, seed ${seed})`, async () => {
    const c = chooser(seeded(seed))
    const routes = allRoutes({ config: readConfig({}) } as App) // the list alone needs no store
    const defects = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
    const statuses = new Map<number, number>()
    let known = await newStudy(db, who)
    for (let n = 1; n <= requests; n++) {
      // Some requests remove the study or sign out, and then the following ones would not get far.
      if (n % 200 === 0) known = await newStudy(db, who)
      const route = routes[c.below(routes.length)]
      if (!route) continue
      const request = malformed(c, route.method, route.path, known)
      const response = await answerTo(app, request)
      if (!response) continue
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status >= 500)
        throw new Error(`${describe(request)}\n${String(defects.mock.calls.at(-1)?.[0])}`)
    }
    defects.mockRestore()
    process.stdout.write(`${requests} malformed requests, seed ${seed}: ${summary(statuses)}\n`)
    // Enough of them came past the first checks to mean something.
    for (const status of [200, 303, 400, 401, 403, 404, 415, 422])
      expect([...statuses.keys()]).toContain(status)
  }, 3_600_000)

  test('over a bare socket leave the server answering', async () => {
    const server = app.listener()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo // a listening TCP server has one
    const { ids } = await newStudy(db, who)
    for (const bytes of rawRequests(chooser(seeded(seed)), ids.slug ?? '')) {
      const answer = await exchange(port, bytes)
      expect(answer, JSON.stringify(bytes.toString('latin1').slice(0, 300))).not.toMatch(/^HTTP\/1\.1 5/)
    }
    const plain = Buffer.from('GET /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
    expect(await exchange(port, plain)).toMatch(/^HTTP\/1\.1 200/)
    server.close()
  })
})

/** One of everything a path can name. */
async function newStudy(db: Db, who: People): Promise<Known> {
  for (const name of ['ada', 'olga', 'erik', 'vera', 'otto'] as const) await who.signIn(name)
  const study = await who.study()
  const { survey: tea, id: question } = addQuestion(blankSurvey('Tea'), 'part_1', {
    type: 'short_text',
    title: 'Why',
    settings: {},
  })
  const { id: survey, slug } = await createSurvey(db, study, tea)
  await publishSurvey(db, study, survey, null)
  const response = responseTo(study, survey, { answers: { [question]: 'Green tea is good' } })
  await addResponses(db, [response])
  const details = { title: 'Talk', kind: 'interview', guide: blankSurvey('Talk'), heldOn: null } as const
  const token = (await createToken(db, who.user('ada').id, 'fuzz')).secret
  return {
    who,
    token,
    ids: {
      study,
      survey,
      slug,
      question,
      column: question,
      section: 'part_1',
      response: response.id,
      session: await saveSession(db, study, undefined, details),
      person: (await findOrAddPerson(db, study, 'customer 1')) ?? '',
      segment: await saveSegment(
        db,
        study,
        undefined,
        { title: 'All', rule: `{${question}} is answered` },
        null,
      ),
      user: who.user('vera').id,
      name: 'team.css',
    },
  }
}

/** Undefined where the platform refuses to make such a request at all. */
async function answerTo(app: ReturnType<typeof appOver>, sent: Fuzzed): Promise<Response | undefined> {
  const { path, method, headers, body } = sent
  let request: Request
  try {
    request = new Request(`http://localhost${path}`, { method, headers, ...(body && { body }) })
  } catch {
    return undefined
  }
  const response = await app.request(request)
  await response.arrayBuffer()
  return response
}

function describe({ method, path, headers, body }: Fuzzed): string {
  const sent = body ? JSON.stringify(Buffer.from(body).toString('latin1').slice(0, 2_000)) : ''
  return `seed ${seed}: ${method} ${path.slice(0, 2_000)}\n${JSON.stringify(headers).slice(0, 2_000)}\n${sent}`
}

function summary(statuses: Map<number, number>): string {
  return [...statuses]
    .sort(([one], [other]) => one - other)
    .map(([status, count]) => `${status}×${count}`)
    .join(' ')
}

/** What the server says until it ends, or nothing where it waits for more. */
function exchange(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let answer = ''
    socket.on('data', (part) => (answer += part.toString('latin1')))
    socket.on('error', () => resolve(answer))
    socket.on('close', () => resolve(answer))
    socket.setTimeout(300, () => socket.destroy())
  })
}
