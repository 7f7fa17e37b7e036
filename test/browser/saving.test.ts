import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import { expectNoAxe, inBrowser, phone, picture, turn } from './harness.ts'

await inBrowser('With script', ({ server, openPage }) => {
  async function begin() {
    const survey = await publish(server().db, travelling)
    const page = await openPage({ width: phone })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('ERR_INTERNET_DISCONNECTED'))
        faults.push(message.text())
    })
    await page.goto(survey.link)
    const stored = () => listResponses(server().db, survey.studyId, survey.surveyId, { limit: 9 })
    return { page, faults, stored, ...survey }
  }

  test('an answer is kept shortly after it is given, and the page says so', async () => {
    const { page, stored, faults } = await begin()
    await page.click('text=Always')
    await says(page, 'Saved.')
    expect(await stored()).toMatchObject([
      { status: 'started', reached: 0, answers: { often: { option: 'always' } } },
    ])
    await page.fill('[name="q.name"]', 'Zoë')
    await page.click('text=Never')
    await says(page, 'Saved.')
    expect(await stored()).toMatchObject([{ answers: { name: 'Zoë', often: { option: 'never' } } }])
    await page.reload()
    expect(await page.inputValue('[name="q.name"]'), 'it is there again').toBe('Zoë')
    expect(faults).toEqual([])
  })

  test('a question appears with the answer it follows from, and goes with it', async () => {
    const { page, stored, faults } = await begin()
    await page.click('text=Always')
    await page.click('text=Continue')
    await page.waitForSelector('text=What do you travel by?')
    const delay = page.locator('[name="q.delay"]')
    expect(await delay.isVisible()).toBe(false)
    await page.click('text=Train')
    await delay.waitFor({ state: 'visible' })
    await picture(page, 'script-appeared')
    await delay.fill('ten')
    await page.click('text=Car')
    await page.waitForSelector('text=Please write a number')
    await expectNoAxe(page)
    await picture(page, 'script-issue')
    await delay.fill('10')
    await page.click('text=Car')
    await page.waitForSelector('.error', { state: 'detached' })
    await page.click('text=Train')
    await delay.waitFor({ state: 'hidden' })
    await page.click('text=Bike')
    await page.click('text=Continue')
    await page.waitForSelector('text=Would you recommend it?')
    const [response] = await stored()
    expect(response).toMatchObject({ reached: 2, answers: { by: { options: ['bike'] } } })
    expect(faults).toEqual([])
  })

  test('without a connection answers wait, and follow when it is back', async () => {
    const { page, stored, faults } = await begin()
    await page.context().setOffline(true)
    await page.fill('[name="q.name"]', 'Zoë')
    await page.click('text=Always')
    await says(page, 'Not saved yet: there is no connection. We keep trying.')
    await picture(page, 'script-waiting')
    await page.click('text=Continue')
    await says(page, 'No connection. Your answers stay here, and this page is sent as soon as there is one.')
    expect(await stored()).toEqual([])
    await page.context().setOffline(false)
    await page.waitForSelector('text=What do you travel by?')
    expect(await stored()).toMatchObject([
      { reached: 1, answers: { name: 'Zoë', often: { option: 'always' } } },
    ])
    expect(await page.evaluate(() => localStorage.length), 'nothing stays on the device').toBe(0)
    expect(faults).toEqual([])
  })

  test('closed without a connection and opened again, the window has the answers and sends them', async () => {
    const { page, stored, link, faults } = await begin()
    await page.fill('[name="q.name"]', 'Zo')
    await says(page, 'Saved.')
    const context = page.context()
    await context.setOffline(true)
    await page.fill('[name="q.name"]', 'Zoë')
    await page.click('text=Always')
    await says(page, 'Not saved yet: there is no connection. We keep trying.')
    await page.close()
    await context.setOffline(false)
    const again = await context.newPage()
    await again.goto(link)
    await says(again, 'Saved.')
    expect(await again.inputValue('[name="q.name"]')).toBe('Zoë')
    expect(await stored()).toMatchObject([{ answers: { name: 'Zoë', often: { option: 'always' } } }])
    expect(await again.evaluate(() => localStorage.length)).toBe(0)
    expect(faults).toEqual([])
  })

  test('what waits of one person is not shown to the next one in the same browser', async () => {
    const { page, stored, link } = await begin()
    await page.click('text=Always')
    await says(page, 'Saved.')
    const context = page.context()
    await context.setOffline(true)
    await page.fill('[name="q.name"]', 'Zoë')
    await says(page, 'Not saved yet: there is no connection. We keep trying.')
    await page.close()
    await context.setOffline(false)
    const next = await context.newPage()
    await next.goto(`${link}/another`)
    await next.click('text=Begin')
    await next.waitForFunction(() => localStorage.length === 0)
    expect(await next.inputValue('[name="q.name"]')).toBe('')
    expect(await stored()).toMatchObject([{ answers: { often: { option: 'always' } } }])
  })

  test('two windows of one go show and store each other’s answers', async () => {
    const { page, stored, link } = await begin()
    const other = await page.context().newPage()
    await other.goto(link)
    await page.fill('[name="q.name"]', 'Zoë')
    await page.press('[name="q.name"]', 'Tab')
    await says(page, 'Saved.')
    await expect.poll(() => other.inputValue('[name="q.name"]')).toBe('Zoë')
    await other.click('text=Always')
    await says(other, 'Saved.')
    await turn(page, 'Continue')
    expect(await stored()).toMatchObject([
      { reached: 1, answers: { name: 'Zoë', often: { option: 'always' } } },
    ])
    await other.fill('[name="q.name"]', 'Zoé')
    await turn(other, 'Continue')
    expect(await stored()).toMatchObject([
      { reached: 1, answers: { name: 'Zoé', often: { option: 'always' } } },
    ])
  })

  test('a second press of Send is the same one, and the browser’s back leads to the page before, filled in', async () => {
    const { page, stored, faults, link } = await begin()
    await page.click('text=Never')
    await page.fill('[name="q.name"]', 'Zoë')
    await turn(page, 'Continue')
    await page.click('.point:nth-child(4)')
    await page.goBack()
    await page.waitForSelector('text=What shall we call you?')
    expect(await page.inputValue('[name="q.name"]')).toBe('Zoë')
    expect(await stored()).toMatchObject([{ answers: { score: 3 } }])
    await page.goForward()
    await page.waitForSelector('text=Would you recommend it?')
    expect(await page.isChecked('[name="q.score"][value="3"]')).toBe(true)
    await page.dblclick('text=Send')
    await page.waitForSelector('text=Thank you')
    expect(await stored()).toMatchObject([{ status: 'complete', answers: { name: 'Zoë', score: 3 } }])
    await page.goBack()
    await page.waitForSelector('text=Thank you')
    await page.goto('about:blank')
    await page.goto(link)
    await page.waitForSelector('text=Thank you')
    expect(faults).toEqual([])
  })
})

async function says(page: Page, sentence: string): Promise<void> {
  await page.waitForFunction(
    (sentence) => document.getElementById('saved')?.textContent === sentence,
    sentence,
  )
}
