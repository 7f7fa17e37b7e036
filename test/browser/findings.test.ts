import { expect, test } from 'vitest'
import type { Db } from '../../src/server/store/db.ts'
import { saveSegment } from '../../src/server/store/segments.ts'
import type { User } from '../../src/server/store/users.ts'
import { publishFlying } from '../fixtures/flyers.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

let olga: Promise<User> | undefined

function olgaIn(db: Db): Promise<User> {
  return (olga ??= addOlga(db))
}

await inBrowser('Findings in a browser', ({ server, openPage }) => {
  test('results, segments and profiles are accessible and fit a phone and a desk, by light and by dark', async () => {
    const { db } = server()
    const olga = await olgaIn(db)
    const { studyId, surveyId } = await publishFlying(db)
    const rule = "{class} = 'business'"
    const segment = await saveSegment(db, studyId, undefined, { title: 'Business flyers', rule }, null)
    const results = `/studies/${studyId}/surveys/${surveyId}/results`
    const pages = {
      findings: `/studies/${studyId}/findings`,
      results: results,
      'result-uses': `${results}/uses`,
      'result-age': `${results}/age`,
      'result-flights': `${results}/flights`,
      'result-last': `${results}/last`,
      'result-score': `${results}/score`,
      'result-why': `${results}/why`,
      'result-filtered': `${results}/comfort?segment=${segment}`,
      segments: `/studies/${studyId}/segments`,
      'segment-form': `/studies/${studyId}/segments/${segment}/edit`,
      profile: `/studies/${studyId}/segments/${segment}`,
    }
    for (const { width, dark } of [
      { width: phone, dark: false },
      { width: desktop, dark: true },
    ]) {
      const page = await openPage({ user: olga, width, dark })
      for (const [name, path] of Object.entries(pages)) {
        await page.goto(path)
        await page.evaluate(() => {
          for (const folded of document.querySelectorAll('details')) folded.open = true
        })
        await expectNoAxe(page)
        await expectNoOverflow(page)
        await picture(page, `findings-${name}-${width}${dark ? '-dark' : ''}`)
      }
    }
  }, 180_000)

  test('a segment is defined by hand, without script, on a phone', async () => {
    const { db } = server()
    const { studyId } = await publishFlying(db)
    const page = await openPage({ user: await olgaIn(db), script: false, width: phone })
    await page.goto(`/studies/${studyId}/segments`)
    await page.getByRole('link', { name: 'Define a segment' }).click()
    await page.getByLabel('Name').fill('Lounge goers')
    await page.getByRole('textbox', { name: 'Rule' }).fill("{uses} contains 'loung'")
    await page.getByRole('button', { name: 'Create the segment' }).click()
    expect(await page.locator('#rule-error').textContent()).toContain("Did you mean 'lounge'?")
    await page.getByRole('textbox', { name: 'Rule' }).fill("{uses} contains 'lounge'")
    await page.getByRole('button', { name: 'Create the segment' }).click()
    expect(await page.locator('h1').textContent()).toBe('Lounge goers')
    expect(await page.locator('.profile-lines').first().textContent()).toContain(
      'Which class do you usually fly?',
    )
  })
})
