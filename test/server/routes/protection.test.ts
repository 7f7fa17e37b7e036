import { expect, test } from 'vitest'
import { startSuspicion } from '../../../src/server/answering/suspicion.ts'
import { readOpening, writeOpening } from '../../../src/server/answering/opening.ts'
import { countAccessCodes, createAccessCodes } from '../../../src/server/store/access-codes.ts'
import { excludeResponse, listResponses } from '../../../src/server/store/responses.ts'
import type { Protection } from '../../../src/surveys/aspects/protection.tsx'
import { publish, travelling } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { eachEngine } from '../../setup/stores.ts'

const open_: Protection = { entry: 'link', trap: false, event: false }

eachEngine('Robots and repeats', (open) => {
  async function begin(protection: Partial<Protection>) {
    const db = await open()
    const app = appOver(db)
    const survey = await publish(db, { ...travelling, protection: { ...open_, ...protection } })
    const stored = async () =>
      (await listResponses(db, survey.studyId, survey.surveyId, { limit: 100 })).toReversed()
    const answer = async (who = visitor(app), more: Record<string, string> = {}) => {
      await who.get(survey.link)
      await who.post(`${survey.link}/pages/you`, { version: '1', 'q.often': 'never', ...more })
      return who.post(`${survey.link}/pages/last`, { version: '1', 'q.score': '9', ...more })
    }
    return { db, app, ...survey, stored, answer }
  }

  test('who fills the hidden field is stored, left out with the reason, and can be taken in again', async () => {
    const { db, studyId, surveyId, stored, answer, link, app } = await begin({ trap: true })
    expect((await visitor(app).get(link)).html).toContain('<p hidden><input name="website"')
    expect((await answer()).html).toContain('Thank you')
    expect((await answer(undefined, { website: 'http://spam' })).html).toContain('Thank you')
    const [good, bad] = await stored()
    expect(good).toMatchObject({ status: 'complete', excluded: null })
    expect(bad).toMatchObject({
      status: 'complete',
      excluded: 'Suspect: a field that people do not see was filled in',
      answers: { score: 9 },
    })
    await excludeResponse(db, studyId, surveyId, bad?.id ?? '', null, null)
    expect((await stored())[1]?.excluded).toBeNull()
  })

  test('who is faster than anybody reads, or never opened a page, is marked', async () => {
    const { stored, answer, app, link, surveyId } = await begin({ leastSeconds: 60 })
    await answer()
    const forged = visitor(app, new Map([[`go_${surveyId}`, `${'0'.repeat(32)}..`]]))
    await forged.post(`${link}/pages/you`, { version: '1', 'q.often': 'never' })
    await forged.post(`${link}/pages/last`, { version: '1', 'q.score': '9' })
    expect((await stored()).map(({ excluded }) => excluded)).toEqual([
      expect.stringMatching(/^Suspect: sent \d seconds after/),
      'Suspect: sent without its first page having been opened',
    ])
  })

  test('more from one address than allowed are marked, but not at an event', async () => {
    for (const event of [false, true]) {
      const { stored, answer } = await begin({ mostPerAddress: 2, event })
      for (let who = 0; who < 3; who++) await answer()
      const marked = (await stored()).filter(({ excluded }) => excluded?.includes('from one address'))
      expect(marked).toHaveLength(event ? 0 : 1)
    }
  })

  test('a code lets one person in, once, on any device, and nobody else', async () => {
    const { db, app, link, surveyId, stored } = await begin({ entry: 'code' })
    const [code = ''] = await createAccessCodes(db, surveyId, 3)
    const nobody = visitor(app)
    expect((await nobody.get(link)).html).toContain('Your code')
    expect((await nobody.get(`${link}?code=0000-0000-0000`)).status).toBe(422)
    const phone = visitor(app)
    expect((await phone.get(`${link}?code=${code.toUpperCase()}`)).html).toContain('Part 1 of')
    await phone.post(`${link}/pages/you`, { version: '1', 'q.often': 'never' })
    const laptop = visitor(app)
    expect((await laptop.get(`${link}?code=${code}`)).html).toContain('Send')
    await laptop.post(`${link}/pages/last`, { version: '1', 'q.score': '9' })
    expect(await stored()).toMatchObject([{ status: 'complete', answers: { score: 9 } }])
    const forged = visitor(app, new Map([[`go_${surveyId}`, `${'0'.repeat(32)}..`]]))
    expect((await forged.post(`${link}/pages/you`, { version: '1', 'q.often': 'never' })).status).toBe(403)
    expect(await stored()).toHaveLength(1)
    expect(await countAccessCodes(db, surveyId)).toEqual({ made: 3, used: 1 })
    const framed = await visitor(app).get(`${link}?embed`)
    expect(framed.html, 'where no cookie is kept it opens by itself').toContain('target="_blank"')
  })

  test('another person’s code at the same browser leads to their answers, not to those before', async () => {
    const { db, app, link, surveyId, stored } = await begin({ entry: 'code' })
    const [one, other] = await createAccessCodes(db, surveyId, 2)
    const shared = visitor(app)
    await shared.get(`${link}?code=${one}`)
    await shared.post(`${link}/pages/you`, { version: '1', 'q.name': 'Zoë', 'q.often': 'always' })
    expect((await shared.get(`${link}?code=wrong`)).status).toBe(422)
    expect((await shared.get(`${link}?code=${one}`)).html).toContain('Part 2 of')
    expect((await shared.get(`${link}?code=${other}`)).html).toContain('Part 1 of')
    await shared.post(`${link}/pages/you`, { version: '1', 'q.often': 'never' })
    expect((await stored()).map(({ answers }) => answers.name).sort()).toEqual(['Zoë', undefined])
  })
})

test('the time of opening cannot be made older, nor be taken from somebody else', () => {
  const opening = writeOpening('key', 'mine', 1_000_000)
  expect(readOpening('key', 'mine', opening)).toBe(1_000_000)
  expect(readOpening('key', 'theirs', opening)).toBeUndefined()
  expect(readOpening('key', 'mine', opening.replace(/^[^.]+/, '1'))).toBeUndefined()
  expect(readOpening('key', 'mine', undefined)).toBeUndefined()
})

test('beyond so many through the link within a quarter of an hour all are suspect, and then no more', () => {
  const { reasonFor } = startSuspicion()
  const survey = { ...travelling, protection: { ...open_, mostPerLink: 2 } }
  const send = (address: string) =>
    reasonFor(survey, { surveyId: 's', address, trapped: undefined, openedAt: undefined })
  expect([send('a'), send('b'), send('c')]).toEqual([null, null, expect.stringContaining('through the link')])
})
