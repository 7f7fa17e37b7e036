import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { saveAttribute } from '../../src/server/store/attributes.ts'
import type { Db } from '../../src/server/store/db.ts'
import { saveFile } from '../../src/server/store/files.ts'
import { saveTags } from '../../src/server/store/mentions.ts'
import { saveMail } from '../../src/server/store/outbox.ts'
import { saveParticipant } from '../../src/server/store/participants.ts'
import { savePerson } from '../../src/server/store/people.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { saveSegment } from '../../src/server/store/segments.ts'
import { saveSession } from '../../src/server/store/sessions.ts'
import { createStudy } from '../../src/server/store/studies.ts'
import { createSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import { addTurns } from '../../src/server/store/turns.ts'
import { createUser } from '../../src/server/store/users.ts'
import { saveWave } from '../../src/server/store/waves.ts'
import { guideOf } from '../../src/surveys/session.ts'
import { survey } from '../../src/surveys/survey.ts'
import { flyer } from '../fixtures/flyers.ts'
import { inBrowser, type Walk } from './harness.ts'

const script = `</title></textarea></script><script>window.hit=1</script>`
const image = `"'><img src=x onerror="window.hit=1">`
const link = `[here](javascript:window.hit=1) <javascript:window.hit=1>`
const evil = `${image}${script}${link}`

await inBrowser('What people and teams write', (walk) => {
  test('runs nowhere: no page takes it for markup, not even the browser’s guard has to step in', async () => {
    const { db, url } = walk.server()
    const { study, slug, user } = await everythingEvil(db)
    const page = await walk.openPage({ user })
    const alarms = watch(page)
    const seen = await crawl(page, url, ['/', study, `/s/${slug}`], alarms)
    expect(seen.length).toBeGreaterThan(30)
    // The harm is really on these pages, as plain words.
    await page.goto(`${url}${study}`)
    expect(await page.textContent('main')).toContain('<img src=x onerror=')
    await answer(walk, `${url}/s/${slug}`, alarms)
    expect(alarms).toEqual([])
  }, 600_000)
})

/** One of everything, with harm in every word of it. */
async function everythingEvil(db: Db) {
  const user = await createUser(db, {
    email: 'olga@example.org',
    name: evil,
    passwordHash: 'none',
    administrator: true,
  })
  const { id: studyId } = await createStudy(db, { title: evil, objective: evil }, user.id)
  const en = { en: evil }
  const definition = survey.parse({
    format: 1,
    title: en,
    languages: ['en'],
    intro: en,
    thanks: en,
    sections: [
      {
        id: 'all',
        title: en,
        questions: [
          { id: 'words', type: 'text_block', title: en },
          {
            id: 'pick',
            type: 'choice',
            title: en,
            help: en,
            settings: {
              options: [
                { id: 'a', label: en },
                { id: 'b', label: { en: `Other ${evil}` }, kind: 'other' },
              ],
            },
          },
          { id: 'several', type: 'set', title: en, settings: { options: [{ id: 'a', label: en }] } },
          { id: 'why', type: 'long_text', title: en },
        ],
      },
    ],
  })
  const { id: surveyId, slug } = await createSurvey(db, studyId, definition)
  await publishSurvey(db, studyId, surveyId, null)
  await saveAttribute(
    db,
    studyId,
    { name: evil.slice(0, 60), kind: 'demographic', scale: 'nominal', options: [evil] },
    null,
  )
  const who = { reference: evil, email: null, company: evil, attributes: { [evil.slice(0, 60)]: evil } }
  const personId = await savePerson(db, studyId, undefined, who, null)
  const answers = { pick: { option: 'b', text: evil }, several: { options: ['a'] }, why: evil }
  const responses = Array.from({ length: 65 }, (_, at) =>
    flyer(
      studyId,
      surveyId,
      at % 2 ? answers : { ...answers, pick: { option: 'a' } },
      at === 0 ? { personId } : {},
    ),
  )
  await addResponses(db, responses)
  const mention = {
    start: 0,
    end: 9,
    theme: image,
    sentiment: -0.5,
    polarity: 'negative',
    kind: 'complaint',
    confidence: 1,
  } as const
  await saveTags(
    db,
    'test',
    responses.map(({ id }) => ({
      text: { studyId, id: `${id}/why`, surveyId, sessionId: null, itemId: id, columnKey: 'why', text: evil },
      tags: { language: 'en', sentiment: -0.5, polarity: 'negative', confidence: 1, mentions: [mention] },
    })),
  )
  await saveSegment(db, studyId, undefined, { title: evil, rule: "{pick} = 'a'" }, null)
  await saveWave(db, studyId, undefined, { title: evil, startsOn: '2020-01-01', endsOn: null }, null)
  const guide = guideOf(evil, [evil])
  const session = await saveSession(db, studyId, undefined, {
    title: evil,
    kind: 'interview',
    guide,
    heldOn: '2026-01-01',
  })
  const told = { name: evil, role: 'participant' as const, personId, attributes: {} }
  const participantId = await saveParticipant(db, studyId, session, undefined, told, null)
  const turn = { questionId: null, startsMs: null, endsMs: null, source: 'note' as const }
  await addTurns(db, studyId, session, [{ ...turn, participantId, speaker: evil, text: evil }], null)
  for (const owner of [{ sessionId: session }, { surveyId }])
    await saveFile(db, { studyId, ...owner, name: `${image}.html`, mediaType: 'text/html' }, bytes())
  await saveMail(db, { key: 'evil', recipient: 'x@example.org', subject: evil, body: evil })
  return { user, slug, study: `/studies/${studyId}` }
}

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`<script>window.hit=1</script>${evil}`)
}

/** Whatever a page does that only harm would make it do. */
function watch(page: Page): string[] {
  const alarms: string[] = []
  page.on('dialog', (dialog) => {
    alarms.push(`dialog on ${page.url()}`)
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) alarms.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => alarms.push(`${page.url()}: ${error.message}`))
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('/x'))
      alarms.push(`${page.url()} asked for ${request.url()}`)
  })
  return alarms
}

async function look(page: Page, alarms: string[]): Promise<string[]> {
  const { harm, links } = await page.evaluate(() => ({
    harm: [
      ...('hit' in globalThis ? ['a script ran'] : []),
      ...[
        ...document.querySelectorAll(
          'img[src="x"], script:not([src]), a[href^="javascript" i], [onerror], [onload]',
        ),
      ].map(({ outerHTML }) => outerHTML),
    ],
    links: [...document.querySelectorAll('a[href]')].map((a) => (a as HTMLAnchorElement).href),
  }))
  alarms.push(...harm.map((what) => `${page.url()}: ${what}`))
  return links
}

/** Every page that links lead to, once; whatever comes as a download is no page. */
async function crawl(page: Page, url: string, from: string[], alarms: string[]): Promise<string[]> {
  const waiting = from.map((path) => url + path)
  const seen = new Set<string>()
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const place = next.split('#')[0] ?? next
    // Sixty responses look alike, and so does each place that a text may be opened at.
    const kind = place.replace(/responses\/\w+$/, 'responses/one').replace(/\?.*$/, '')
    if (!place.startsWith(`${url}/`) || seen.has(kind)) continue
    seen.add(kind)
    const answer = await page.goto(place).catch(unlessDownload)
    if (!answer?.headers()['content-type']?.startsWith('text/html')) continue
    expect(answer.status(), place).toBeLessThan(500)
    waiting.push(...(await look(page, alarms)))
  }
  return [...seen]
}

function unlessDownload(error: unknown): null {
  if (String(error).includes('Download is starting')) return null
  throw error
}

/** A respondent writes it too, and reads it again as what is stored. */
async function answer(walk: Walk, address: string, alarms: string[]): Promise<void> {
  const page = await walk.openPage()
  const own = watch(page)
  await page.goto(address)
  await look(page, own)
  const begin = page
    .getByRole('button', { name: /begin|start/i })
    .or(page.getByRole('link', { name: /begin|start/i }))
  if (await begin.count()) await begin.first().click()
  await page.locator('textarea').fill(evil)
  await look(page, own)
  await page.getByRole('button', { name: 'Send' }).click()
  await look(page, own)
  await page.getByText('What is stored about me').click()
  expect(await page.textContent('main')).toContain('<img src=x')
  await look(page, own)
  alarms.push(...own)
}
