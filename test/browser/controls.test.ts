import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { type Survey, survey } from '../../src/surveys/survey.ts'
import { publish } from '../fixtures/surveys.ts'
import { expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

const en = (text: string) => ({ en: text })
const rows = (...labels: string[]) => labels.map((label) => ({ id: label.toLowerCase(), label: en(label) }))

await inBrowser('With script a control', ({ server, openPage }) => {
  async function begin(questions: Record<string, unknown>[]) {
    const definition: Survey = survey.parse({
      format: 1,
      title: en('Controls'),
      languages: ['en'],
      sections: [
        {
          id: 'all',
          questions: questions.map((each, at) => ({ id: `q${at}`, title: en(`Question ${at}`), ...each })),
        },
      ],
    })
    const { link, studyId, surveyId } = await publish(server().db, definition)
    const page = await openPage({ width: phone })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(link)
    const stored = async () => {
      await page.click('text=Send')
      await page.waitForSelector('text=Thank you')
      expect(faults).toEqual([])
      const [response] = await listResponses(server().db, studyId, surveyId, { limit: 2 })
      return response?.answers
    }
    return { page, stored }
  }

  test('ranks by buttons, and a taken place is swapped', async () => {
    const { page, stored } = await begin([
      { type: 'ranking', settings: { rows: rows('Taste', 'Price', 'Look') } },
    ])
    await page.click('[aria-label="Move up: Look"]')
    await page.click('[aria-label="Move up: Taste"]')
    await page.click('[aria-label="Move up: Taste"]')
    expect(await lines(page)).toEqual(['Taste', 'Look', 'Price'])
    await expectNoAxe(page)
    await expectNoOverflow(page)
    await picture(page, 'script-ranking')
    await page.selectOption('[name="q.q0.look"]', '1')
    expect(await lines(page)).toEqual(['Look', 'Taste', 'Price'])
    await page.click('[aria-label="Move up: Price"]')
    expect(await stored()).toEqual({ q0: { order: ['look', 'taste', 'price'] } })
  })

  test('shares a sum out and says how much', async () => {
    const { page, stored } = await begin([
      { type: 'constant_sum', settings: { rows: rows('Food', 'Rent'), total: 100 } },
    ])
    await page.fill('[name="q.q0.food"]', '30')
    expect(await page.textContent('output')).toBe('30 / 100')
    await page.fill('[name="q.q0.rent"]', '70')
    expect(await page.textContent('output')).toBe('100 / 100')
    await expectNoAxe(page)
    expect(await stored()).toEqual({ q0: { parts: { food: 30, rent: 70 } } })
  })

  test('reads as the answers beside it say: words, options and rows of the same page', async () => {
    const { page, stored } = await begin([
      { id: 'name', type: 'short_text' },
      {
        id: 'hello',
        type: 'choice',
        title: en('Do you like it, {name}?'),
        settings: { options: rows('Yes', 'No') },
      },
      { id: 'likes', type: 'set', settings: { options: rows('Tea', 'Coffee', 'Milk') } },
      {
        id: 'best',
        type: 'choice',
        settings: { options: [{ id: 'none', label: en('None of them'), kind: 'none' }] },
        lists: { options: { carry: { from: 'likes', which: 'chosen' } } },
      },
      {
        id: 'cup',
        type: 'choice',
        settings: {
          options: [
            { id: 'big', label: en('A big one') },
            { id: 'small', label: en('A small one'), showIf: "{likes} contains 'coffee'" },
          ],
        },
      },
    ])
    await page.fill('[name="q.name"]', 'Zoë')
    await page.press('[name="q.name"]', 'Tab')
    await page.waitForSelector('text=Do you like it, Zoë?')
    await page.click('text=Tea')
    await page.click('text=Coffee')
    const best = page.locator('[data-question=best]')
    await best.locator('text=Coffee').click()
    await page.locator('text=A small one').click()
    await page.locator('[data-question=likes] >> text=Milk').click()
    await best.locator('text=Milk').waitFor()
    expect(await best.locator('[value=coffee]').isChecked(), 'what was picked stays').toBe(true)
    expect(await stored()).toEqual({
      name: 'Zoë',
      likes: { options: ['tea', 'coffee', 'milk'] },
      best: { option: 'coffee' },
      cup: { option: 'small' },
    })
  })
})

function lines(page: Page): Promise<string[]> {
  return page.locator('.ranked .line > span').allTextContents()
}
