import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../src/server/store/db.ts'
import { listPeople } from '../../src/server/store/people.ts'
import { listResponses } from '../../src/server/store/responses.ts'
import { createSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import { createToken } from '../../src/server/store/tokens.ts'
import { readCsv } from '../../src/surveys/formats/csv/csv.ts'
import { survey as definition } from '../../src/surveys/survey.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import { appOver, visitor } from '../setup/app.ts'
import { anyEngine } from '../setup/stores.ts'
import { type People, settle } from './people.ts'

const oneQuestion = (question: object) => ({
  format: 1,
  title: { en: 'Tea' },
  languages: ['en'],
  sections: [{ id: 'all', questions: [{ id: 'asked', title: { en: 'Which?' }, ...question }] }],
})

anyEngine('What is sent in bad faith', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>
  let who: People
  let study: string
  let token: string

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
    who = await settle(db)
    study = await who.study()
    token = (await createToken(db, who.user('erik').id, 'trial')).secret
  })

  test.each(['constructor', '', 'en_US', 'en-abc', 'x"><script>'])(
    'a survey in the language “%s” is refused, as no page could be shown in it',
    async (language) => {
      const body = { ...oneQuestion({ type: 'short_text' }), languages: ['en', language] }
      const response = await app.request(`/api/v1/studies/${study}/surveys`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(422)
      expect(await response.text()).toContain('Write a language as its code, like en or pt-BR')
    },
  )

  test.each([
    { type: 'constructor' },
    { type: 'choice', settings: { options: [] } },
    { type: 'date', settings: { min: '2026-02-30' } },
  ])('a draft with a question that cannot be read is exported without it: %j', async (question) => {
    const { id } = await createSurvey(db, study, definition.parse(oneQuestion(question)))
    const response = await app.request(`/studies/${study}/surveys/${id}/export.csv`, {
      headers: who.headers('vera'),
    })
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('response,status')
  })

  test.each([{}, { en: ' ' }])('an option with the words %j cannot be published', async (label) => {
    const options = [
      { id: 'one', label: { en: 'One' } },
      { id: 'two', label },
    ]
    const draft = definition.parse(oneQuestion({ type: 'choice', settings: { options } }))
    const { id } = await createSurvey(db, study, draft)
    await expect(publishSurvey(db, study, id, null)).rejects.toThrow('Each option needs words')
  })

  test('a column of a file may be called like what every object has', async () => {
    const read = await readCsv(Buffer.from('constructor,__proto__\nFerrari,a\nMcLaren,b\nFerrari,c\n'))
    expect(read).toMatchObject({ ok: true })
    expect(read.ok && read.guess.columns.map(({ id }) => id)).toEqual(['constructor_2', 'proto'])
  })

  test.each([
    ['the longest name', '語'.repeat(200), 1],
    ['a name that is too long to be one', '語'.repeat(201), 0],
    ['half of a sign', '👍'.repeat(150), 1],
  ])('a link with %s keeps its answers, and the next visit finds them', async (_, reference, people) => {
    const { link, studyId, surveyId } = await publish(db, travelling)
    const someone = visitor(app)
    const path = `${link}?person=${encodeURIComponent(reference)}`
    await someone.get(path)
    await someone.post(`${link}/pages/you`, { version: '1', 'q.often': 'always' })
    expect(await listResponses(db, studyId, surveyId, { limit: 9 })).toMatchObject([{ status: 'started' }])
    expect((await someone.get(path)).html).toContain('What do you travel by?')
    expect(await listPeople(db, studyId, { limit: 9 })).toHaveLength(people)
  })

  test('a store that takes nothing thanks nobody, and what was written stays on the page', async () => {
    const { link, studyId, surveyId } = await publish(db, travelling)
    const someone = visitor(app)
    await someone.get(link)
    const send = () =>
      someone.post(`${link}/pages/you`, { version: '1', 'q.name': 'Zoë', 'q.often': 'always' })
    await sql`create trigger full before insert on responses begin select raise(abort, 'disk full'); end`.execute(
      db,
    )
    const refused = await send()
    await sql`drop trigger full`.execute(db)
    expect(refused.status).toBe(503)
    expect(refused.html).toContain('We could not store this page just now')
    expect(refused.html).toContain('value="Zoë"')
    expect(await listResponses(db, studyId, surveyId, { limit: 9 })).toEqual([])
    expect((await send()).path).toBe(`${link}/pages/means`)
    expect(await listResponses(db, studyId, surveyId, { limit: 9 })).toHaveLength(1)
  })

  test('a guesser without a proxy before us gains nothing by naming other addresses', async () => {
    const incoming = { socket: { remoteAddress: '192.168.1.66', remotePort: 1, remoteFamily: 'IPv4' } }
    const guess = async (at: number) => {
      const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.113.${at}` }
      const body = new URLSearchParams({ email: `user${at}@example.org`, password: 'a good guess' })
      return (await app.request('/sign-in', { method: 'POST', headers, body }, { incoming })).status
    }
    const statuses: number[] = []
    for (let at = 0; at < 31; at++) statuses.push(await guess(at))
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 401))
    expect(statuses[30]).toBe(429)
  })

  test('a form of many thousand parts costs no more than its size', async () => {
    const boundary = 'x'
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n`
    const started = performance.now()
    const response = await app.request(`/studies/${study}/import`, {
      method: 'POST',
      headers: { ...who.headers('erik'), 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: `${part.repeat(200_000)}--${boundary}--`,
    })
    expect(response.status).toBe(422)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
