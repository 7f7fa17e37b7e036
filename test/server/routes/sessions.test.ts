import { beforeAll, expect, test } from 'vitest'
import { signInCookie } from '../../../src/server/access.ts'
import type { Db } from '../../../src/server/store/db.ts'
import { listPeople } from '../../../src/server/store/people.ts'
import { listParticipants } from '../../../src/server/store/participants.ts'
import { createSignIn } from '../../../src/server/store/sign-ins.ts'
import { createStudy } from '../../../src/server/store/studies.ts'
import { listTurns } from '../../../src/server/store/turns.ts'
import { createUser } from '../../../src/server/store/users.ts'
import { appOver, type Visitor, visitor } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'

anyEngine('Interviews and focus groups', (open) => {
  let db: Db
  let olga: Visitor
  let study: string
  let home: string
  let here: string
  const sessionId = () => here.split('/').at(-1) ?? ''
  const turns = () => listTurns(db, study, sessionId())

  beforeAll(async () => {
    db = await open()
    const user = { email: 'olga@example.org', name: 'Olga', passwordHash: 'none', administrator: true }
    const { id } = await createUser(db, user)
    olga = visitor(appOver(db), new Map([[signInCookie, await createSignIn(db, id)]]))
    study = (await createStudy(db, { title: 'Trains' }, id)).id
    home = `/studies/${study}`
  })

  test('an empty list teaches the next step', async () => {
    expect((await olga.get(`${home}/sessions`)).html).toContain('Prepare a session')
  })

  test('a session is created with its guide', async () => {
    const refused = await olga.post(`${home}/sessions`, { title: ' ', heldOn: 'soon', questions: 'Why?' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Fill in the title.')
    expect(refused.html).toContain('Write the day as year-month-day')
    expect(refused.html).toContain('Why?</textarea>')
    const created = await olga.post(`${home}/sessions`, {
      title: 'Commuters',
      kind: 'focus group',
      heldOn: '2026-05-04',
      questions: 'How do you travel?\r\n\r\nWhat annoys you?',
    })
    here = created.path
    expect(created.html).toContain('Commuters')
    expect(created.html).toContain('focus group')
    expect((await olga.get(`${here}/settings`)).html).toContain('value="What annoys you?"')
  })

  test('a participant has attributes, and a person behind that is added', async () => {
    const attribute = { name: 'Age', kind: 'demographic', scale: 'interval', options: '' }
    expect((await olga.post(`${home}/attributes`, attribute)).status).toBe(200)
    const refused = await olga.post(`${here}/participants`, {
      name: 'Ana',
      'attribute.0': 'old',
      person: 'C-1',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Write Age as a number, like 42.')
    const added = await olga.post(`${here}/participants`, { name: 'Ana', 'attribute.0': '41', person: 'C-1' })
    expect(added.html).toContain('Age: 41')
    expect(await listPeople(db, study, { limit: 9 })).toMatchObject([{ reference: 'C-1' }])
  })

  test('a note stays on the form, with its speaker and question picked again', async () => {
    const [ana] = await listParticipants(db, study, sessionId())
    const refused = await olga.post(`${here}/turns`, { participant: ana?.id ?? '', question: 'q1', text: '' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('Fill in what was said.')
    const noted = await olga.post(`${here}/turns`, {
      participant: ana?.id ?? '',
      question: 'q1',
      text: 'By <b>train',
    })
    expect(noted.path).toContain('/notes?')
    expect(noted.html).toMatch(new RegExp(`value="${ana?.id}" checked`))
    expect(noted.html).toMatch(/value="q1" selected/)
    expect(noted.html).toContain('By &lt;b>train')
    expect(await turns()).toMatchObject([{ participantId: ana?.id, questionId: 'q1', source: 'note' }])
  })

  test('somebody new who speaks becomes a participant, once', async () => {
    for (const text of ['Hm.', 'Well.'])
      await olga.post(`${here}/turns`, { participant: '', newSpeaker: 'Ben', text })
    expect((await listParticipants(db, study, sessionId())).map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  })

  test('a speaker or question of another session is refused', async () => {
    const foreign = await olga.post(`${here}/turns`, { participant: 'x', question: 'q9', text: 'kept' })
    expect(foreign.status).toBe(422)
    expect(foreign.html).toContain('Pick somebody of this session')
    expect(foreign.html).toContain('kept</textarea>')
  })

  test('a transcript is shown before it is kept, speakers are matched, and it is kept once', async () => {
    const transcript =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Moderator>What annoys you?\n\n00:02.000 --> 00:05.000\n<v Ana>Delays.\n\n00:06.000 --> 00:09.000\n<v Cleo>Crowds'
    const before = (await turns()).length
    const preview = await olga.post(`${here}/transcript/preview`, { transcript })
    expect(preview.html).toContain('3 turns')
    expect(preview.html).toContain('3 speakers')
    expect(preview.html).toMatch(/value="moderator" selected/)
    expect((await turns()).length).toBe(before)
    const [ana] = await listParticipants(db, study, sessionId())
    const choices = {
      transcript,
      question: 'follow',
      'speaker.0': 'moderator',
      'speaker.1': `is ${ana?.id}`,
      'speaker.2': 'participant',
    }
    const kept = await olga.post(`${here}/transcript`, choices)
    expect(kept.html).toContain('3 turns are kept.')
    expect((await turns()).slice(before)).toMatchObject([
      { speaker: 'Moderator', questionId: 'q2', text: 'What annoys you?' },
      { participantId: ana?.id, questionId: 'q2', text: 'Delays.', startsMs: 2_000, source: 'transcript' },
      { speaker: 'Cleo', questionId: 'q2' },
    ])
    expect(kept.html).toContain('of 3 people')
    const again = await olga.post(`${here}/transcript`, choices)
    expect(again.status).toBe(409)
    expect(again.html).toContain('already in this session')
    expect((await turns()).length).toBe(before + 3)
    expect(await listParticipants(db, study, sessionId())).toHaveLength(4)
  })

  test('a transcript that cannot be read comes back with what to mend', async () => {
    const refused = await olga.post(`${here}/transcript/preview`, { transcript: 'we talked' })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('No line says who speaks')
    expect(refused.html).toContain('we talked</textarea>')
  })

  test('a turn is corrected and removed', async () => {
    const [first] = await turns()
    const edit = await olga.get(`${here}/turns/${first?.id}`)
    expect(edit.html).toContain('Edit a turn')
    await olga.post(`${here}/turns/${first?.id}`, {
      participant: '',
      newSpeaker: '',
      question: '',
      text: 'By bike',
    })
    expect((await turns())[0]).toMatchObject({ text: 'By bike', participantId: null, questionId: null })
    const count = (await turns()).length
    expect((await olga.post(`${here}/turns/${first?.id}/removal`, {})).html).toContain('The turn is gone.')
    expect((await turns()).length).toBe(count - 1)
    expect((await olga.get(`${here}/turns/${first?.id}`)).status).toBe(404)
  })

  test('a question of the guide is reworded; one under which something was said stays', async () => {
    const settings = { title: 'Commuters', kind: 'interview', heldOn: '', questions: 'Anything else?' }
    const refused = await olga.post(`${here}/settings`, {
      ...settings,
      'guide.q1': 'By what?',
      'guide.q2': '',
    })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain('3 turns stand under “What annoys you?”')
    expect(refused.html).toContain('value="By what?"')
    const saved = await olga.post(`${here}/settings`, {
      ...settings,
      'guide.q1': '',
      'guide.q2': 'What bothers you?',
    })
    expect(saved.html).toContain('What bothers you?')
    expect(saved.html).toContain('Anything else?')
    expect(saved.html).not.toContain('How do you travel?')
  })

  test('long sessions come page by page', async () => {
    const transcript = Array.from({ length: 450 }, (_, n) => `${n % 2 ? 'Ana' : 'Ben'}: line ${n}`).join('\n')
    const choices = { transcript, question: 'under q3', 'speaker.0': 'unknown', 'speaker.1': 'unknown' }
    const kept = await olga.post(`${here}/transcript`, choices)
    expect(kept.html).toContain('Turns 1–200 of 455')
    expect((await olga.get(`${here}?from=401`)).html).toContain('Turns 401–455 of 455')
    const last = (await turns()).at(-1)?.id
    expect((await olga.get(`${here}?turn=${last}`)).html).toContain(`id="turn-${last}"`)
    expect((await olga.get(`${here}?from=900`)).html).toContain('Turns 455–455 of 455')
    for (const from of ['-1', 'x', '1e9', '0'])
      expect((await olga.get(`${here}?from=${from}`)).status).toBe(200)
  })

  test('a participant and a session are removed', async () => {
    const [ana] = await listParticipants(db, study, sessionId())
    expect((await olga.get(`${here}/participants/${ana?.id}`)).html).toContain('value="C-1"')
    expect((await olga.post(`${here}/participants/${ana?.id}/removal`, {})).html).toContain(
      'The participant is gone',
    )
    expect((await turns()).filter(({ speaker }) => speaker === 'Ana').length).toBeGreaterThan(0)
    expect((await olga.post(`${here}/removal`, {})).path).toBe(`${home}/sessions`)
    expect((await olga.get(here)).status).toBe(404)
  })

  test('a session is not to be had through another study', async () => {
    const created = await olga.post(`${home}/sessions`, { title: 'Mine', kind: 'interview', questions: '' })
    const elsewhere = (await createStudy(db, { title: 'Elsewhere' })).id
    const foreign = created.path.replace(study, elsewhere)
    for (const path of ['', '/settings', '/notes', '/transcript', '/participants/new'])
      expect((await olga.get(foreign + path)).status).toBe(404)
    for (const path of ['/settings', '/turns', '/participants', '/removal', '/transcript'])
      expect(
        (await olga.post(foreign + path, { title: 'x', name: 'x', text: 'x', transcript: 'A: b' })).status,
      ).toBe(404)
  })
})
