import { expect, test } from 'vitest'
import { offerSetUp } from '../../src/server/store/set-up.ts'
import { createPasswordLink } from '../../src/server/store/password-links.ts'
import { createStudy, listStudies } from '../../src/server/store/studies.ts'
import { listUsers } from '../../src/server/store/users.ts'
import { desktop, expectNoAxe, expectNoOverflow, inBrowser, phone, picture } from './harness.ts'

await inBrowser('Accounts in a browser without script', (walk) => {
  test('lead from the set-up link over an invitation to somebody else’s sign-in', async () => {
    const { db, url } = walk.server()
    const secret = await offerSetUp(db)
    const page = await walk.openPage({ width: phone, script: false })
    page.setDefaultTimeout(5_000)
    await page.goto(`/setup/${secret}`)
    await page.getByLabel('Your name').fill('Olga')
    await page.getByLabel('E-mail').fill('olga@example.org')
    await page.getByLabel('Password').fill('tea leaves')
    await picture(page, 'account-set-up')
    await page.getByRole('button', { name: 'Create the owner’s account' }).click()
    expect(await page.getByRole('status').textContent()).toContain('This installation is yours now')

    const [olga] = await listUsers(db)
    const study = await createStudy(db, { title: 'Tea & cake' }, olga?.id)
    await page.goto(`/studies/${study.id}/members`)
    await page.getByLabel('Name', { exact: true }).fill('Erik')
    await page.getByLabel('E-mail').fill('erik@example.org')
    await page.getByLabel('Role', { exact: true }).selectOption('editor')
    await page.getByRole('button', { name: 'Add to this study' }).click()
    expect(await page.getByRole('status').textContent()).toContain('erik@example.org is editor')
    await expectNoOverflow(page)
    await picture(page, 'account-members')

    await page.goto('/outbox')
    await expectNoOverflow(page)
    await picture(page, 'account-outbox')
    const link = /\/passwords\/\w+/.exec((await page.locator('.mail').textContent()) ?? '')?.[0] ?? ''
    const erik = await walk.openPage({ width: desktop, script: false })
    await erik.goto(url + link)
    await erik.getByLabel('Password').fill('short')
    await erik.getByRole('button', { name: 'Store the password and sign in' }).click()
    expect(await erik.getByRole('alert').textContent()).toContain('at least 10 characters')
    await picture(erik, 'account-choose-password')
    await erik.getByLabel('Password').fill('black tea leaves')
    await erik.getByRole('button', { name: 'Store the password and sign in' }).click()
    await erik.goto('/account')
    await erik.getByRole('button', { name: 'Sign out' }).click()
    await erik.goto('/account')
    await picture(erik, 'account-sign-in')
    await erik.getByLabel('E-mail').fill('erik@example.org')
    await erik.getByLabel('Password').fill('black tea leaves')
    await erik.getByRole('button', { name: 'Sign in' }).click()
    expect(new URL(erik.url()).pathname).toBe('/account')
  })

  test('have pages without a fault at both widths', async () => {
    const { db } = walk.server()
    const olga = (await listUsers(db)).find(({ name }) => name === 'Olga')
    if (!olga) throw new Error('Olga set the installation up in the test before')
    const [study] = await listStudies(db, olga.id)
    const secret = await createPasswordLink(db, olga.id)
    for (const width of [phone, desktop]) {
      const page = await walk.openPage({ width, user: olga })
      const check = async (name: string) => {
        await expectNoAxe(page)
        await expectNoOverflow(page)
        await picture(page, `account-${name}-${width}`)
      }
      await page.goto('/account')
      await page.getByLabel('What the new token is for').fill('Nightly export')
      await page.getByRole('button', { name: 'Create a token' }).click()
      expect(await page.locator('.secret').textContent()).toMatch(/^vb_/)
      await check('token')
      await page.goto('/account')
      expect(await page.locator('.secret').count()).toBe(0)
      await page.goto(`/studies/${study?.id}/members`)
      await check('members')
      await page.goto('/outbox')
      await check('outbox')
      await page.goto(`/passwords/${secret}`)
      await check('password')
      const stranger = await walk.openPage({ width })
      await stranger.goto('/sign-in')
      await stranger.getByLabel('E-mail').fill('olga@example.org')
      await stranger.getByLabel('Password').fill('guess')
      await stranger.getByRole('button', { name: 'Sign in' }).click()
      await stranger.getByRole('alert').waitFor()
      await expectNoAxe(stranger)
      await picture(stranger, `account-sign-in-${width}`)
    }
  })
})
