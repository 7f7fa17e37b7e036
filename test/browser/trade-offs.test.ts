import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { filesOfOwner } from '../../src/server/store/files.ts'
import { listResponses } from '../../src/server/store/responses.ts'
import { type Survey, survey } from '../../src/surveys/survey.ts'
import { columnsOf, rowOf } from '../../src/surveys/table.ts'
import { png } from '../fixtures/small-files.ts'
import { publish } from '../fixtures/surveys.ts'
import { desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture, turn } from './harness.ts'

const en = (words: string) => ({ en: words })
const rows = (list: string) =>
  list.split(', ').map((label) => ({ id: label.toLowerCase().replaceAll(/\W+/g, '_'), label: en(label) }))

const definition: Survey = survey.parse({
  format: 1,
  title: en('Your next bike'),
  languages: ['en', 'ar'],
  sections: [
    {
      id: 'wishes',
      title: en('What counts'),
      questions: [
        {
          id: 'counts',
          type: 'maxdiff',
          title: en('What counts most and least when you choose a bike?'),
          settings: {
            rows: rows('Price, Weight, Colour, A strong light, Puncture-proof tyres that last for years'),
            perTask: 3,
            tasks: 5,
            best: en('Most'),
            worst: en('Least'),
          },
        },
        {
          id: 'offers',
          type: 'conjoint',
          title: en('Which of these would you buy?'),
          settings: {
            attributes: [
              { id: 'brand', label: en('Brand'), levels: rows('Northwind, Acme, Contoso') },
              { id: 'price', label: en('Price'), levels: rows('900 €, 1 200 €, 1 500 €') },
              { id: 'motor', label: en('Motor'), levels: rows('Without, With a small motor') },
            ],
            alternatives: 2,
            tasks: 2,
            none: true,
          },
        },
      ],
    },
    {
      id: 'prices',
      questions: [
        {
          id: 'lock',
          type: 'kano',
          title: en('An app for your bike'),
          settings: { rows: rows('A lock by phone') },
        },
        {
          id: 'worth',
          type: 'prices',
          title: en('What may such a bike cost?'),
          settings: { currency: en('€'), intent: true },
        },
      ],
    },
    {
      id: 'files',
      questions: [
        {
          id: 'photos',
          type: 'files',
          title: en('Photos of your bike'),
          settings: { takes: ['pictures'], most: 2, megabytes: 5 },
        },
        { id: 'told', type: 'recording', title: en('Tell us about it'), settings: { seconds: 5 } },
        { id: 'signed', type: 'signature', title: en('Please sign'), required: true, settings: {} },
      ],
    },
  ],
})

await inBrowser('Trade-offs, prices and files', ({ server, openPage }) => {
  for (const script of [true, false])
    test(`are answered on a phone ${script ? 'with' : 'without'} script, and lead to columns for their methods`, async () => {
      const place = await publish(server().db, definition)
      const page = await openPage({ width: phone, script })
      const tell = script ? look(page, 'trade-offs') : async () => expectNoOverflow(page)
      await page.goto(place.link)
      await tell('empty')
      await page.check('[name="q.counts.best_1"] >> nth=0')
      await turn(page, 'Continue')
      await tell('errors')
      expect(await page.textContent('.errors')).toContain('Please pick one at each side of set 1')
      for (const set of [1, 2, 3, 4, 5]) {
        await page.check(`[name="q.counts.best_${set}"] >> nth=0`)
        await page.check(`[name="q.counts.worst_${set}"] >> nth=2`)
      }
      await page.click('.offer >> nth=1')
      await page.click('fieldset.row >> nth=1 >> text=None of these')
      await turn(page, 'Continue')
      await page.check('[value=like] >> nth=0')
      await page.check('[value=dislike] >> nth=1')
      for (const [part, price] of Object.entries({
        too_cheap: 300,
        cheap: 600,
        expensive: 900,
        too_expensive: 800,
      }))
        await page.fill(`[name="q.worth.${part}"]`, String(price))
      await page.click('[name="q.worth.buy_cheap"][value="5"]')
      await page.click('[name="q.worth.buy_expensive"][value="2"]')
      await turn(page, 'Continue')
      await tell('unusual prices')
      await page.click('text=These are the prices I mean')
      await turn(page, 'Continue')
      await page.setInputFiles('[name="q.photos.file"]', [
        { name: 'bike.png', mimeType: 'image/png', buffer: Buffer.from(png) },
      ])
      if (script) await record(page)
      await turn(page, 'Send')
      await tell('files')
      expect(await page.textContent('main')).toContain('bike.png')
      if (script) await sign(page)
      else await page.fill('[name="q.signed.name"]', 'Zoë')
      await turn(page, 'Send')
      await tell('thanks')
      await page.click('text=What is stored about me')
      await tell('receipt')
      expect(await page.textContent('main')).toContain('Download “bike.png”')
      const [response] = await listResponses(server().db, place.studyId, place.surveyId, { limit: 9 })
      expect(response?.status).toBe('complete')
      const files = await filesOfOwner(server().db, place.studyId, place.surveyId, response?.keyHash ?? '')
      expect(files.map(({ mediaType }) => mediaType).sort()).toEqual(
        script ? ['image/png', 'image/png', 'video/webm'] : ['image/png'],
      )
      const columns = columnsOf([definition])
      const cells = rowOf(definition, { answers: response?.answers ?? {} } as never, columns)
      const roles = columns.flatMap(({ group }, at) =>
        group && cells[at] !== null ? [`${group.kind} ${group.role}`] : [],
      )
      expect(new Set(roles)).toEqual(
        new Set([
          ...['maxdiff shown', 'maxdiff best', 'maxdiff worst'],
          ...['conjoint alternative 1', 'conjoint alternative 2', 'conjoint choice'],
          ...['kano functional', 'kano dysfunctional'],
          ...['prices too_cheap', 'prices cheap', 'prices expensive', 'prices too_expensive'],
          ...['prices buy_cheap', 'prices buy_expensive'],
        ]),
      )
    })

  test('hold in the dark, from right to left and on a wide screen', async () => {
    const place = await publish(server().db, definition)
    const dark = await openPage({ width: desktop, dark: true })
    const tellDark = look(dark, 'trade-offs-dark')
    const arabic = await openPage({ width: phone })
    const tellArabic = look(arabic, 'trade-offs-arabic')
    await dark.goto(place.link)
    await arabic.goto(`${place.link}?lang=ar`)
    for (const section of ['wishes', 'prices', 'files']) {
      await tellDark(section)
      await tellArabic(section)
      if (section === 'files') continue
      for (const page of [dark, arabic]) {
        await page.click('.go button[type=submit] >> nth=0')
        await page.waitForURL(`**/pages/${section === 'wishes' ? 'prices' : 'files'}`)
      }
    }
  })
})

function look(page: Page, walk: string) {
  return async (step: string) => {
    await expectNoAxe(page)
    await expectNoOverflow(page)
    await picture(page, `${walk}-${step.replaceAll(' ', '-')}`)
  }
}

/** The browser makes sound and pictures of its own. */
async function record(page: Page): Promise<void> {
  await page.click('text=Record your answer')
  await page.waitForSelector('text=seconds left')
  await page.click('[data-control=recording] >> text=Stop')
  await page.waitForSelector('audio[src^="blob:"]')
}

async function sign(page: Page): Promise<void> {
  await page.locator('canvas').scrollIntoViewIfNeeded()
  const box = await page.locator('canvas').boundingBox()
  if (!box) throw new Error('There is no field to sign in')
  await page.mouse.move(box.x + 20, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => page.evaluate(chosen)).toBe(1)
}

function chosen(): number {
  return document.querySelector<HTMLInputElement>('[name="q.signed.file"]')?.files?.length ?? 0
}
