import { expect, test } from 'vitest'
import { listResponses } from '../../../src/server/store/responses.ts'
import { createSurvey, getSurvey, publishSurvey } from '../../../src/server/store/surveys.ts'
import { createToken } from '../../../src/server/store/tokens.ts'
import { draw } from '../../surveys/draw.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { type People, settle } from '../people.ts'

const table = `page you
 gender choice | woman man | required
page more
 age number`

anyEngine('Quotas on the pages', (open) => {
  let settled: Promise<People> | undefined

  async function begin(quotas: object) {
    const db = await open()
    const app = appOver(db)
    const people = await (settled ??= settle(db))
    const studyId = await people.study()
    const { id: surveyId } = await createSurvey(db, studyId, draw(table, { quotas }))
    await publishSurvey(db, studyId, surveyId, null)
    const { slug } = await getSurvey(db, studyId, surveyId)
    const link = `/s/${slug}`
    const send = (who: ReturnType<typeof visitor>, page: string, fields: Record<string, string>) =>
      who.post(`${link}/pages/${page}`, { version: '1', ...fields })
    const answer = async (gender: string) => {
      const who = visitor(app)
      await who.get(link)
      return { who, page: await send(who, 'you', { 'q.gender': gender }) }
    }
    const page = async (name: 'vera' | 'erik', path = '') => {
      const response = await app.request(`http://localhost/studies/${studyId}/surveys/${surveyId}${path}`, {
        headers: people.headers(name),
      })
      return { status: response.status, html: await response.text() }
    }
    const stored = () => listResponses(db, studyId, surveyId, { limit: 100 })
    const { secret: token } = await createToken(db, people.user('olga').id, 'quotas')
    const post = async (secret: string, key: string, body: object) => {
      const response = await app.request(
        `http://localhost/api/v1/studies/${studyId}/surveys/${surveyId}/responses`,
        {
          method: 'POST',
          headers: {
            authorization: `Bearer ${secret}`,
            'content-type': 'application/json',
            'idempotency-key': key,
          },
          body: JSON.stringify({ status: 'complete', ...body }),
        },
      )
      return (await response.json()) as unknown
    }
    return { link, send, answer, page, stored, token, post }
  }

  const one = [{ cross: ['gender'], targets: [1, 0] }]

  test('who finds no place reads the author’s words, at once and later, and can see what is stored', async () => {
    const { link, answer, send, stored } = await begin({
      places: one,
      message: { en: 'Enough *women* have answered.' },
    })
    const first = await answer('woman')
    expect(first.page.path).toBe(`${link}/pages/more`)
    const second = await answer('woman')
    expect(second.page.path).toBe(link)
    expect(second.page.html).toContain('Enough <em>women</em> have answered.')
    expect((await second.who.get(link)).html).toContain('Enough <em>women</em>')
    expect((await second.who.get(`${link}/receipt`)).html).toContain('woman')
    const done = await send(first.who, 'more', { 'q.age': '30' })
    expect(done.html).toContain('Thank you')
    expect((await stored()).map(({ status }) => status)).toEqual(['over quota', 'complete'])
  })

  test('without words of the author ours are said', async () => {
    const { answer } = await begin({ places: one, full: 'stop', message: { en: 'unused' } })
    const { page } = await answer('man')
    expect(page.html).toContain('Enough people like you have answered already')
    expect(page.html).not.toContain('unused')
  })

  test('people are led on to another address where the author wants it', async () => {
    const url = 'https://panel.example/full?a=1&b="2"'
    const { answer } = await begin({ places: one, full: 'redirect', url })
    const { page } = await answer('man')
    expect(page.html).toContain('<meta http-equiv="refresh" content="0;url=https://panel.example/full?a=1')
    expect(page.html).toContain('href="https://panel.example/full?a=1')
    expect(page.html).toContain('Continue to panel.example')
    const { page: other } = await answer('woman')
    expect(other.html).not.toContain('refresh')
  })

  test('the survey’s page shows how full each cell is', async () => {
    const { answer, send, page } = await begin({ places: one })
    const { who } = await answer('woman')
    const row = (html: string) =>
      /woman<\/th>(.*?)<\/tr>/s
        .exec(html)?.[1]
        ?.replaceAll(/<[^>]*>/g, ' ')
        .trim()
    expect(row((await page('vera')).html)).toMatch(/^1\s+0\s+1\s+full$/)
    await send(who, 'more', { 'q.age': '30' })
    expect(row((await page('vera')).html)).toMatch(/^1\s+1\s+0\s+full$/)
    expect((await page('vera')).html).not.toContain('edit/aspects/quotas')
    const editor = await page('erik', '/edit/aspects/quotas')
    expect(editor.html).toContain('{gender} | 1, 0')
  })

  test('the API takes places too, and says where none was left', async () => {
    const { token, post } = await begin({ places: [{ cross: ['gender'], targets: [1] }] })
    const answers = { gender: { option: 'woman' } }
    expect(await post(token, 'one', { answers })).toMatchObject({ status: 'complete' })
    expect(await post(token, 'two', { answers, mode: 'test' })).toMatchObject({ status: 'complete' })
    expect(await post(token, 'three', { answers })).toMatchObject({ status: 'over quota' })
    expect(await post(token, 'three', { answers }), 'once more').toMatchObject({ status: 'over quota' })
  })
})
