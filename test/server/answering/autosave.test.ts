import { expect, test } from 'vitest'
import { listResponses } from '../../../src/server/store/responses.ts'
import { closeSurvey } from '../../../src/server/store/surveys.ts'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

interface Reply {
  state: string
  known: string
  go: string
  issues: Record<string, string>
  shown: string[]
  fresh: Record<string, string>
}

anyEngine('Answers kept while a page is filled in', (open) => {
  async function begin() {
    const db = await open()
    const survey = await publish(db, travelling)
    const who = visitor(appOver(db))
    await who.get(survey.link)
    const stored = () => listResponses(db, survey.studyId, survey.surveyId, { limit: 9 })
    const keep = async (page: string, given: string, fields: Record<string, string | string[]>) => {
      const path = `${survey.link}/pages/${page}/answers`
      const { html } = await who.post(path, { version: '1', given, ...fields })
      return JSON.parse(html) as Reply
    }
    const send = (page: string, fields: Record<string, string>) =>
      who.post(`${survey.link}/pages/${page}`, { version: '1', ...fields })
    return { db, who, ...survey, stored, keep, send }
  }

  test('are stored without leading on', async () => {
    const { keep, stored, who, link } = await begin()
    const reply = await keep('you', 'often', { 'q.often': 'always' })
    expect(reply).toMatchObject({ state: 'kept', issues: {} })
    const [response] = await stored()
    expect(response).toMatchObject({
      status: 'started',
      reached: 0,
      answers: { often: { option: 'always' } },
    })
    expect(reply.known).toBe(response?.savedAt)
    expect((await who.get(link)).html, 'the same page goes on').toContain('What shall we call you?')
  })

  test('an old message that comes late undoes nothing, and the same one twice does nothing', async () => {
    const { keep, stored } = await begin()
    const first = { 'q.often': 'never', known: '' }
    const { known } = await keep('you', 'often', { 'q.often': 'always', known: '' })
    expect(await keep('you', 'often', first)).toMatchObject({ state: 'late', known })
    expect(await stored()).toMatchObject([{ answers: { often: { option: 'always' } } }])
    expect(await keep('you', 'often', { 'q.often': 'always', known })).toMatchObject({ state: 'kept', known })
    expect(await stored()).toHaveLength(1)
  })

  test('nor does one that comes after its page was sent', async () => {
    const { keep, send, stored } = await begin()
    const { known } = await keep('you', 'often', { 'q.often': 'never' })
    await send('you', { 'q.often': 'always' })
    expect(await keep('you', 'often', { 'q.often': 'never', known })).toMatchObject({ state: 'late' })
    expect(await stored()).toMatchObject([{ reached: 1, answers: { often: { option: 'always' } } }])
  })

  test('a second window keeps what the first one answered', async () => {
    const { keep, stored } = await begin()
    const { known } = await keep('you', 'name', { 'q.name': 'Zoë' })
    await keep('you', 'often', { 'q.name': '', 'q.often': 'always', known })
    expect(await stored()).toMatchObject([{ answers: { name: 'Zoë', often: { option: 'always' } } }])
  })

  test('what does not pass waits and is said; what is cleared is removed', async () => {
    const { keep, send, stored } = await begin()
    await send('you', { 'q.often': 'always', 'q.name': 'Zoë' })
    const known = (await stored())[0]?.savedAt ?? ''
    const reply = await keep('means', 'by delay', { present: 'by', 'q.by': 'train', 'q.delay': 'ten', known })
    expect(reply.issues).toEqual({ delay: 'Please write a number, like 12.5' })
    expect(reply.shown).toEqual(['by', 'delay'])
    expect(reply.fresh.delay, 'a question that the sender had not').toContain('How many minutes late')
    expect(Object.keys(reply.fresh)).toEqual(['delay'])
    const [response] = await stored()
    expect(response?.answers).toEqual({
      name: 'Zoë',
      often: { option: 'always' },
      by: { options: ['train'] },
    })
    await keep('you', 'name', { 'q.name': '', 'q.often': 'always', known: reply.known })
    expect((await stored())[0]?.answers).toEqual({ often: { option: 'always' }, by: { options: ['train'] } })
  })

  test('belong to one go: another one in the same browser does not take them', async () => {
    const { keep, who, link, stored } = await begin()
    const { go } = await keep('you', 'name', { 'q.name': 'Zoë' })
    await who.post(`${link}/another`, {})
    expect(await keep('you', 'name', { 'q.name': 'Zoë', sender: go })).toEqual({ state: 'not yours' })
    expect(await stored()).toHaveLength(1)
  })

  test('are not taken after the end, after closing, or from nowhere', async () => {
    const { db, keep, send, who, link, studyId, surveyId, stored } = await begin()
    await send('you', { 'q.often': 'never' })
    await send('last', { 'q.score': '3' })
    const known = (await stored())[0]?.savedAt ?? ''
    expect(await keep('last', 'score', { 'q.score': '9', known })).toMatchObject({ state: 'ended' })
    expect((await stored())[0]).toMatchObject({ status: 'complete', answers: { score: 3 } })
    await closeSurvey(db, studyId, surveyId)
    expect(await keep('last', 'score', { 'q.score': '9', known })).toMatchObject({ state: 'closed' })
    who.cookies.clear()
    expect(await keep('last', 'score', { 'q.score': '9' })).toEqual({ state: 'nobody' })
    expect((await who.post(`${link}x/pages/you/answers`, {})).html).toBe('{"state":"unknown"}')
  })
})
