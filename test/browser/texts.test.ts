import { expect, test } from 'vitest'
import { createDemo } from '../../src/server/demo/index.ts'
import { taggingJob } from '../../src/server/jobs/tagging.ts'
import { startTagger } from '../../src/server/tagger.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

await inBrowser('the texts of the demo', (walk) => {
  test('are read by anyone before there is an owner, and corrected by an editor', async () => {
    const { db, url } = walk.server()
    const study = await createDemo(db)
    await tagAll()
    const address = `${url}/studies/${study.id}/texts`

    for (const [width, dark] of [
      [phone, false],
      [desktop, false],
      [desktop, true],
    ] as const) {
      const page = await walk.openPage({ width, dark })
      await page.goto(address)
      expect(await page.textContent('main')).toMatch(/Invented\..*All \d+ texts tagged/s)
      expect(await page.locator('mark').count()).toBeGreaterThan(5)
      expect(await page.getByText('Correct the tags').count()).toBe(0)
      await expectNoAxe(page)
      await expectNoOverflow(page)
      await picture(page, `texts-${width}${dark ? '-dark' : ''}`)
    }

    const olga = await addOlga(db)
    const open = await walk.openPage({ width: phone, user: olga })
    await open.goto(address)
    await open.getByText('Correct the tags').first().click()
    await expectNoAxe(open)
    await expectNoOverflow(open)

    const page = await walk.openPage({ width: phone, script: false, user: olga })
    await page.goto(`${address}?polarity=negative`)
    const quote = page.locator('.said').first()
    await quote.getByText('Correct the tags').click()
    const form = quote.locator('form').first()
    await form.getByLabel('Theme').selectOption('packaging')
    await form.getByLabel('Sentiment').selectOption('wish')
    await picture(page, 'texts-correcting')
    await form.getByRole('button', { name: 'Save this tag' }).click()
    expect(page.url()).toContain('polarity=negative')
    await page.goto(`${address}?theme=packaging`)
    expect(await page.locator('.tag.wish').first().textContent()).toContain('Wish: Packaging')

    async function tagAll() {
      const job = taggingJob(db, startTagger())
      while (await job.run(new AbortController().signal));
      await job.close?.()
    }
  })
})
