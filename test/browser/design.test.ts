import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addResponses } from '../../src/server/store/responses.ts'
import type { User } from '../../src/server/store/users.ts'
import { responseTo } from '../server/store/fixtures.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

await inBrowser('Olga designs a survey', ({ server, openPage }) => {
  const visited: string[] = []
  let user: User | undefined

  test('before anybody owns the installation, the first page offers the demo and shows it as invented', async () => {
    const page = await openPage({ width: phone, script: false })
    await page.goto('/')
    await expectNoOverflow(page)
    expect(await page.textContent('main')).toContain('it printed a set-up link')
    await page.click('text=Make the demo study')
    expect(await page.textContent('.banner')).toContain('Invented')
    const demo = page.url()
    for (const width of [phone, desktop]) {
      const again = await openPage({ width })
      for (const [name, url] of Object.entries({ welcome: '/', demo })) {
        await again.goto(url)
        await expectNoOverflow(again)
        await expectNoAxe(again)
        if (process.env.PICTURES) await picture(again, `design-${name}-${width}`)
      }
    }
  })

  test('on a phone without script, from the first page to the published link', async () => {
    user = await addOlga(server().db)
    const page = await openPage({ width: phone, script: false, user })
    page.setDefaultTimeout(5_000)
    const look = looker(page)
    await page.goto('/')
    await look()
    await page.fill('[name=title]', 'Travel')
    await page.fill('[name=objective]', 'Who would go by train, and why?')
    await page.click('text=Create the study')
    await look()
    await page.click('text=Create a survey')
    await look()
    await page.click('text=Create the survey')
    await look()
    expect(await page.textContent('.error-summary')).toContain('Give the survey a title')
    await page.fill('[name=title]', 'On the way')
    await page.click('text=Create the survey')
    await look()
    await addQuestion(page, 'choice', 'How do you travel?')
    expect(page.url()).toMatch(/questions\/how_do_you_travel$/)
    await page.fill('[name="s.options"]', 'Train\nCar\nBicycle')
    await page.check('[name="s.other"]')
    await page.check('[name=required]')
    await page.click('text=Save the question')
    await look()
    await addQuestion(page, 'long_text', 'What do you like about the train?')
    await page.fill('[name=showIf]', '{how_do_you_travel} = ')
    await page.click('text=Save the question')
    expect(await page.textContent('.error-summary')).not.toBe('')
    expect(await page.inputValue('[name=showIf]')).toBe('{how_do_you_travel} =')
    await look()
    await page.fill('[name=showIf]', "{how_do_you_travel} = 'train'")
    await page.click('text=Save the question')
    await addQuestion(page, 'nps', 'Would you recommend it?')
    await page.click('[aria-label="Move “Would you recommend it?” up"]')
    expect(await page.locator('.outline-line .outline-item').allTextContents()).toEqual([
      expect.stringContaining('Section 1'),
      expect.stringContaining('How do you travel?'),
      expect.stringContaining('Would you recommend it?'),
      expect.stringContaining('What do you like about the train?'),
    ])
    await page.click('a:has-text("Preview")')
    await look()
    await page.click('text=Train')
    await page.click('text=Send')
    await look()
    await page.goBack()
    await page.goBack()
    await page.click('a:has-text("Publish version 1")')
    await look()
    await page.click('button:has-text("Publish version 1")')
    await look()
    expect(await page.textContent('.notice')).toBe('Version 1 is published and takes answers.')
    const link = await page.inputValue('#public-link')
    await page.goto(link)
    await page.click('text=Bicycle')
    await page.click('text=Send')
    await page.goto('/')
    await page.click('text=Travel')
    await look()
    await page.click('text=Surveys')
    await look()
    await page.click('text=On the way')
    await look()
    await page.click('text=See the responses')
    await look()
    await page.click('tbody a')
    await look()
    expect(await page.textContent('.answers')).toContain('Bicycle')
    await page.goto('/help')
    await look()
    await page.goto('/help/rules')
    await look()
    await page.goto('/help/questions')
    await look()
    visited.push(...look.seen)
  })

  test('with script a question moves while what is typed stays, and new responses are counted', async () => {
    const page = await openPage({ ...(user && { user }) })
    page.setDefaultTimeout(8_000)
    await page.goto(visited.find((url) => url.endsWith('/questions/how_do_you_travel')) ?? '')
    await page.fill('[name=help]', 'On most days')
    await page.click('[aria-label="Move “Would you recommend it?” up"]')
    await page.locator('.outline-line .outline-item').nth(1).filter({ hasText: 'Would you' }).waitFor()
    expect(await page.inputValue('[name=help]')).toBe('On most days')
    await page.click('text=Save the question')
    expect(await page.textContent('.notice')).toBe('The question is saved.')
    expect(await page.textContent('.outline')).toMatch(/recommend it.*How do you travel/s)
    await page.goto(visited.find((url) => url.endsWith('/responses')) ?? '')
    const { pathname } = new URL(page.url())
    const [, , study = '', , survey = ''] = pathname.split('/')
    await addResponses(server().db, [responseTo(study, survey, { status: 'complete', version: 1 })])
    await page.locator('#arrivals td').first().filter({ hasText: '2' }).waitFor()
    await expectNoAxe(page)
  })

  // axe needs script, so the pages of the walk without any are opened again.
  const looks = [
    { width: phone, dark: false },
    { width: desktop, dark: true },
    ...(process.env.LONG
      ? [
          { width: phone, dark: true },
          { width: desktop, dark: false },
        ]
      : []),
  ]
  for (const { width, dark } of looks)
    test(`and every page of it is accessible at ${width} px, ${dark ? 'dark' : 'light'}`, async () => {
      const page = await openPage({ width, dark, ...(user && { user }) })
      for (const [index, url] of visited.entries()) {
        await page.goto(url)
        await expectNoOverflow(page)
        await expectNoAxe(page)
        if (process.env.PICTURES) await picture(page, `design-${width}-${dark ? 'dark' : 'light'}-${index}`)
      }
    })
})

async function addQuestion(page: Page, type: string, title: string) {
  const form = page.locator('form', { has: page.locator('[name=type]') })
  if (!(await form.isVisible())) await page.click('summary:has-text("Add a question")')
  await form.locator('[name=type]').selectOption(type)
  await form.locator('[name=title]').fill(title)
  await form.locator('button').click()
}

/** Remembers each page it looked at. */
function looker(page: Page) {
  const seen: string[] = []
  const look = async () => {
    await expectNoOverflow(page)
    if (!seen.includes(page.url())) seen.push(page.url())
  }
  return Object.assign(look, { seen })
}
