import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflate } from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/** Our own list: the package's own one switches web security off, and then a browser test proves little. */
const launchArguments = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--font-render-hinting=none',
  // Where a page records, it hears beeps and sees a moving picture.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

const packages = join(import.meta.dirname, '../../node_modules')
const folder = join(packages, '.cache/test-browser')

/** Starts TEST_BROWSER, else the browser that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const { executable, libraries } = await findBrowser()
  const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined))
  return chromium.launch({
    executablePath: executable,
    args: launchArguments,
    env: { FONTCONFIG_PATH: join(folder, 'fonts'), ...env, ...(libraries && { LD_LIBRARY_PATH: libraries }) },
  })
}

interface Found {
  executable: string
  /** Libraries that come with the browser, for machines that lack them. */
  libraries?: string
}

async function findBrowser(): Promise<Found> {
  if (process.env.TEST_BROWSER) return { executable: process.env.TEST_BROWSER }
  const executable = join(folder, 'chromium')
  if (!existsSync(executable)) await unpack()
  const { stdout } = await promisify(execFile)('ldd', [executable])
  return stdout.includes('not found') ? { executable, libraries: join(folder, 'al2023/lib') } : { executable }
}

/** Test files run side by side: each unpacks beside, and the first to finish puts its copy in place. */
async function unpack(): Promise<void> {
  const own = `${folder}.${process.pid}`
  mkdirSync(own, { recursive: true })
  const before = process.env.TMPDIR
  // The package unpacks into the system's temporary folder only.
  process.env.TMPDIR = own
  try {
    for (const part of ['fonts.tar.br', 'al2023.tar.br', 'chromium.br'])
      await inflate(join(packages, '@sparticuz/chromium/bin', part))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
  try {
    renameSync(own, folder)
  } catch (error) {
    rmSync(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
