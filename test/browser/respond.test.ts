import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { closeSurvey } from '../../src/server/store/surveys.ts'
import type { Survey } from '../../src/surveys/survey.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import {
  addOlga,
  desktop,
  expectNoAxe,
  expectNoOverflow,
  inBrowser,
  phone,
  picture,
  turn,
} from './harness.ts'

const withIntro: Survey = {
  ...travelling,
  intro: { en: 'We ask **everyone** who travels.\n\n- It takes two minutes\n- Nobody sees your name' },
  thanks: { en: 'The results appear in March.' },
}

await inBrowser('A respondent', ({ server, openPage }) => {
  for (const script of [true, false])
    test(`answers on a phone ${script ? 'with' : 'without'} script, and the same is stored`, async () => {
      const survey = await publish(server().db, withIntro)
      const page = await openPage({ width: phone, script })
      // axe itself needs script; both walks see the same pages.
      const tell = script ? story(page, 'phone') : async () => expectNoOverflow(page)
      await page.goto(survey.link)
      await tell('intro')
      await turn(page, 'Begin')
      await turn(page, 'Continue')
      await tell('errors')
      expect(await page.title()).toMatch(/^One answer needs another look/)
      expect(await focused(page)).toBe('q.often')
      await page.fill('[name="q.name"]', 'Zoë')
      await page.click('text=Always')
      await turn(page, 'Continue')
      await page.click('text=Train')
      // Without script the question that follows needs the page to be sent.
      if (!script) await turn(page, 'Continue')
      await tell('appeared')
      await page.fill('[name="q.delay"]', 'ten')
      await turn(page, 'Continue')
      await page.fill('[name="q.delay"]', '10')
      await turn(page, 'Back')
      expect(await page.inputValue('[name="q.name"]')).toBe('Zoë')
      await turn(page, 'Continue')
      expect(await page.inputValue('[name="q.delay"]')).toBe('10')
      await turn(page, 'Continue')
      await tell('last page')
      await page.click('.point:nth-child(10)')
      await page.fill('[name="q.why"]', 'It was\nfine')
      await turn(page, 'Send')
      await tell('thanks')
      expect(await page.textContent('main')).toContain('The results appear in March.')
      await page.click('text=What is stored about me')
      await tell('receipt')
      const [response, ...more] = await listResponses(server().db, survey.studyId, survey.surveyId, {
        limit: 9,
      })
      expect(more).toEqual([])
      expect(response).toMatchObject({
        status: 'complete',
        answers: {
          name: 'Zoë',
          often: { option: 'always' },
          by: { options: ['train'] },
          delay: 10,
          score: 9,
          why: 'It was\nfine',
        },
      })
      await page.click('text=Withdraw my answers')
      await tell('withdrawal')
      await page.click('text=Remove my answers')
      await tell('withdrawn')
      await page.click('text=Answer again as another person')
      await tell('another')
    })

  test('reads every page in the dark, at 320 px and on a wide window', async () => {
    const survey = await publish(server().db, travelling)
    for (const [width, name] of [
      [320, 'narrow'],
      [desktop, 'wide'],
    ] as const) {
      const page = await openPage({ width, dark: true })
      const tell = story(page, name)
      await page.goto(survey.link)
      await tell('first')
      await turn(page, 'Continue')
      await tell('errors')
    }
    await closeSurvey(server().db, survey.studyId, survey.surveyId)
    const page = await openPage({ dark: true })
    const tell = story(page, 'dark')
    await page.goto(survey.link)
    await tell('closed')
    await page.goto(`${survey.link}/receipt`)
    await tell('nothing stored')
    await page.goto('/s/none')
    await tell('no survey')
  })

  test('keeps everything in view at twice the text size', async () => {
    const survey = await publish(server().db, travelling)
    const page = await openPage({ width: phone })
    await page.goto(survey.link)
    // As a browser's own setting would, past the page's policy.
    await page.evaluate(() => Object.assign(document.documentElement.style, { fontSize: '200%' }))
    await picture(page, 'respond-twice-the-text')
    await expectNoOverflow(page)
  })

  test('an editor answers on trial, and it says so', async () => {
    const survey = await publish(server().db, travelling)
    const page = await openPage({ user: await addOlga(server().db) })
    await page.goto(`${survey.link}?test`)
    await story(page, 'trial')('first')
    expect(await page.textContent('body')).toContain('This is a test')
    await page.click('text=Never')
    await turn(page, 'Continue')
    expect(await listResponses(server().db, survey.studyId, survey.surveyId, { limit: 9 })).toMatchObject([
      { mode: 'test' },
    ])
  })
})

/** Each page of a walk is checked and pictured. */
function story(page: Page, walk: string) {
  return async (name: string) => {
    await expectNoAxe(page)
    await expectNoOverflow(page)
    await picture(page, `respond-${walk}-${name.replaceAll(' ', '-')}`)
  }
}

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.id)
}
