import { expect, test } from 'vitest'
import { cameLate, secondsLeft } from '../../../src/server/answering/time.ts'
import { listResponses } from '../../../src/server/store/responses.ts'
import { pagesOf } from '../../../src/surveys/flow.ts'
import { survey } from '../../../src/surveys/survey.ts'
import { publish } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'

const question = (id: string) => ({ id, type: 'short_text', title: { en: id }, required: true, settings: {} })
const quiz = survey.parse({
  format: 1,
  title: { en: 'Quiz' },
  languages: ['en'],
  sections: [
    { id: 'fast', timeLimit: { seconds: 60 }, questions: [question('one'), question('two')] },
    { id: 'slow', questions: [question('three')] },
  ],
})

eachEngine('A section with limited time', (open) => {
  test('counts from its first opening, however often it is opened again', async () => {
    const db = await open()
    const { surveyId } = await publish(db, quiz)
    const whose = { surveyId, keyHash: 'k' }
    const [page] = pagesOf(quiz, {})
    if (!page) throw new Error('no page')
    const at = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1_000)
    expect(await secondsLeft(db, whose, page, at(0))).toBe(60)
    expect(await secondsLeft(db, whose, page, at(45))).toBe(15)
    expect(await secondsLeft(db, whose, page, at(90))).toBe(0)
    expect(await cameLate(db, whose, quiz, 'fast', at(55))).toBe(false)
    expect(await cameLate(db, whose, quiz, 'fast', at(60))).toBe(true)
    expect(await cameLate(db, { surveyId, keyHash: 'other' }, quiz, 'fast', at(75))).toBe(false)
    expect(await cameLate(db, whose, quiz, 'slow', at(75))).toBe(false)
  })

  test('is taken as it is once its time is over, and not before', async () => {
    const db = await open()
    const app = appOver(db)
    const { link, studyId, surveyId } = await publish(db, quiz)
    const zoe = visitor(app)
    expect((await zoe.get(link)).html).toContain('data-seconds="60"')
    const early = await zoe.post(`${link}/pages/fast`, { version: '1', 'q.one': 'a' })
    expect(early.status).toBe(422)
    await db.updateTable('section_openings').set({ opened_at: '2020-01-01T00:00:00.000Z' }).execute()
    const late = await zoe.post(`${link}/pages/fast`, { version: '1', 'q.one': 'b' })
    expect(late.path).toBe(`${link}/pages/slow`)
    await zoe.post(`${link}/pages/slow`, { version: '1', 'q.three': 'c' })
    expect(await listResponses(db, studyId, surveyId, { limit: 5 })).toMatchObject([
      { status: 'complete', answers: { one: 'b', three: 'c' } },
    ])
    await zoe.post(`${link}/withdrawal`, {})
    expect(
      await db.selectFrom('section_openings').selectAll().where('key_hash', '<>', 'k').execute(),
    ).toEqual([])
  })
})
