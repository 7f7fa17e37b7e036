import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { staying } from '../fixtures/rows.ts'
import { publish } from '../fixtures/surveys.ts'
import { desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture, turn } from './harness.ts'

const wanted = {
  rated: { rows: { clean_rooms: '3', friendly_staff: '4', a_quiet_night: '1' } },
  heard: { rows: { breakfast: ['from_friends', 'online'] } },
  weighed: { rows: { clean_rooms: { first: '3', second: '1' } } },
  meals: { rows: { breakfast: { times: 4, taste: 5 } } },
  order: { order: ['new_beds', 'a_later_breakfast', 'better_coffee'] },
  budget: { parts: { rooms: 70, kitchen: 30, garden: 0 } },
  party: { entries: [{ name: 'Ann', age: 34 }, { name: 'Cy' }] },
  child: 'The sauna',
}

await inBrowser('Who is asked about several things', ({ server, openPage }) => {
  for (const script of [false, true])
    test(`answers row by row ${script ? 'with' : 'without'} script, and entries come and go`, async () => {
      const survey = await publish(server().db, staying)
      const page = await openPage({ width: 320, script })
      await page.goto(survey.link)
      await expectNoOverflow(page)
      await pickRows(page)
      await turn(page, 'Continue')
      expect(await page.textContent('.errors')).toContain('Please answer “Friendly staff” as well')
      await page.check('[name="q.rated.friendly_staff"][value="4"]')
      await turn(page, 'Continue')
      await expectNoOverflow(page)
      await fillWishes(page)
      await turn(page, 'Send')
      expect(await page.textContent('.errors')).toContain(
        'You have given 90 of 100; please share out 10 more',
      )
      // With script a place that is given twice moves the other one.
      if (!script)
        expect(await page.textContent('.errors')).toContain(
          '“New beds” and “A later breakfast” both have place 1',
        )
      await page.fill('[name="q.budget.kitchen"]', '30')
      for (const [place, item] of ['new_beds', 'a_later_breakfast', 'better_coffee'].entries())
        await page.selectOption(`[name="q.order.${item}"]`, String(place + 1))
      await turn(page, 'Send')
      await page.fill('[name="q.child"]', 'The sauna')
      await turn(page, 'Send')
      const [response] = await listResponses(server().db, survey.studyId, survey.surveyId, { limit: 9 })
      expect(response?.answers).toEqual(wanted)
      expect(response?.status).toBe('complete')
    })

  test.each([
    { width: 320, dark: false },
    { width: phone, dark: true },
    { width: desktop, dark: false },
  ])('meets nothing that axe knows to be wrong, at %j', async ({ width, dark }) => {
    const { link } = await publish(server().db, staying)
    const page = await openPage({ width, dark })
    await page.goto(link)
    for (const part of ['stay', 'wishes']) {
      await expectNoOverflow(page)
      await expectNoAxe(page)
      await picture(page, `rows-${part}-${width}`)
      if (part === 'wishes') break
      await turn(page, 'Continue')
      await expectNoAxe(page)
      for (const row of ['clean_rooms', 'friendly_staff', 'a_quiet_night'])
        await page.check(`[name="q.rated.${row}"][value="2"]`)
      await turn(page, 'Continue')
    }
    await page.fill('[name="q.budget.rooms"]', '5')
    await turn(page, 'Add another')
    await expectNoAxe(page)
    await turn(page, 'Send')
    await expectNoAxe(page)
    await picture(page, `rows-errors-${width}`)
  })

  test('Enter in an entry goes on rather than taking one away', async () => {
    const { link } = await publish(server().db, staying)
    const page = await openPage({ width: phone, script: false })
    await page.goto(link)
    await pickRows(page)
    await page.check('[name="q.rated.friendly_staff"][value="4"]')
    await turn(page, 'Continue')
    for (const [place, item] of ['new_beds', 'better_coffee', 'a_later_breakfast'].entries())
      await page.selectOption(`[name="q.order.${item}"]`, String(place + 1))
    await page.fill('[name="q.party.0.name"]', 'Ann')
    await turn(page, 'Add another')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('q.party.1.name')
    await page.fill('[name="q.party.1.name"]', 'Ben')
    await page.press('[name="q.party.1.name"]', 'Enter')
    await expect.poll(() => page.textContent('main')).toContain('Send')
    await turn(page, 'Back')
    expect(await page.inputValue('[name="q.party.1.name"]')).toBe('Ben')
  })
})

async function pickRows(page: Page): Promise<void> {
  await page.check('[name="q.rated.clean_rooms"][value="3"]')
  await page.check('[name="q.rated.a_quiet_night"][value="1"]')
  for (const from of ['from_friends', 'online'])
    await page.check(`[name="q.heard.breakfast"][value="${from}"]`)
  await page.check('[name="q.weighed.clean_rooms.first"][value="3"]', { force: true })
  await page.check('[name="q.weighed.clean_rooms.second"][value="1"]', { force: true })
  await page.fill('[name="q.meals.breakfast.times"]', '4')
  await page.check('[name="q.meals.breakfast.taste"][value="5"]', { force: true })
}

async function fillWishes(page: Page): Promise<void> {
  await page.selectOption('[name="q.order.new_beds"]', '1')
  await page.selectOption('[name="q.order.a_later_breakfast"]', '1')
  await page.selectOption('[name="q.order.better_coffee"]', '3')
  await page.fill('[name="q.budget.rooms"]', '70')
  await page.fill('[name="q.budget.kitchen"]', '20')
  await page.fill('[name="q.party.0.name"]', 'Ann')
  await page.fill('[name="q.party.0.age"]', '34')
  await turn(page, 'Add another')
  await page.fill('[name="q.party.1.name"]', 'Ben')
  await turn(page, 'Add another')
  await page.fill('[name="q.party.2.name"]', 'Cy')
  expect(await page.isVisible('text=Add another')).toBe(false)
  await turn(page, 'Remove Person 2')
  expect(await page.inputValue('[name="q.party.2.name"]')).toBe('Cy')
}
