import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { type Survey, survey } from '../../src/surveys/survey.ts'
import { publish, travelling } from '../fixtures/surveys.ts'
import { inBrowser } from './harness.ts'

const en = (text: string) => ({ en: text })
const options = (...labels: string[]) =>
  labels.map((label) => ({ id: label.toLowerCase(), label: en(label) }))

const one = (id: string, type: string, settings: Record<string, unknown>) => ({
  id,
  questions: [{ id, type, title: en(`Which ${id}?`), settings }],
})

const oneByOne: Survey = survey.parse({
  format: 1,
  title: en('One at a time'),
  languages: ['en'],
  sections: [
    one('colour', 'choice', { options: options('Red', 'Green', 'Blue') }),
    one('score', 'nps', {}),
    one('word', 'short_text', {}),
    one('story', 'long_text', {}),
    one('fruits', 'set', { options: options('Apple', 'Pear', 'Plum') }),
  ],
})

await inBrowser('By keyboard alone', ({ server, openPage }) => {
  async function begin(definition: Survey, script = true) {
    const survey = await publish(server().db, definition)
    const page = await openPage({ script })
    await page.goto(survey.link)
    const stored = async () => {
      const [response] = await listResponses(server().db, survey.studyId, survey.surveyId, { limit: 9 })
      return response
    }
    return { page, stored }
  }

  test('a whole survey is answered with Tab, arrows, space, digits and Enter', async () => {
    const { page, stored } = await begin(travelling)
    await walk(page, ['Tab', 'Z', 'o', 'e', 'Enter', '2', 'ArrowDown', 'Enter'])
    expect(await focus(page), 'Enter leads from the last question to the button').toBe('Continue')
    await turn(page, 'Enter')
    expect(await focus(page), 'a new page is read from its heading').toBe('By what')
    await walk(page, ['Tab', '1', 'Tab', 'Space'])
    await walk(page, ['Enter', '4', '2', 'Enter'])
    await turn(page, 'Enter')
    // Two digits in a row are ten.
    await walk(page, ['Tab', '9', '1', '0', 'Enter', 'f', 'i', 'n', 'e', 'Enter', '!', 'Control+Enter'])
    expect(await focus(page)).toBe('Send')
    await turn(page, 'Enter')
    expect(await stored()).toMatchObject({
      status: 'complete',
      answers: {
        name: 'Zoe',
        often: { option: 'always' },
        by: { options: ['train', 'car'] },
        delay: 42,
        score: 10,
        why: 'fine\n!',
      },
    })
  })

  test('one question at a time, Enter sends each', async () => {
    const { page, stored } = await begin(oneByOne)
    await walk(page, ['Tab', '3'])
    await turn(page, 'Enter')
    await walk(page, ['Tab', '7'])
    await turn(page, 'Enter')
    await walk(page, ['Tab', '1', '2'])
    await turn(page, 'Enter')
    await walk(page, ['Tab', 'a', 'Enter', 'b'])
    await turn(page, 'Control+Enter')
    await walk(page, ['Tab', '1', '3', '1'])
    await turn(page, 'Enter')
    expect(await stored()).toMatchObject({
      status: 'complete',
      answers: {
        colour: { option: 'blue' },
        score: 7,
        word: '12',
        story: 'a\nb',
        fruits: { options: ['plum'] },
      },
    })
  })

  test('without script a survey is answered with Tab, arrows, space and Enter', async () => {
    const { page, stored } = await begin(travelling, false)
    await walk(page, ['Tab', 'Z', 'o', 'e', 'Tab', 'Space', 'ArrowDown', 'Tab'])
    await turn(page, 'Enter')
    await walk(page, ['Tab', 'Tab', 'Space', 'Tab', 'Tab'])
    await turn(page, 'Enter')
    await walk(page, ['Tab', 'Space', 'ArrowRight', 'Tab', 'f', 'Tab'])
    await turn(page, 'Enter')
    expect(await stored()).toMatchObject({
      status: 'complete',
      answers: { name: 'Zoe', often: { option: 'sometimes' }, by: { options: ['car'] }, score: 1, why: 'f' },
    })
  })
})

async function walk(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** The key leads to another page. */
async function turn(page: Page, key: string): Promise<void> {
  const isBefore = () => document.querySelector('main')?.dataset.before ?? document.readyState === 'loading'
  await page.evaluate(() => document.querySelector('main')?.setAttribute('data-before', 'yes'))
  await page.keyboard.press(key)
  await expect.poll(() => page.evaluate(isBefore).catch(() => true), { timeout: 30_000 }).toBe(false)
}

function focus(page: Page): Promise<string | undefined | null> {
  return page.evaluate(() => document.activeElement?.textContent)
}
