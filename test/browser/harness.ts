import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { signInCookie } from '../../src/server/access.ts'
import { closeDb, type Db, openDb } from '../../src/server/store/db.ts'
import { createSignIn } from '../../src/server/store/sign-ins.ts'
import { createUser, type User } from '../../src/server/store/users.ts'
import { appOver } from '../setup/app.ts'
import { launchBrowser } from './chromium.ts'

export const phone = 360
export const desktop = 1280

export interface TestServer {
  url: string
  db: Db
  close(): Promise<void>
}

/** The whole product in this process, over a store of its own, on a free port. */
export async function startServer(given: { db?: Db } = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-browser-'))
  const db = given.db ?? (await openDb(join(folder, 'store.db')))
  const { listener, stop } = appOver(db)
  const server = listener()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a listening TCP server has one
  return {
    url: `http://127.0.0.1:${port}`,
    db,
    async close() {
      server.closeAllConnections()
      server.close()
      await stop()
      if (!given.db) await closeDb(db)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface PageOptions {
  width?: number
  script?: boolean
  dark?: boolean
  /** Signed in as this user. */
  user?: User
}

export interface Walk {
  server(): TestServer
  /** A page in a browser of its own: no cookies but a sign-in's. */
  openPage(options?: PageOptions): Promise<Page>
}

/** Facts that need a browser. Without one they fail in CI and are named as skipped elsewhere. */
export async function inBrowser(facts: string, tests: (walk: Walk) => void): Promise<void> {
  const browser = await launchBrowser().catch(
    (error: unknown) => String(error).split('\n')[0] ?? 'no browser',
  )
  if (typeof browser === 'string' && !process.env.CI) {
    describe.skip(`${facts}, SKIPPED: ${browser}`, () => tests(noWalk))
    return
  }
  describe(facts, () => {
    let server: TestServer | undefined
    const opened: BrowserContext[] = []
    beforeAll(async () => {
      if (typeof browser === 'string') throw new Error(`These tests need a browser here, but ${browser}`)
      server = await startServer()
    })
    afterAll(async () => {
      for (const context of opened) await context.close()
      if (typeof browser !== 'string') await browser.close()
      await server?.close()
    })
    const running = () => server ?? fail('The server runs only within a test.')
    tests({
      server: running,
      async openPage(options = {}) {
        if (typeof browser === 'string') throw new Error(browser)
        const context = await openContext(browser, running(), options)
        opened.push(context)
        return context.newPage()
      },
    })
  })
}

/** Olga, signed in by her page; she owns the installation. */
export async function addOlga(db: Db): Promise<User> {
  return createUser(db, {
    email: 'olga@example.org',
    name: 'Olga',
    passwordHash: 'none yet',
    administrator: true,
  })
}

/** Presses a button or link of a survey's page and waits for the page it leads to. */
export async function turn(page: Page, words: string): Promise<void> {
  const isBefore = () => {
    const main = document.querySelector('main')
    return main?.dataset.before !== undefined || document.readyState === 'loading'
  }
  await page.evaluate(() => document.querySelector('main')?.setAttribute('data-before', ''))
  await page.click(`text=${words}`)
  // Not by waitForFunction, which needs the page's own script.
  await expect.poll(() => page.evaluate(isBefore).catch(() => true), { timeout: 60_000 }).toBe(false)
}

/** Nothing that axe knows to be wrong, in this page as it is now. */
export async function expectNoAxe(page: Page): Promise<void> {
  // Through the protocol, as the page's own policy lets no script of ours in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document),
  )
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  )
  expect(found, page.url()).toEqual([])
}

/** Wider than the window is a fault on any page. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const { wide, has } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    has: document.documentElement.clientWidth,
  }))
  expect(wide, `${page.url()} is wider than its window`).toBeLessThanOrEqual(has)
}

/** With PICTURES=1 a picture in test/output/, for people to look at; taking them all costs a minute that proves nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  const folder = join(import.meta.dirname, '../output')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

async function openContext(
  browser: Browser,
  { url, db }: TestServer,
  { width = desktop, script = true, dark = false, user }: PageOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 740 : 900 },
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  })
  // Generous, as other tests run beside these.
  context.setDefaultTimeout(120_000)
  if (user) await context.addCookies([{ name: signInCookie, value: await createSignIn(db, user.id), url }])
  return context
}

function fail(sentence: string): never {
  throw new Error(sentence)
}

const noWalk: Walk = { server: () => fail('No browser'), openPage: () => fail('No browser') }
