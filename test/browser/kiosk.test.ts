import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { survey } from '../../src/surveys/survey.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import { expectNoAxe, inBrowser, picture } from './harness.ts'

const kiosk = survey.parse({ ...travelling, display: { kiosk: 30 } })

await inBrowser('A screen for many', ({ server, openPage }) => {
  async function begin() {
    const survey = await publish(server().db, kiosk)
    const page = await openPage()
    await page.clock.install()
    await page.goto(survey.link)
    const stored = () => listResponses(server().db, survey.studyId, survey.surveyId, { limit: 9 })
    return { page, stored, ...survey }
  }

  test('asks whether somebody is still there, and goes on with whoever is', async () => {
    const { page } = await begin()
    await page.fill('[name="q.name"]', 'Zoë')
    await page.clock.runFor(22_000)
    const here = page.locator('text=I am still here')
    await here.waitFor()
    await expectNoAxe(page)
    await picture(page, 'kiosk-question')
    await here.click()
    await page.clock.runFor(15_000)
    expect(await page.inputValue('[name="q.name"]')).toBe('Zoë')
  })

  test('begins anew for the next person, who can read nothing of the last one', async () => {
    const { page, stored, link } = await begin()
    await page.fill('[name="q.name"]', 'Zoë')
    await page.click('text=Always')
    await page.clock.runFor(2_000)
    await page.waitForFunction(() => localStorage.length === 0)
    await page.clock.runFor(40_000)
    await isAnew(page, link)
    expect(await stored()).toMatchObject([{ answers: { name: 'Zoë', often: { option: 'always' } } }])
    await page.goBack().catch(() => undefined)
    await page.goto(`${link}/receipt`)
    expect(await page.textContent('main')).toContain('Nothing is stored from this browser')
    await page.goto(`${link}/pages/means`)
    expect(await page.content()).not.toContain('Zoë')
  })

  test('begins anew at a press, once what was given is stored', async () => {
    const { page, stored, link } = await begin()
    await page.fill('[name="q.name"]', 'Zoë')
    await page.click('text=Begin anew')
    expect(await page.isVisible('[name="q.name"]'), 'unseen at once').toBe(false)
    await page.clock.runFor(4_000)
    await isAnew(page, link)
    expect(await stored()).toMatchObject([{ answers: { name: 'Zoë' } }])
  })
})

async function isAnew(page: Page, link: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.querySelector<HTMLInputElement>('[name="q.name"]')?.value), {
      timeout: 20_000,
    })
    .toBe('')
  expect(new URL(page.url()).pathname).toBe(link)
}
