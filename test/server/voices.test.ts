import { expect, test } from 'vitest'
import { startAnalysis, type Reply } from '../../src/server/analysis.ts'
import { taggingJob } from '../../src/server/jobs/tagging.ts'
import type { Db } from '../../src/server/store/db.ts'
import { savePerson } from '../../src/server/store/people.ts'
import { addResponses, withdrawResponse } from '../../src/server/store/responses.ts'
import { saveSegment } from '../../src/server/store/segments.ts'
import { participantsOf, saveParticipant } from '../../src/server/store/participants.ts'
import { saveSession } from '../../src/server/store/sessions.ts'
import { countSpeakers, countThemes } from '../../src/server/store/themes.ts'
import { addTurns, listTurns } from '../../src/server/store/turns.ts'
import { startTagger } from '../../src/server/tagger.ts'
import { guideOf } from '../../src/surveys/session.ts'
import { flyer, flying } from '../fixtures/flyers.ts'
import { publish } from '../fixtures/surveys.ts'
import { appOver } from '../setup/app.ts'
import { eachEngine } from '../setup/stores.ts'
import { settle } from './people.ts'

const dear = 'The price is far too high.'
const alsoDear = 'Really, the price is much too high for what you get.'

/**
 * Forty people who fly business and answered nothing in words, then seven voices about the price: Ana, who answered and
 * speaks in two sessions, Ben, who only speaks, and five unknown people who only answered.
 */
async function settleVoices(db: Db) {
  const { studyId, surveyId } = await publish(db, flying)
  const business = { class: { option: 'business' } }
  const economy = { class: { option: 'economy' } }
  const ana = await savePerson(
    db,
    studyId,
    undefined,
    { reference: 'ana', email: null, company: null, attributes: {} },
    null,
  )
  const answered = flyer(studyId, surveyId, { ...economy, why: dear }, { personId: ana })
  const unknown = Array.from({ length: 5 }, () => flyer(studyId, surveyId, { ...economy, why: alsoDear }))
  const silent = Array.from({ length: 40 }, () => flyer(studyId, surveyId, business))
  const others = Array.from({ length: 40 }, () => flyer(studyId, surveyId, economy))
  await addResponses(db, [answered, ...unknown, ...silent, ...others])
  const sessions = []
  for (const title of ['First talk', 'Second talk']) {
    const guide = guideOf(title, ['What do you think of the price?'])
    sessions.push(
      await saveSession(db, studyId, undefined, { title, kind: 'focus group', guide, heldOn: '2026-05-05' }),
    )
  }
  const [first = '', second = ''] = sessions
  const join = (session: string, name: string, role: 'participant' | 'moderator', personId: string | null) =>
    saveParticipant(db, studyId, session, undefined, { name, role, personId, attributes: {} }, null)
  const speak = (session: string, participantId: string | null, speaker: string, texts: string[]) =>
    addTurns(
      db,
      studyId,
      session,
      texts.map((text) => ({
        participantId,
        speaker,
        questionId: null,
        text,
        startsMs: null,
        endsMs: null,
        source: 'note' as const,
      })),
      null,
    )
  await speak(first, await join(first, 'Ana', 'participant', ana), 'Ana', [dear, alsoDear])
  await speak(second, await join(second, 'Ana', 'participant', ana), 'Ana', [alsoDear])
  await speak(first, await join(first, 'Ben', 'participant', null), 'Ben', [alsoDear, dear])
  await speak(first, await join(first, 'Mo', 'moderator', null), 'Mo', [`Is it so? ${dear}`])
  await tagAll(db)
  return { studyId, surveyId, answered, unknown: unknown[0]?.id ?? '' }
}

eachEngine('Answers and turns', (open) => {
  test('count people: whoever answered and spoke in two sessions counts once, a moderator not at all', async () => {
    const db = await open()
    const { studyId } = await settleVoices(db)
    const price = (await countThemes(db, studyId, {})).find(({ theme }) => theme === 'price')
    expect(price).toMatchObject({ people: 7, answers: 11 })
    expect(await countSpeakers(db, studyId, { theme: 'price' })).toEqual({ people: 7, texts: 11 })
    const analysis = startAnalysis(db, { worker: 'here', patience: 60_000 })
    const rules = ["{themes} contains 'price'", "{class} = 'economy' and {themes} contains 'price'"]
    const [all, answered] = ready(await analysis.segmentSizes(studyId, rules))
    // The 80 who said nothing in words count among everybody.
    expect(all).toMatchObject({ count: 7, base: 87 })
    expect(answered).toMatchObject({ count: 6, base: 87 })
    const profile = ready(await analysis.profile(studyId, "{class} = 'economy'"))
    expect(profile.size).toMatchObject({ count: 46, base: 87 })
    const theme = profile.themes.find(({ theme }) => theme === 'price')
    // All six of them who said anything spoke of it; Ben is among everyone else.
    expect(theme).toMatchObject({ segment: { count: 6, base: 6 }, others: { count: 1, base: 1 } })
    expect(theme?.texts.length).toBeGreaterThan(1)
  })

  test('a speaker who is no participant counts once in a session, and becomes a person when bound', async () => {
    const db = await open()
    const { studyId } = await settleVoices(db)
    const guide = guideOf('Third talk', ['Anything else?'])
    const session = await saveSession(db, studyId, undefined, {
      title: 'Third talk',
      kind: 'interview',
      guide,
      heldOn: null,
    })
    const turn = { questionId: null, startsMs: null, endsMs: null, source: 'transcript' as const }
    const said = [dear, alsoDear].map((text) => ({ ...turn, participantId: null, speaker: 'Someone', text }))
    await addTurns(db, studyId, session, said, null)
    await tagAll(db)
    expect(await countSpeakers(db, studyId, { theme: 'price' })).toEqual({ people: 8, texts: 13 })
    expect(await listTurns(db, studyId, session)).toHaveLength(2)
  })

  test('are shown with their tags beside each response, as quotes of a profile, and go with a withdrawal at once', async () => {
    const db = await open()
    const app = appOver(db)
    const who = await settle(db)
    const { studyId, surveyId, answered, unknown } = await settleVoices(db)
    const headers = who.headers('ada')
    const read = async (path: string) => (await app.request(`/studies/${studyId}${path}`, { headers })).text()
    const response = await read(`/surveys/${surveyId}/responses/${answered.id}`)
    expect(response).toMatch(/<mark class="\w+">The price[^<]*<\/mark>/)
    expect(response).toMatch(/<span aria-hidden="true">[+−?·] <\/span>\w+: Price/)
    expect(response).toMatch(/(positive|negative|neutral|mixed) on the whole · English/)
    const segment = await saveSegment(
      db,
      studyId,
      undefined,
      { title: 'Dear', rule: "{class} = 'economy'" },
      null,
    )
    const profile = await read(`/segments/${segment}`)
    expect(profile).toContain(alsoDear)
    expect(profile).toContain('6 of the 6 who said anything')
    const data = JSON.parse(await read(`/segments/${segment}/json`))
    expect(data).toMatchObject({
      segment: { title: 'Dear' },
      size: { count: 46 },
      number: expect.any(Number),
    })

    await withdrawResponse(db, studyId, surveyId, unknown)
    await withdrawResponse(db, studyId, surveyId, answered.id)
    // Nothing was collected or tagged anew in between.
    expect(await countSpeakers(db, studyId, { theme: 'price' })).toEqual({ people: 6, texts: 9 })
    const after = JSON.parse(await read(`/segments/${segment}/json`))
    expect(after).toMatchObject({ size: { count: 44, base: 86 } })
    const later = await read(`/segments/${segment}`)
    expect(later).not.toContain(answered.id)
    expect(later).not.toContain(unknown)
    expect(await read('/texts')).not.toContain(`/responses/${answered.id}`)
    expect(await read(`/surveys/${surveyId}/results/why`)).not.toContain(answered.id)
    expect(await read(`/surveys/${surveyId}/responses/${answered.id}`)).not.toContain(dear)
    expect((await participantsOf(db, studyId)).length, 'what was said in sessions stays').toBe(4)
  })
})

async function tagAll(db: Db): Promise<void> {
  const job = taggingJob(db, startTagger())
  while (await job.run(new AbortController().signal));
  await job.close?.()
}

function ready<T>(reply: Reply<T>): T {
  if (reply.state !== 'ready') throw new Error(`Not ready: ${JSON.stringify(reply)}`)
  return reply.result
}
