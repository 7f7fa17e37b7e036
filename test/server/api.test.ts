import { beforeAll, expect, test } from 'vitest'
import { describeApi } from '../../src/server/api/openapi.ts'
import { results } from '../../src/server/api/result-schemas.ts'
import type { App } from '../../src/server/route.ts'
import { readConfig } from '../../src/server/config.ts'
import { apiOperations } from '../../src/server/routes/api/index.ts'
import type { Db } from '../../src/server/store/db.ts'
import { addResponses, countResponses } from '../../src/server/store/responses.ts'
import { createSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import { createToken } from '../../src/server/store/tokens.ts'
import { say } from '../../src/surveys/words.ts'
import { flyer, flyersAnswers, flying } from '../fixtures/flyers.ts'
import { appOver } from '../setup/app.ts'
import { eachEngine } from '../setup/stores.ts'
import { settle } from './people.ts'

const definition = {
  format: 1,
  title: { en: 'Tea' },
  languages: ['en'],
  sections: [
    {
      id: 'all',
      questions: [
        {
          id: 'age',
          type: 'number',
          title: { en: 'How old are you?' },
          required: true,
          settings: { min: 0 },
        },
        {
          id: 'kind',
          type: 'choice',
          title: { en: 'Which tea?' },
          settings: {
            options: [
              { id: 'green', label: { en: 'Green' } },
              { id: 'black', label: { en: 'Black' } },
            ],
          },
        },
        {
          id: 'why',
          type: 'long_text',
          title: { en: 'Why green?' },
          showIf: "{kind} = 'green'",
          settings: {},
        },
      ],
    },
  ],
}

interface Reply {
  status: number
  // What JSON comes to is looked at field by field.
  body: Record<string, unknown> & { details: Record<string, string> }
}

eachEngine('the API', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let study: string
  let survey: string
  let token: string

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await app.request(`/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Reply['body'] }
  }

  const post = (key: string, body: unknown): Promise<Reply> =>
    send('POST', `/studies/${study}/surveys/${survey}/responses`, body, { 'idempotency-key': key })

  const stored = async () =>
    (await countResponses(db, study, survey)).reduce((sum, { count }) => sum + Number(count), 0)

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    const who = await settle(db)
    study = await who.study()
    token = (await createToken(db, who.user('erik').id, 'tests')).secret
    const created = await send('POST', `/studies/${study}/surveys`, definition)
    expect(created.status).toBe(201)
    survey = String(created.body.id)
    expect((await send('PUT', `/studies/${study}/surveys/${survey}/publication`)).body.version).toBe(1)
  })

  test('a response is stored once per key, and found again by the same key and content', async () => {
    const before = await stored()
    const answers = { age: 30, kind: { option: 'green' }, why: 'It is mild' }
    const first = await post('one', { answers, person: 'customer 7' })
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ status: 'complete', answers, person: 'customer 7', source: 'api' })
    const again = await post('one', { answers, person: 'customer 7' })
    expect(again).toEqual({ status: 200, body: first.body })
    const other = await post('one', { answers: { ...answers, age: 31 }, person: 'customer 7' })
    expect(other.status).toBe(409)
    expect(other.body.error).toBe('keyUsed')
    expect(await stored()).toBe(before + 1)
  })

  test('the same response sent twice at once is stored once', async () => {
    const before = await stored()
    const sent = { answers: { age: 44 }, person: 'customer 8' }
    const replies = await Promise.all([post('race', sent), post('race', sent), post('race', sent)])
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
    expect(await stored()).toBe(before + 1)
  })

  test('what the page refuses is refused here in the same words, and nothing is stored', async () => {
    const before = await stored()
    const refused = async (answers: unknown, more: object = {}) => {
      const reply = await post('refused', { answers, ...more })
      expect(reply.status).toBe(422)
      return reply.body.details
    }
    expect(await refused({})).toHaveProperty('age')
    expect(await refused({ age: 30, kind: { option: 'oolong' } })).toEqual({ kind: say('choice.unknown') })
    expect(await refused({ age: 30, kind: { option: 'black' }, why: 'Strong' })).toEqual({
      why: say({ word: 'question.shown', with: { question: 'why' } }),
    })
    expect(await refused({ age: 30, colour: 'red' })).toEqual({
      colour: say({ word: 'question.unknown', with: { question: 'colour' } }),
    })
    expect(await refused({ age: 'thirty' })).toHaveProperty('age')
    expect(await refused({ age: -1 })).toEqual({ age: say({ word: 'number.min', with: { min: 0 } }) })
    expect(await refused({ age: 30 }, { language: 'fr' })).toHaveProperty('language')
    expect(await refused({ age: 30 }, { person: '' })).toHaveProperty('person')
    expect(await refused({ age: 30 }, { colour: 'red' })).toEqual({
      body: 'Leave out “colour”: there is no such field here',
    })
    expect(await refused([])).toEqual({ answers: 'Send an object here' })
    expect(await stored()).toBe(before)
  })

  test('a key is needed', async () => {
    const reply = await send('POST', `/studies/${study}/surveys/${survey}/responses`, { answers: { age: 1 } })
    expect(reply.status).toBe(400)
    expect(reply.body.error).toBe('keyNeeded')
  })

  test('bodies that are not JSON, not UTF-8, too deep or too large are refused by name', async () => {
    const path = `/api/v1/studies/${study}/surveys/${survey}/responses`
    const status = async (body: BodyInit, type = 'application/json') => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type, 'idempotency-key': 'x' }
      const response = await app.request(path, { method: 'POST', headers, body })
      const { error } = (await response.json()) as { error: string } // every refusal has this form
      return `${response.status} ${error}`
    }
    expect(await status('{')).toBe('400 badBody')
    expect(await status(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBe('400 badText')
    expect(await status('['.repeat(100_000))).toBe('400 badBody')
    expect(await status(' '.repeat(2 << 20))).toBe('413 tooLarge')
    expect(await status('answers=1', 'application/x-www-form-urlencoded')).toBe('415 wrongMedia')
    expect(await status('{"answers":{"__proto__":{"age":1}},"__proto__":{"status":"complete"}}')).toBe(
      '422 notValid',
    )
  })

  test('a started response may miss required answers and waits', async () => {
    const reply = await post('started', { status: 'started', answers: { kind: { option: 'black' } } })
    expect(reply.status).toBe(201)
    expect(reply.body).toMatchObject({ status: 'started', completedAt: null })
  })

  test('responses are listed page by page, read one by one, and withdrawn with all their answers', async () => {
    const { body } = await post('to withdraw', { answers: { age: 50 } })
    const list = `/studies/${study}/surveys/${survey}/responses`
    const page = await send('GET', `${list}?limit=1`)
    expect(page.body.responses).toEqual([body])
    const rest = await send('GET', `${list}?limit=1000&after=${String(page.body.next)}`)
    expect(rest.body.responses).toHaveLength((await stored()) - 1)
    expect((await send('GET', `${list}/${String(body.id)}`)).body).toEqual(body)
    const withdrawn = await send('DELETE', `${list}/${String(body.id)}`)
    expect(withdrawn.body).toMatchObject({ status: 'withdrawn', answers: {} })
    expect((await post('to withdraw', { answers: { age: 50 } })).status).toBe(409)
    expect((await send('GET', `${list}?limit=many`)).body.details).toHaveProperty('limit')
  })

  test('results count what was stored', async () => {
    const reply = await send('GET', `/studies/${study}/surveys/${survey}/results?column=kind`)
    expect(reply.status).toBe(200)
    expect(reply.body).toMatchObject({ state: 'ready', questions: [{ column: { key: 'kind' } }] })
    const none = await send('GET', `/studies/${study}/surveys/${survey}/results?column=colour`)
    expect(none.status).toBeGreaterThanOrEqual(404)
    expect(none.status).toBeLessThan(500)
  })

  test('results are in every part as they are described, for every kind of column', async () => {
    const { id } = await createSurvey(db, study, flying)
    await publishSurvey(db, study, id, null)
    await addResponses(
      db,
      flyersAnswers(60).map((answers) => flyer(study, id, answers)),
    )
    const path = `/studies/${study}/surveys/${id}/results`
    const { body } = await send('GET', path)
    const { questions = [], counted } = results.parse(body)
    expect(counted).toMatchObject({ responses: 60, everyone: 60 })
    expect(questions.map(({ column }) => column.key)).toEqual([
      'age',
      'class',
      'uses',
      'comfort',
      'flights',
      'last',
      'coin',
      'score',
      'why',
    ])
    for (const part of ['frequencies', 'numbers', 'score', 'months'] as const)
      expect(
        questions.some((question) => question[part] !== undefined),
        part,
      ).toBe(true)
    const partial = flyer(study, id, { coin: { option: 'heads' } }, { status: 'started', completedAt: null })
    await addResponses(db, [partial])
    expect((await send('GET', `${path}?column=coin`)).body.counted).toMatchObject({ responses: 60 })
    expect((await send('GET', `${path}?column=coin&include=partial`)).body.counted).toMatchObject({
      responses: 61,
    })
  })

  test('a draft is saved over the revision that was read, and closing refuses new responses', async () => {
    const one = `/studies/${study}/surveys/${survey}`
    const changed = { ...definition, title: { en: 'Tea again' } }
    expect((await send('PUT', `${one}/draft`, { revision: 1, definition: changed })).body.revision).toBe(2)
    expect((await send('PUT', `${one}/draft`, { revision: 1, definition })).status).toBe(409)
    const unsound = { ...changed, sections: [] }
    await send('PUT', `${one}/draft`, { revision: 2, definition: unsound })
    expect((await send('PUT', `${one}/publication`)).status).toBe(422)
    expect((await send('DELETE', `${one}/publication`)).body.state).toBe('closed')
    expect((await post('late', { answers: { age: 1 } })).body.error).toBe('surveyNotOpen')
    const retry = await post('race', { answers: { age: 44 }, person: 'customer 8' })
    expect(retry.status).toBe(200)
  })

  test('a definition that does not fit says where', async () => {
    const reply = await send('POST', `/studies/${study}/surveys`, { ...definition, sections: [{ id: 'A' }] })
    expect(reply.status).toBe(422)
    expect(Object.keys(reply.body.details).sort()).toEqual(['sections.0.id', 'sections.0.questions'])
    for (const sentence of Object.values(reply.body.details)) expect(sentence).not.toMatch(/invalid/i)
  })
})

test('the description names every operation and refers only to schemas it holds', () => {
  const operations = apiOperations({ config: readConfig({}) } as App) // describing needs no store
  const document = JSON.parse(JSON.stringify(describeApi(operations, 'http://localhost'))) as {
    openapi: string
    paths: Record<string, Record<string, unknown>>
    components: { schemas: Record<string, unknown> }
  }
  expect(document.openapi).toBe('3.1.0')
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  expect(described.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort())
  const references = JSON.stringify(document).match(/#\/components\/schemas\/[\w.]+/g) ?? []
  for (const reference of references)
    expect(Object.keys(document.components.schemas)).toContain(reference.split('/').at(-1))
  expect(references.length).toBeGreaterThan(10)
  expect(JSON.stringify(document)).not.toContain('$defs')
})
