import { expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import { listResponses } from '../../../src/server/store/responses.ts'
import { createSurvey, getSurvey } from '../../../src/server/store/surveys.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { publish } from '../../fixtures/surveys.ts'
import { appOver, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { draw } from '../../surveys/draw.ts'
import { settle } from '../people.ts'

const devices = draw(
  `
  page have
    from    hidden | source
    devices set | required | phone laptop other*
    why     short_text | soft
  page usage | loop over devices | says About {loop}
    hours number | required | says Hours with {loop}, since {why}?
    fits  choice | carry not chosen from devices | none
  page end
    most  number | show if {from} = 'mail' and {hours:phone} > 1
    bye   short_text
`,
  { display: { review: true } },
)

anyEngine('Logic over HTTP', (open) => {
  async function begin(definition: Survey) {
    const db = await open()
    const app = appOver(db)
    const { link, studyId, surveyId } = await publish(db, definition)
    const stored = async () => (await listResponses(db, studyId, surveyId, { limit: 10 }))[0]
    const who = visitor(app)
    const send = (page: string, fields: Record<string, string | string[]>) =>
      who.post(`${link}/pages/${page}`, { version: '1', ...fields })
    return { db, app, link, who, send, stored }
  }

  test('a loop, a value from the link, asking once, and a review are walked without script', async () => {
    const { link, who, send, stored } = await begin(devices)
    await who.get(`${link}?source=mail&other=x`)
    const once = await send('have', { 'q.devices': ['phone', 'other'], 'q.devices.other': '<i>watch</i>' })
    expect(once.html).toContain('You left one question empty')
    expect(once.html).toContain('name="sure" value="why"')
    expect(once.html).toMatch(/role="status">.*<a href="#q.why">/)
    const phone = await send('have', {
      'q.devices': ['phone', 'other'],
      'q.devices.other': '<i>watch</i>',
      'q.why': '*fun*',
      sure: 'why',
    })
    expect(phone.path).toBe(`${link}/pages/usage:phone`)
    expect(phone.html).toContain('Hours with phone, since *fun*?')
    const watch = await send('usage:phone', { 'q.hours:phone': '3' })
    expect(watch.path).toBe(`${link}/pages/usage:other`)
    expect(watch.html).toContain('About &lt;i&gt;watch&lt;/i&gt;')
    expect(watch.html).toContain('value="laptop"')
    expect(watch.html).not.toContain('value="phone"')
    const end = await send('usage:other', { 'q.hours:other': '1', 'q.fits:other': 'laptop' })
    expect(end.html).toContain('q.most')
    const review = await send('end', { 'q.most': '5', asked: 'most bye' })
    expect(review.path).toBe(`${link}/pages/your-answers`)
    expect(review.html).toContain('Your answers')
    expect((await stored())?.status).toBe('started')
    const back = await send('your-answers', { go: 'to usage:phone' })
    expect(back.path).toBe(`${link}/pages/usage:phone`)
    await send('have', { 'q.devices': ['laptop'], 'q.why': '', sure: 'why' })
    expect((await stored())?.answers).toHaveProperty(['hours:phone'])
    await send('usage:laptop', { 'q.hours:laptop': '2' })
    await send('end', { 'q.bye': 'x' })
    expect((await send('your-answers', {})).html).toContain('Thank you')
    expect(await stored()).toMatchObject({ status: 'complete' })
    expect((await stored())?.answers).toEqual({
      from: 'mail',
      devices: { options: ['laptop'] },
      'hours:laptop': 2,
      bye: 'x',
    })
    expect((await who.get(`${link}/receipt`)).html).toContain('Hours with laptop')
  })

  test('one question at a time goes through its pages, and a person keeps their own order', async () => {
    const { link, who, send, stored } = await begin(
      draw('page one | shuffled\n a number\n b number\n c number', { display: { pages: 'questions' } }),
    )
    let page = (await who.get(link)).html
    const order: string[] = []
    for (let turn = 0; turn < 3; turn++) {
      const [, id = ''] = /name="q\.(\w)"/.exec(page) ?? []
      order.push(id)
      page = (await send(`one.${id}`, { [`q.${id}`]: String(turn) })).html
    }
    expect(order.toSorted()).toEqual(['a', 'b', 'c'])
    expect(page).toContain('Thank you')
    expect(await stored()).toMatchObject({ status: 'complete', reached: 3 })
  })

  test('the editor takes logic, says what cannot be read, and keeps what it does not show', async () => {
    const db = await open()
    const people = await settle(db)
    const study = await people.study('Tea')
    const [, secret = ''] = (people.headers('erik').cookie ?? '').split('=')
    const erik = visitor(appOver(db), new Map([[signInCookie, secret]]))
    const { id } = await createSurvey(db, study, devices)
    const edit = `/studies/${study}/surveys/${id}/edit`
    const draft = async () => getSurvey(db, study, id)
    const fits = {
      title: 'Fits?',
      's.options': 'none',
      'list.options.order': 'shuffled',
      'list.options.from': 'devices',
      'list.options.which': 'chosen',
      'list.options.rules': 'none | {hours} > 2',
      'list.options.anchored': 'none',
      checks: '{hours} < 24 | A day has 24 hours',
    }
    const shown = await erik.get(`${edit}/questions/fits`)
    expect(shown.html).toContain('Take over from')
    const wrong = await erik.post(`${edit}/questions/fits`, {
      revision: '1',
      ...fits,
      'list.options.rules': 'tea | {a}',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.html).toContain('There is no “tea” in this list')
    await erik.post(`${edit}/questions/fits`, { revision: '1', ...fits })
    expect((await draft()).draft.sections[1]?.questions[1]).toMatchObject({
      checks: [{ rule: '{hours} < 24', message: { en: 'A day has 24 hours' } }],
      lists: { options: { order: 'shuffled', carry: { from: 'devices', which: 'chosen' } } },
      settings: { options: [{ id: 'none', showIf: '{hours} > 2', anchored: true }] },
    })
    const usage = {
      title: 'Use',
      jumps: 'end | {hours} > 20',
      over: 'devices',
      shuffled: 'yes',
      seconds: '90',
    }
    const { draftRevision } = await draft()
    const bad = await erik.post(`${edit}/sections/usage`, {
      revision: String(draftRevision),
      ...usage,
      seconds: '3',
    })
    expect(bad.status).toBe(422)
    await erik.post(`${edit}/sections/usage`, { revision: String(draftRevision), ...usage })
    expect((await draft()).draft.sections[1]).toMatchObject({
      jumps: [{ to: 'end', when: '{hours} > 20' }],
      loop: { over: 'devices', which: 'chosen' },
      shuffled: true,
      timeLimit: { seconds: 90 },
    })
    const preview = `/studies/${study}/surveys/${id}/preview`
    const previewed = await erik.post(`${preview}/have?language=en`, { 'q.devices': 'phone', 'q.why': 'x' })
    expect(previewed.html).toContain('You have 90 seconds')
  })
})
