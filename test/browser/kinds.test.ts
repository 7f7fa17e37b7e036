import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { questionTypes } from '../../src/surveys/question-types/index.ts'
import { survey } from '../../src/surveys/survey.ts'
import { publish } from '../fixtures/surveys.ts'
import { addOlga, expectNoAxe, expectNoOverflow, inBrowser, phone, picture, turn } from './harness.ts'

const narrow = 320

/** Every example of every kind that people see, each with help, on one page. */
function everyKind(language: string, required: boolean) {
  const questions = Object.entries(questionTypes).flatMap(([type, { examples, label, fill }]) =>
    fill
      ? []
      : examples.map(({ settings }, at) => ({
          id: `${type}_${at + 1}`,
          type,
          title: { [language]: `${label} ${at + 1}` },
          help: { [language]: 'Take your time.' },
          required,
          settings,
        })),
  )
  return survey.parse({
    format: 1,
    title: { [language]: 'Every kind' },
    languages: [language],
    sections: [{ id: 'all', questions }],
  })
}

await inBrowser('Every kind of question', ({ server, openPage }) => {
  for (const [state, language, dark, width] of [
    ['as it is', 'en', false, 1280],
    ['in the dark', 'en', true, phone],
    ['from right to left', 'ar', false, narrow],
  ] as const)
    test(`has nothing that axe knows to be wrong, ${state}`, async () => {
      const { link } = await publish(server().db, everyKind(language, false))
      const page = await openPage({ width, dark })
      await page.goto(link)
      await expectNoOverflow(page)
      await picture(page, `kinds-${language}-${dark ? 'dark' : 'light'}-${width}`)
      await expectNoAxe(page)
    })

  test('says what to mend with nothing that axe knows to be wrong', async () => {
    const { link } = await publish(server().db, everyKind('en', true))
    const page = await openPage({ width: narrow })
    await page.goto(link)
    await turn(page, 'Send')
    expect(await page.title()).toContain('answers need another look')
    await expectNoOverflow(page)
    await picture(page, 'kinds-errors')
    await expectNoAxe(page)
  })

  test('gains from script what fits it: slider and number agree, lists are searched, the device tells its place', async () => {
    const { link, studyId, surveyId } = await publish(server().db, enhanced)
    const page = await openPage({ width: phone })
    await page.context().grantPermissions(['geolocation'])
    await page.context().setGeolocation({ latitude: 46.948_09, longitude: 7.447_44, accuracy: 20 })
    await page.goto(link)
    await page.locator('[name="q.share.slide"]').fill('40')
    expect(await page.inputValue('[name="q.share"]')).toBe('40')
    await page.fill('[name="q.share"]', '70')
    expect(await page.inputValue('[name="q.share.slide"]')).toBe('70')
    await page.fill('input[type=search]', 'ULM')
    expect(await page.locator('.option:visible').allTextContents()).toEqual(['Ulm'])
    await page.click('text=Ulm')
    await page.fill('[name="q.why"]', 'x'.repeat(15))
    expect(await page.textContent('#q\\.why-limit')).toBe('15 / 20')
    await page.click('text=Use my position')
    await expect.poll(() => page.inputValue('[name="q.home"]')).toBe('46.9, 7.4 ±20 m')
    await expectNoAxe(page)
    await picture(page, 'kinds-enhanced')
    await turn(page, 'Send')
    const [response] = await listResponses(server().db, studyId, surveyId, { limit: 2 })
    expect(response?.answers).toEqual({
      share: 70,
      towns: { options: ['ulm'] },
      why: 'x'.repeat(15),
      home: { lat: 46.9, lon: 7.4, accuracy: 5_550 },
    })
  })

  test('goes from a phone without script to a result and a file', async () => {
    const { link, studyId, surveyId } = await publish(server().db, simple)
    const page = await openPage({ width: phone, script: false })
    await page.goto(`${link}?source=spring`)
    for (const [name, value] of Object.entries(typed)) await page.fill(`[name="q.${name}"]`, value)
    for (const value of ['ready-yes', 'happy-5', 'easy-6', 'stars-4'])
      await page.check(`[name="q.${value.split('-')[0]}"][value="${value.split('-')[1]}"]`, { force: true })
    await page.locator('[name="q.share.slide"]').fill('70')
    await page.selectOption('[name="q.town"]', 'ulm')
    await page.check('[name="q.quote"][value="yes"]')
    await turn(page, 'Send')
    const [response] = await listResponses(server().db, studyId, surveyId, { limit: 2 })
    expect(response?.status).toBe('complete')
    expect(response?.answers).toMatchObject({
      ready: true,
      happy: 5,
      easy: 6,
      stars: 4,
      share: 70,
      mail: 'zoe@example.org',
      at: '18:30',
      when: '2026-12-24T18:30',
      stay: { from: '2026-12-24', to: '2026-12-31' },
      town: { option: 'ulm' },
      tea: { option: 'green' },
      home: { name: 'Bern' },
      quote: { given: true, purpose: 'quoting' },
      source: 'spring',
      double: 140,
    })
    expect(['a', 'b']).toContain(response?.answers.arm)
    const team = await openPage({ user: await addOlga(server().db) })
    const csv = await team.request.get(`/studies/${studyId}/surveys/${surveyId}/export.csv`)
    expect(await csv.text()).toMatch(
      /Yes,5.*,6.*,4,70,zoe@example\.org,18:30,2026-12-24T18:30,2026-12-24,2026-12-31,Ulm,Green,Bern/,
    )
    await team.goto(`/studies/${studyId}/surveys/${surveyId}`)
    await expectNoAxe(team)
  })
})

const typed = {
  mail: 'zoe@example.org',
  at: '18:30',
  when: '2026-12-24T18:30',
  'stay.from': '2026-12-24',
  'stay.to': '2026-12-31',
  tea: 'Green',
  home: 'Bern',
}

const en = (text: string) => ({ en: text })
const options = (...labels: string[]) =>
  labels.map((label) => ({ id: label.toLowerCase(), label: en(label) }))
const asked = (id: string, type: string, settings: object = {}) => ({ id, type, title: en(id), settings })

const simple = survey.parse({
  format: 1,
  title: en('Simple kinds'),
  languages: ['en'],
  sections: [
    {
      id: 'all',
      questions: [
        asked('source', 'hidden', { parameter: 'source' }),
        asked('arm', 'arm', { arms: options('A', 'B') }),
        asked('ready', 'yes_no'),
        asked('happy', 'csat'),
        asked('easy', 'ces'),
        asked('stars', 'rating', { look: 'stars' }),
        asked('share', 'slider'),
        asked('mail', 'short_text', { format: 'email' }),
        asked('at', 'time'),
        asked('when', 'date_time'),
        asked('stay', 'range', { of: 'dates' }),
        asked('town', 'choice', { options: options('Bern', 'Ulm'), look: 'list' }),
        asked('tea', 'choice', { options: options('Green', 'Black'), look: 'search' }),
        asked('home', 'place'),
        asked('quote', 'consent', { purpose: 'quoting' }),
        asked('double', 'calculated', { rule: '{share} * 2', gives: 'number' }),
      ],
    },
  ],
})

const enhanced = survey.parse({
  format: 1,
  title: en('With script'),
  languages: ['en'],
  sections: [
    {
      id: 'all',
      questions: [
        asked('share', 'slider'),
        asked('towns', 'set', { options: options('Bern', 'Ulm', 'Wien'), look: 'search' }),
        asked('why', 'long_text', { max: 20 }),
        asked('home', 'place', { device: true, digits: 1 }),
      ],
    },
  ],
})
