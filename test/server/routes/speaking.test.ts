import { expect, test } from 'vitest'
import { listResponses } from '../../../src/server/store/responses.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { publish } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

const tea: Survey = {
  format: 1,
  title: { en: 'Tea', de: 'Tee', ar: 'الشاي' },
  languages: ['en', 'de', 'ar'],
  sections: [
    {
      id: 'you',
      questions: [
        {
          id: 'cups',
          type: 'number',
          title: { en: 'How many cups a day?', de: 'Wie viele Tassen am Tag?', ar: 'كم كوبًا في اليوم؟' },
          required: true,
          settings: {},
        },
        { id: 'name', type: 'short_text', title: { en: 'What is your name?' }, required: true, settings: {} },
        {
          id: 'kind',
          type: 'choice',
          title: { de: 'Welche Sorte?', en: 'Which kind?' },
          help: { de: 'Am liebsten', en: 'The one you like best' },
          required: false,
          settings: {
            options: [
              { id: 'green', label: { en: 'Green', de: 'Grün', ar: 'أخضر' } },
              { id: 'black', label: { de: 'Schwarz', en: 'Black' } },
            ],
          },
        },
      ],
    },
    {
      id: 'why',
      questions: [
        { id: 'why', type: 'long_text', title: { en: 'Why?', de: 'Warum?' }, required: false, settings: {} },
      ],
    },
  ],
}

anyEngine('Switching the language', (open) => {
  async function begin() {
    const db = await open()
    const app = appOver(db)
    const survey = await publish(db, tea)
    const stored = () => listResponses(db, survey.studyId, survey.surveyId, { limit: 100 })
    return { db, app, ...survey, stored, nobody: visitor(app) }
  }

  test('keeps what was answered, stores it with the language, and complains of nothing', async () => {
    const { nobody, link, stored } = await begin()
    const first = await nobody.get(link, { 'accept-language': 'en' })
    expect(first.html).toContain(
      '<button type="submit" name="speak" value="de" lang="de" class="quiet">Deutsch</button>',
    )
    expect(first.html).toContain('<span lang="en" aria-current="true">English</span>')
    expect(first.html, 'no link leads away from what is being filled in').not.toContain('?lang=')
    const fields = { version: '1', lang: 'en', 'q.name': 'Zoë', 'q.cups': 'a few', speak: 'de' }
    const german = await nobody.post(`${link}/pages/you`, fields)
    expect(german).toMatchObject({ status: 200, path: `${link}/pages/you` })
    expect(german.html).toContain('<html lang="de" dir="ltr">')
    expect(german.html).toContain('Wie viele Tassen am Tag?')
    expect(german.html, 'what is not accepted stays to be mended').toContain('value="a few"')
    expect(german.html).toContain('value="Zoë"')
    expect(german.html).not.toContain('class="error')
    expect(await stored()).toMatchObject([{ language: 'de', answers: { name: 'Zoë' }, reached: 0 }])
    expect((await nobody.get(link)).html, 'the link goes on in it').toContain('<html lang="de"')
    const arabic = await nobody.post(`${link}/pages/you`, {
      ...fields,
      lang: 'de',
      'q.cups': '3',
      speak: 'ar',
    })
    expect(arabic.html).toContain('<html lang="ar" dir="rtl">')
    expect(await stored()).toMatchObject([{ language: 'ar', answers: { name: 'Zoë', cups: 3 } }])
  })

  test('stores nothing where nothing was answered, and a strange language changes nothing', async () => {
    const { nobody, link, stored } = await begin()
    await nobody.get(link)
    const german = await nobody.post(`${link}/pages/you`, { version: '1', lang: 'en', speak: 'de' })
    expect(german).toMatchObject({ status: 200 })
    expect(german.html).toContain('<html lang="de"')
    expect(german.html, 'the form goes on in it').toContain('name="lang" value="de"')
    expect(await stored()).toEqual([])
    const strange = await nobody.post(`${link}/pages/you`, { version: '1', lang: 'de', speak: '"><b>' })
    expect(strange).toMatchObject({ status: 200 })
    expect(strange.html).toContain('<html lang="de"')
  })

  test('works where the browser keeps no cookie', async () => {
    const { app, link, stored } = await begin()
    const press = (fields: Record<string, string>) =>
      visitor(app).post(`${link}/pages/you`, { version: '1', 'q.name': 'Ada', 'q.cups': '2', ...fields })
    const german = await press({ lang: 'en', speak: 'de' })
    expect(german).toMatchObject({ status: 200 })
    expect(german.html).toContain('value="Ada"')
    const key = /name="key" value="([^"]+)"/.exec(german.html)?.[1] ?? ''
    const arabic = await press({ lang: 'de', key, speak: 'ar' })
    expect(arabic.html).toContain('<html lang="ar"')
    expect(arabic.html).toContain(`value="${key}"`)
    expect(await stored()).toMatchObject([{ language: 'ar', answers: { name: 'Ada', cups: 2 } }])
  })

  test('what lacks the language is said in the survey’s first one, and says so', async () => {
    const { nobody, link } = await begin()
    const { html } = await nobody.get(`${link}?lang=ar`)
    expect(html).toContain('<html lang="ar" dir="rtl">')
    expect(html).toContain('<span lang="en" dir="ltr">What is your name?</span>')
    expect(html, 'whichever stands first').toContain('<span lang="en" dir="ltr">Which kind?</span>')
    expect(html).toMatch(/<div class="help" id="q\.kind-help" lang="en" dir="ltr"><p>The one you like best/)
    expect(html).toContain('<span lang="en" dir="ltr">Black</span>')
    expect(html).not.toContain('>أخضر</span>')
    expect((await nobody.get(`${link}?lang=de`)).html).not.toContain('<span lang="de" dir')
  })
})
