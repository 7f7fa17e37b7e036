import { expect, test } from 'vitest'
import { listResponses } from '../../src/server/store/responses.ts'
import { survey } from '../../src/surveys/survey.ts'
import { publish } from '../fixtures/surveys.ts'
import { expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

const both = (en: string, ar: string) => ({ en, ar })

const tea = survey.parse({
  format: 1,
  title: both('Tea', 'الشاي'),
  languages: ['en', 'ar'],
  sections: [
    {
      id: 'you',
      questions: [
        {
          id: 'cups',
          type: 'number',
          title: both('How many cups?', 'كم كوبًا؟'),
          required: true,
          settings: {},
        },
        {
          id: 'kind',
          type: 'choice',
          title: both('Which kind?', 'أي نوع؟'),
          required: true,
          settings: {
            options: [
              { id: 'green', label: both('Green', 'أخضر') },
              { id: 'black', label: both('Black', 'أسود') },
            ],
          },
        },
        { id: 'why', type: 'long_text', title: both('Why?', 'لماذا؟'), required: true, settings: {} },
      ],
    },
  ],
})

await inBrowser('The switch of languages', ({ server, openPage }) => {
  for (const script of [true, false])
    test(`keeps what is being filled in ${script ? 'with' : 'without'} script`, async () => {
      const { link, studyId, surveyId } = await publish(server().db, tea)
      const page = await openPage({ width: phone, script })
      await page.goto(`${link}?lang=en`)
      await page.getByLabel('How many cups?').fill('a few')
      await page.getByLabel('Black').check()
      await page.getByRole('button', { name: 'العربية' }).click()
      await page.getByRole('heading', { name: 'الشاي' }).waitFor()
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
      expect(await page.getByLabel('كم كوبًا؟').inputValue()).toBe('a few')
      expect(await page.getByLabel('أسود').isChecked()).toBe(true)
      expect(await page.locator('.error').count()).toBe(0)
      await expectNoOverflow(page)
      await picture(page, `languages-ar-${script ? 'script' : 'plain'}`)
      if (script) await expectNoAxe(page)
      await page.getByLabel('كم كوبًا؟').fill('٣')
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Tea' }).waitFor()
      expect(await page.getByLabel('How many cups?').inputValue()).toBe('٣')
      expect(await page.getByLabel('Black').isChecked()).toBe(true)
      expect(await listResponses(server().db, studyId, surveyId, { limit: 9 })).toMatchObject([
        { status: 'started', language: 'en', answers: { cups: 3, kind: { option: 'black' } } },
      ])
    })
})
