import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newSecret } from '../../src/server/ids.ts'
import { listResponses } from '../../src/server/store/responses.ts'
import { type Filling, generateSurvey, type Generated } from '../fixtures/generated.ts'
import { publish } from '../fixtures/surveys.ts'
import { inBrowser, phone } from './harness.ts'

const count = process.env.LONG ? 200 : 20
const first = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6))
const together = 20

await inBrowser(`With script and without, the same is stored (seed ${first})`, ({ server, openPage }) => {
  for (let from = first; from < first + count; from += together)
    test(`of generated surveys ${from} to ${from + together - 1}`, async () => {
      const pages = {
        with: await openPage({ width: phone }),
        without: await openPage({ width: phone, script: false }),
      }
      const faults: string[] = []
      let ends = 0
      pages.with.on('pageerror', (error) => faults.push(String(error)))
      for (let seed = from; seed < from + together; seed++) {
        const generated = generateSurvey(seed)
        // One secret makes all that hangs on chance alike.
        const secret = newSecret()
        const plain = await answer(pages.without, generated, secret)
        expect(await answer(pages.with, generated, secret), `SEED=${seed}`).toEqual(plain)
        expect(faults, `SEED=${seed}`).toEqual([])
        if (plain.status === 'complete') ends++
      }
      expect(ends, 'most of them are answered to the end').toBeGreaterThanOrEqual(together / 2)
    })

  async function answer(page: Page, { survey, filling }: Generated, secret: string) {
    const { db, url } = server()
    const { studyId, surveyId, link } = await publish(db, survey)
    await page.context().addCookies([{ name: `go_${surveyId}`, value: `${secret}..`, url: `${url}${link}` }])
    await page.goto(link)
    for (let steps = 0; steps < 12 && (await page.$('form [name=version]')); steps++) {
      for (let rounds = 0; rounds < 5; rounds++) if (!(await page.evaluate(fillPage, filling))) break
      await send(page)
    }
    const [response] = await listResponses(db, studyId, surveyId, { limit: 2 })
    return { status: response?.status, reached: response?.reached, answers: response?.answers }
  }
})

/** Presses the button of the page, and waits for the one it leads to. */
async function send(page: Page): Promise<void> {
  const isBefore = () => document.querySelector('main')?.dataset.before ?? document.readyState === 'loading'
  await page.evaluate(() => {
    document.querySelector('main')?.setAttribute('data-before', 'yes')
    document.querySelector<HTMLButtonElement>('.go button')?.click()
  })
  await expect
    .poll(() => page.evaluate(isBefore).catch(() => true), { timeout: 60_000, interval: 20 })
    .toBe(false)
}

/** Runs in the page: fills in what is there and not yet filled, as a hand would; true where something was. */
function fillPage(filling: Filling): boolean {
  let some = false
  const change = (input: HTMLElement) => {
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
  }
  for (const [id, parts] of Object.entries(filling)) {
    const left = new Map(Object.entries(parts).map(([part, values]) => [part, [...values]]))
    const inputs = [...document.querySelectorAll<HTMLInputElement>('form [name]')].filter(
      ({ name, disabled, type }) =>
        (name === `q.${id}` || name.startsWith(`q.${id}.`)) && !disabled && type !== 'hidden',
    )
    if (inputs.length === 0 || inputs[0]?.dataset.filled) continue
    for (const input of inputs) {
      input.dataset.filled = 'yes'
      const values = left.get(input.name.slice(`q.${id}.`.length)) ?? []
      if (input.type === 'radio' || input.type === 'checkbox') {
        if (input.checked !== values.includes(input.value) && (input.type === 'checkbox' || !input.checked))
          input.click()
        continue
      }
      // A slider and the number beside it are one: a hand moves the one or writes the other.
      const value = input.type === 'range' && parts['']?.[0] ? '' : values.shift()
      if (!value) continue
      input.value = value
      change(input)
    }
    some = true
  }
  return some
}
