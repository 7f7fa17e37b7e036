import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createDemo } from '../../src/server/demo/index.ts'
import { closeDb, openDb } from '../../src/server/store/db.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { closeSurvey, publishSurvey, saveDraft } from '../../src/server/store/surveys.ts'
import { removeStudy } from '../../src/server/store/studies.ts'
import { flyer, publishFlying, flying } from '../fixtures/flyers.ts'
import { appOver, visitor } from '../setup/app.ts'
import { eachEngine } from '../setup/stores.ts'
import { settle } from './people.ts'

eachEngine('A running server', (open, store) => {
  test('notices what a command in another process brought in, published, closed and removed', async () => {
    const db = await open()
    const app = appOver(db)
    const people = await settle(db)
    const { studyId, surveyId, link } = await publishFlying(db, 3)
    const read = async (path: string) =>
      (await app.request(`/studies/${studyId}${path}`, { headers: people.headers('ada') })).text()
    const results = `/surveys/${surveyId}/results`
    expect(await read(results)).toContain('3 complete')
    expect((await visitor(app).get(link)).status).toBe(200)

    const other = await openDb(await store.url())
    await addResponses(other, [flyer(studyId, surveyId, { coin: { option: 'heads' } })])
    expect(await read(results)).toContain('4 complete')

    await saveDraft(other, studyId, surveyId, 1, { ...flying, title: { en: 'How you fly now' } })
    await publishSurvey(other, studyId, surveyId, null)
    const seen = async (words: string) => {
      for (let tries = 0; tries < 100; tries++) {
        const { html } = await visitor(app).get(link)
        if (html.includes(words)) return true
        await wait(100)
      }
      return false
    }
    expect(await seen('How you fly now')).toBe(true)
    await closeSurvey(other, studyId, surveyId)
    expect(await seen('closed')).toBe(true)

    const demo = await createDemo(other)
    const demoPage = () => app.request(`/studies/${demo.id}`, { headers: people.headers('ada') })
    expect((await demoPage()).status).toBe(200)
    await removeStudy(other, demo.id)
    expect((await demoPage()).status).toBe(404)
    await closeDb(other)
  })
})
