import { expect, test } from 'vitest'
import { listFiles } from '../../../src/server/store/files.ts'
import { listPeople } from '../../../src/server/store/people.ts'
import { countPlaces } from '../../../src/server/store/quotas.ts'
import { listResponses } from '../../../src/server/store/responses.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { createSurvey, getSurvey, publishSurvey, saveDraft } from '../../../src/server/store/surveys.ts'
import { mp3 } from '../../fixtures/small-files.ts'
import { appOver, visitor, type Visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { draw } from '../../surveys/draw.ts'

const editable = { display: { editable: true } }

anyEngine('Answers that change, and doors beside the pages', (open) => {
  async function begin(table: string, more: object) {
    const db = await open()
    const app = appOver(db)
    const { id: studyId } = await createStudy(db, { title: 'Tea' })
    const { id: surveyId } = await createSurvey(db, studyId, draw(table, more))
    await publishSurvey(db, studyId, surveyId, null)
    const link = `/s/${(await getSurvey(db, studyId, surveyId)).slug}`
    const send = (who: Visitor, page: string, fields: Record<string, string>) =>
      who.post(`${link}/pages/${page}`, { version: '1', ...fields })
    const arrive = async () => {
      const who = visitor(app)
      await who.get(link)
      return who
    }
    const stored = async () => (await listResponses(db, studyId, surveyId, { limit: 9 })).reverse()
    return { db, app, studyId, surveyId, link, send, arrive, stored }
  }

  test('changed after sending they stay counted where no place is left, and places go with the answers, also as they are kept', async () => {
    const table = `page you\n gender choice | woman man | required\npage last\n end short_text`
    const places = [
      { when: "{gender} = 'woman'", target: 1 },
      { when: "{gender} = 'man'", target: 1 },
    ]
    const { db, surveyId, link, send, arrive, stored } = await begin(table, {
      ...editable,
      quotas: { places },
    })
    const [woman, man] = [await arrive(), await arrive()]
    for (const [who, gender] of [
      [woman, 'woman'],
      [man, 'man'],
    ] as const) {
      await send(who, 'you', { 'q.gender': gender })
      await send(who, 'last', { 'q.end': gender })
    }
    await send(man, 'you', { 'q.gender': 'woman' })
    expect(await stored()).toMatchObject([
      { status: 'complete', answers: { gender: { option: 'woman' } } },
      { status: 'complete', answers: { gender: { option: 'woman' }, end: 'man' } },
    ])
    const filled = async () => [...(await countPlaces(db, surveyId)).values()].map((cell) => cell.filled)
    expect(await filled(), 'both count as what they say they are').toEqual([2])
    const known = (await stored())[0]?.savedAt ?? ''
    await woman.post(`${link}/pages/you/answers`, { version: '1', given: 'gender', 'q.gender': 'man', known })
    expect((await stored())[0]).toMatchObject({ status: 'complete', answers: { gender: { option: 'man' } } })
    expect((await filled()).sort()).toEqual([1, 1])
  })

  test('changed after sending they lose nothing by an answer that would have screened out', async () => {
    const table = `page you | screen out if {often} = 'never'\n often choice | never daily | required\npage last\n end short_text | required`
    const { send, arrive, stored } = await begin(table, editable)
    const who = await arrive()
    await send(who, 'you', { 'q.often': 'daily' })
    await send(who, 'last', { 'q.end': 'All of it' })
    await send(who, 'you', { 'q.often': 'never' })
    expect(await stored()).toMatchObject([{ status: 'complete' }])
    await send(who, 'you', { 'q.often': 'daily' })
    expect(await stored()).toMatchObject([{ status: 'complete', answers: { end: 'All of it' } }])
  })

  test('a page of a survey by code is not shown without one', async () => {
    const { link, arrive } = await begin('page you\n secret short_text', { protection: { entry: 'code' } })
    const page = await (await arrive()).get(`${link}/pages/you`)
    expect(page.path).toBe(link)
    expect(page.html).not.toContain('q.secret')
  })

  test('who read that nobody is joined to their answers is not, whatever was published since', async () => {
    const table = 'page you\n name short_text'
    const { db, app, studyId, surveyId, link, send, stored } = await begin(table, {
      trust: { joined: false },
    })
    const who = visitor(app)
    await who.get(`${link}?person=zoe`)
    const { draftRevision } = await getSurvey(db, studyId, surveyId)
    await saveDraft(db, studyId, surveyId, draftRevision, draw(table, { trust: { joined: true } }))
    await publishSurvey(db, studyId, surveyId, null)
    await send(who, 'you', { 'q.name': 'Z' })
    expect(await stored()).toMatchObject([{ version: 1, personId: null }])
    expect(await listPeople(db, studyId, { limit: 9 })).toEqual([])
  })

  test('files are taken with a page alone', async () => {
    const { db, app, studyId, link } = await begin('page you\n photo recording', {})
    const cookie =
      (await app.request(`http://localhost${link}`)).headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const body = new FormData()
    body.append('given', 'photo')
    body.append('q.photo.file', new File([mp3], 'kitchen.mp3'))
    const kept = await app.request(`http://localhost${link}/pages/you/answers`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body,
    })
    expect(kept.status).toBe(200)
    expect(await listFiles(db, studyId)).toEqual([])
  })
})
