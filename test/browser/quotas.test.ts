import { expect, test } from 'vitest'
import { createStudy } from '../../src/server/store/studies.ts'
import { createSurvey, getSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import { draw } from '../surveys/draw.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

await inBrowser('Quotas', ({ server, openPage }) => {
  async function publish(quotas: object) {
    const { db } = server()
    const { id: studyId } = await createStudy(db, { title: 'Tea' })
    const table = 'page you\n gender choice | Woman Man\n region choice | North South\npage more\n age number'
    const { id: surveyId } = await createSurvey(db, studyId, draw(table, { quotas }))
    await publishSurvey(db, studyId, surveyId, null)
    const { slug } = await getSurvey(db, studyId, surveyId)
    return { home: `/studies/${studyId}/surveys/${surveyId}`, link: `/s/${slug}` }
  }

  test('are written in the editor and looked at on the survey’s page, on any screen', async () => {
    const { home } = await publish({ places: [{ cross: ['gender', 'region'], targets: [5, 4, 3, 0] }] })
    const user = await addOlga(server().db)
    for (const width of [phone, desktop]) {
      const page = await openPage({ width, user })
      await page.goto(`${home}/edit/aspects/quotas`)
      await expectNoOverflow(page)
      await expectNoAxe(page)
      await picture(page, `quotas-editor-${width}`)
      await page.fill('[name="s.places"]', '{gender} × {region} | 5, 4, 3, 0\n{age} << 30 | 50 | Under 30')
      await page.click('main form button.main')
      expect(await page.textContent('.error-summary')).toContain(
        '“{age} << 30 | 50 | Under 30”: At character',
      )
      expect(await page.inputValue('[name="s.places"]')).toContain('{age} << 30 | 50 | Under 30')
      await picture(page, `quotas-errors-${width}`)
      await page.goto(home)
      await expectNoOverflow(page)
      await expectNoAxe(page)
      expect(await page.textContent('#quotas + *')).toContain('Man × South')
      await picture(page, `quotas-survey-${width}`)
    }
  })

  test.each([true, false])('lead people on to another site, with script: %s', async (script) => {
    const url = 'https://panel.example/full?id=7'
    const { link } = await publish({ places: [{ cross: ['gender'], targets: [0] }], full: 'redirect', url })
    const page = await openPage({ width: phone, script })
    await page.route('https://panel.example/**', (route) => route.fulfill({ body: 'The panel' }))
    await page.goto(link)
    await page.check('[name="q.gender"][value=woman]')
    await page.click('button:has-text("Continue")')
    await page.waitForURL(url)
    expect(await page.textContent('body')).toBe('The panel')
  })

  test('say the author’s words', async () => {
    const message = { en: 'Enough people from your region have answered. *Thank you!*' }
    const { link } = await publish({ places: [{ cross: ['region'], targets: [0] }], message })
    const page = await openPage({ width: phone })
    await page.goto(link)
    await page.check('[name="q.region"][value=north]')
    await page.click('button:has-text("Continue")')
    await page.waitForSelector('text=Enough people from your region')
    await expectNoAxe(page)
    await picture(page, 'quotas-full-360')
  })
})
