import { existsSync } from 'node:fs'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { createStudy } from '../../src/server/store/studies.ts'
import type { User } from '../../src/server/store/users.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

const flying = '../shared/data/real/flying-etiquette.csv'

await inBrowser('Bringing a CSV in', ({ server, openPage }) => {
  let olga: User
  let study: string
  let file: string

  beforeAll(async () => {
    olga = await addOlga(server().db)
    study = (await createStudy(server().db, { title: 'Tea' }, olga.id)).id
    file = join(mkdtempSync(join(tmpdir(), 'verbatim-import-')), 'tea.csv')
    writeFileSync(
      file,
      [
        'id,How often do you drink tea?,Where: Home,Where: Work,Age,Why?',
        ...Array.from(
          { length: 40 },
          (_, row) =>
            `${row},${['Never', 'Sometimes', 'Always'][row % 3]},${row % 2},1,${20 + row},It is warm. I like it.`,
        ),
        '40,Never,1,0,very old,"Two',
        'lines"',
      ].join('\n'),
    )
  })

  test.each([
    { width: phone, script: false, dark: false },
    { width: desktop, script: true, dark: true },
  ])('at $width pixels, script: $script, dark: $dark', async ({ width, script, dark }) => {
    const page = await openPage({ width, script, dark, user: olga })
    await page.goto(`/studies/${study}/import`)
    await expectNoOverflow(page)
    if (script) await expectNoAxe(page)
    await page.getByRole('button', { name: 'Read the file' }).click()
    if (script) await expectNoAxe(page)
    await page.getByLabel('CSV file').setInputFiles(file)
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByRole('heading', { name: 'Is this what the columns mean?' }).waitFor()
    await expectNoOverflow(page)
    if (script) await expectNoAxe(page)
    await page.getByLabel('Kind of “Age”').selectOption('number')
    await page.getByLabel('Title of the survey').fill(`Tea at ${width}`)
    await page.getByRole('button', { name: 'Check again' }).click()
    expect(await page.getByText('“very old” was left out').count()).toBe(1)
    await picture(page, `import-${width}`)
    await page.getByRole('button', { name: 'Store the survey' }).click()
    await page.getByText('41 responses are stored.').waitFor()
    expect(page.url()).toContain('/surveys/')
  })

  test.skipIf(!existsSync(flying))('27 real columns fit the page', async () => {
    const page = await openPage({ width: desktop, user: olga })
    await page.goto(`/studies/${study}/import`)
    await page.getByLabel('CSV file').setInputFiles(flying)
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByRole('heading', { name: 'Is this what the columns mean?' }).waitFor()
    await expectNoOverflow(page)
    await expectNoAxe(page)
    await picture(page, 'import-flying')
  })
})
