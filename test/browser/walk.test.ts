import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { User } from '../../src/server/store/users.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { responseTo } from '../server/store/fixtures.ts'
import { addOlga, expectNoAxe, expectNoOverflow, inBrowser, phone, picture, turn } from './harness.ts'

await inBrowser('One study, from its first question to the profile of a segment', ({ server, openPage }) => {
  test('Olga writes and publishes a survey, people answer it with script and without, and the segment says how they differ', async () => {
    const user: User = await addOlga(server().db)
    const page = await openPage({ user })
    const { link, study, survey } = await publish(page)

    await answer(link, { script: true, way: 'Car', text: 'Far too much traffic.' })
    await answer(link, { script: false, way: 'Train', text: 'Always late.' })
    await addCrowd(study, survey)

    await page.goto(`/studies/${study}/surveys/${survey}/responses`)
    await look(page, 'responses')
    await page.goto(`/studies/${study}/findings`)
    await look(page, 'findings')
    await page.goto(`/studies/${study}/surveys/${survey}/results`)
    expect(await page.textContent('main')).toContain('92 complete live responses')
    await look(page, 'results')
    await page.click('main table a:has-text("How do you travel?")')
    expect(await page.textContent('main')).toContain('92 answered')
    await look(page, 'question')

    await page.goto(`/studies/${study}/segments`)
    await page.click('text=Define a segment')
    await page.fill('[name=title]', 'Drivers')
    await page.fill('[name=rule]', "{how_do_you_travel} = 'car'")
    await page.click('text=See how many it holds for')
    expect(await page.textContent('main')).toMatch(/46 people, 50.%/)
    await look(page, 'segment')
    await page.click('button:has-text("Create the segment")')
    // Answers that came meanwhile are still being read: the page loads itself again until they are.
    await page.locator('.base').waitFor()
    expect(await page.textContent('.base')).toMatch(/46 of 92 people · 50.%/)
    const band = page.locator('.band', { hasText: 'What it means for us' })
    expect(await band.textContent()).toMatch(/Would you recommend it\?.*lower: −5/s)
    await look(page, 'profile')
  })

  async function publish(page: Page) {
    await page.goto('/')
    await page.fill('[name=title]', 'Travel')
    await page.click('text=Create the study')
    await look(page, 'study')
    await page.click('text=Create a survey')
    await page.fill('[name=title]', 'On the way')
    await page.click('text=Create the survey')
    await look(page, 'editor')
    await addQuestion(page, 'choice', 'How do you travel?')
    await page.fill('[name="s.options"]', 'Train\nCar')
    await page.check('[name=required]')
    await save(page)
    await addQuestion(page, 'long_text', 'What annoys you?')
    await page.fill('[name=showIf]', 'answered({how_do_you_travel})')
    await save(page)
    await addQuestion(page, 'nps', 'Would you recommend it?')
    await save(page)
    await look(page, 'question-editor')
    await page.click('a:has-text("Publish version 1")')
    await look(page, 'publication')
    await page.click('button:has-text("Publish version 1")')
    await look(page, 'survey')
    const [, , study = '', , survey = ''] = new URL(page.url()).pathname.split('/')
    return { link: await page.inputValue('#public-link'), study, survey }
  }

  async function answer(link: string, { script, way, text }: { script: boolean; way: string; text: string }) {
    const page = await openPage({ width: phone, script })
    // axe is script too.
    const lookIfAny = (name: string) => (script ? look(page, name) : expectNoOverflow(page))
    await page.goto(link)
    await lookIfAny('first-page')
    await turn(page, 'Send')
    expect(await page.textContent('.errors')).toContain('How do you travel?')
    await lookIfAny('mistake')
    await page.click(`label:has-text("${way}")`)
    // Without script the question that follows needs the page to be sent.
    if (!script) await turn(page, 'Send')
    await page.fill('[name="q.what_annoys_you"]', text)
    await page.click('label:has-text("5")')
    await lookIfAny('second-question')
    await turn(page, 'Send')
    expect(await page.textContent('h1')).toBe('Thank you')
    await lookIfAny('thanks')
    await page.click('text=What is stored about me')
    expect(await page.textContent('main')).toContain(text)
    await lookIfAny('stored')
  }

  /** 45 of each way of travelling, who differ in what they recommend. */
  async function addCrowd(study: string, survey: string) {
    await addResponses(
      server().db,
      Array.from({ length: 90 }, (_, at) =>
        responseTo(study, survey, {
          status: 'complete',
          version: 1,
          answers: {
            how_do_you_travel: { option: at % 2 === 0 ? 'car' : 'train' },
            would_you_recommend_it: at % 2 === 0 ? 2 + (at % 3) : 8 + (at % 3),
          },
        }),
      ),
    )
  }
})

async function addQuestion(page: Page, type: string, title: string) {
  const form = page.locator('form', { has: page.locator('[name=type]') })
  if (!(await form.isVisible())) await page.click('summary:has-text("Add a question")')
  await form.locator('[name=type]').selectOption(type)
  await form.locator('[name=title]').fill(title)
  await form.locator('button').click()
  await page.locator('.notice', { hasText: 'The question is there' }).waitFor()
}

async function save(page: Page) {
  await page.click('text=Save the question')
  await page.locator('.notice', { hasText: 'The question is saved' }).waitFor()
}

async function look(page: Page, name: string) {
  await expectNoOverflow(page)
  await expectNoAxe(page)
  if (process.env.PICTURES) await picture(page, `walk-${name}`)
}
