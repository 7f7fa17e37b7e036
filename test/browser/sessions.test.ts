import { expect, test } from 'vitest'
import { listTurns } from '../../src/server/store/turns.ts'
import { saveAttribute } from '../../src/server/store/attributes.ts'
import { findOrAddPerson } from '../../src/server/store/people.ts'
import type { User } from '../../src/server/store/users.ts'
import { createStudy } from '../../src/server/store/studies.ts'
import { saveWave } from '../../src/server/store/waves.ts'
import { addOlga, desktop, expectNoAxe, expectNoOverflow, inBrowser, phone } from './harness.ts'

await inBrowser('Interviews, people and waves in a browser without script', (walk) => {
  let olga: User
  let home: string
  let here: string

  test('a session is prepared, noted and transcribed', async () => {
    const { db } = walk.server()
    olga = await addOlga(db)
    const study = await createStudy(db, { title: 'Trains' }, olga.id)
    home = `/studies/${study.id}`
    const region = {
      name: 'Region',
      kind: 'geographic',
      scale: 'nominal',
      options: ['North', 'South'],
    } as const
    await saveAttribute(db, study.id, { ...region, options: [...region.options] }, null)
    await findOrAddPerson(db, study.id, 'C-2')
    await saveWave(db, study.id, undefined, { title: 'Spring', startsOn: '2026-03-01', endsOn: null }, null)
    const page = await walk.openPage({ width: phone, script: false, user: olga })

    page.setDefaultTimeout(5_000)
    await page.goto(`${home}/sessions`)
    await page.getByRole('link', { name: 'Prepare a session' }).click()
    await page.getByLabel('Title').fill('Commuters, first evening')
    await page.getByLabel('Kind').selectOption('focus group')
    await page.getByLabel('Held on').fill('2026-05-04')
    await page.getByLabel('Questions of the guide').fill('How do you travel?\nWhat annoys you?')
    await page.getByRole('button', { name: 'Create the session' }).click()
    here = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Add a participant' }).click()
    await page.getByLabel('Name in this session').fill('Ana')
    await page.getByLabel('Person').fill('C-1')
    await page.getByLabel('Region').selectOption('South')
    await page.getByRole('button', { name: 'Add the participant' }).click()

    await page.getByRole('link', { name: 'Take notes' }).click()
    await page.getByRole('radio', { name: 'Ana' }).check()
    await page.getByLabel('Under which question').selectOption('How do you travel?')
    await page.getByLabel('What was said').fill('By train, mostly.')
    await page.getByRole('button', { name: 'Note it' }).click()
    expect(await page.getByRole('radio', { name: 'Ana' }).isChecked()).toBe(true)
    // The next note can be written at once.
    await page.keyboard.type('And by bike.')
    await page.getByRole('button', { name: 'Note it' }).click()
    const noted = await listTurns(db, study.id, here.split('/').at(-1) ?? '')
    expect(noted.map(({ text }) => text)).toEqual(['By train, mostly.', 'And by bike.'])

    await page.goto(`${here}/transcript`)
    await page.getByLabel('A file').setInputFiles({
      name: 'evening.vtt',
      mimeType: 'text/vtt',
      buffer: Buffer.from(
        'WEBVTT\n\n00:01.000 --> 00:03.000\n<v Moderator>What annoys you?\n\n00:03.000 --> 00:09.000\n<v Ana>Delays, and doors that close too early.\n',
      ),
    })
    await page.getByRole('button', { name: 'Look at it first' }).click()
    await expectNoOverflow(page)
    await page.getByRole('button', { name: 'Keep 2 turns' }).click()
    expect(await page.getByRole('status').textContent()).toContain('2 turns are kept.')
    expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'How do you travel?',
      'What annoys you?',
    ])
  })

  test('axe finds nothing on any of their pages, and none is wider than its window', async () => {
    const { db } = walk.server()
    const study = home.split('/').at(-1) ?? ''
    const [turn] = await listTurns(db, study, here.split('/').at(-1) ?? '')
    const ana = `${home}/people/${await findOrAddPerson(db, study, 'C-1')}`
    const pages = [
      `${home}/sessions`,
      `${home}/sessions/new`,
      here,
      `${here}/settings`,
      `${here}/participants/new`,
      `${here}/notes`,
      `${here}/transcript`,
      `${here}/turns/${turn?.id}`,
      `${home}/people`,
      ana,
      `${ana}/edit`,
      `${home}/attributes`,
      `${home}/waves`,
    ]
    // axe waits for timers, which a page without script does not have.
    const small = await walk.openPage({ width: phone, user: olga })
    await small.goto(`${here}/transcript`)
    await small.getByLabel('Or its text, pasted').fill('Ana: Late again.\nBen: Why?')
    await small.getByRole('button', { name: 'Look at it first' }).click()
    await expectNoAxe(small)
    const wide = await walk.openPage({ width: desktop, user: olga, dark: true })
    for (const path of pages) {
      for (const look of [small, wide]) {
        await look.goto(path)
        await expectNoAxe(look)
        await expectNoOverflow(look)
      }
    }
  })
})
