import { expect, test } from 'vitest'
import { listResponses } from '../../../src/server/store/responses.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

anyEngine('A survey within another site', (open) => {
  test('is shown by the named sites alone, and stored without any cookie', async () => {
    const db = await open()
    const app = appOver(db)
    const sites = ['https://shop.example.org']
    const { link, studyId, surveyId } = await publish(db, { ...travelling, embedding: { sites } })
    const page = await app.request(`${link}?embed`)
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors https://shop.example.org')
    expect(page.headers.getSetCookie()).toEqual([])
    const send = async (section: string, html: string, fields: Record<string, string>) => {
      const [, key = ''] = /name="key" value="([^"]+)"/.exec(html) ?? []
      const response = await app.request(`${link}/pages/${section}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ version: '1', key, ...fields }),
      })
      expect(response.headers.get('content-security-policy')).toContain('frame-ancestors https://shop')
      return response.text()
    }
    const last = await send('you', await page.text(), { 'q.often': 'never' })
    expect(last).toContain('pages/last')
    expect(await send('last', last, { 'q.score': '9' })).toContain('Thank you')
    expect(await listResponses(db, studyId, surveyId, { limit: 10 })).toMatchObject([
      { status: 'complete', answers: { score: 9 } },
    ])
  })

  test('is kept out of all sites unless the author names them', async () => {
    const db = await open()
    const app = appOver(db)
    const { link } = await publish(db, travelling)
    const policy = (await app.request(link)).headers.get('content-security-policy')
    expect(policy).toContain("frame-ancestors 'none'")
    expect((await visitor(app).get(`${link}?embed`)).status).toBe(200)
  })
})
