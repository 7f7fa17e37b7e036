import { expect, test } from 'vitest'
import { type Reply, startAnalysis } from '../../src/server/analysis.ts'
import type { Db } from '../../src/server/store/db.ts'
import { savePerson } from '../../src/server/store/people.ts'
import { saveAttribute } from '../../src/server/store/attributes.ts'
import { addResponses, excludeResponse, withdrawResponse } from '../../src/server/store/responses.ts'
import { publishSurvey, saveDraft } from '../../src/server/store/surveys.ts'
import { flyer, flying, publishFlying, tagWhy } from '../fixtures/flyers.ts'
import { eachEngine } from '../setup/stores.ts'

function ready<T>(reply: Reply<T>): T {
  if (reply.state !== 'ready') throw new Error(`Not ready: ${JSON.stringify(reply)}`)
  return reply.result
}

const analysisOf = (db: Db) => startAnalysis(db, { worker: 'here', patience: 60_000 })

eachEngine('The analysis', (open) => {
  test('counts complete live responses, and others only where asked', async () => {
    const db = await open()
    const { studyId, surveyId, responses } = await publishFlying(db, 40)
    const answers = responses[0]?.answers ?? {}
    await addResponses(db, [
      flyer(studyId, surveyId, answers, { status: 'started', completedAt: null }),
      flyer(studyId, surveyId, answers, { mode: 'test' }),
      flyer(studyId, surveyId, answers, { status: 'screened out' }),
      flyer(studyId, surveyId, answers, { excluded: 'a trial' }),
    ])
    const analysis = analysisOf(db)
    const counted = async (include: ('partial' | 'test')[]) =>
      ready(await analysis.surveyResults(studyId, surveyId, { include })).counted.responses
    expect(await counted([])).toBe(40)
    expect(await counted(['partial'])).toBe(41)
    expect(await counted(['partial', 'test'])).toBe(42)
  })

  test('has caught up with every change before it answers', async () => {
    const db = await open()
    const { studyId, surveyId, responses } = await publishFlying(db, 50)
    const analysis = analysisOf(db)
    const business = async () => {
      const { questions } = ready(await analysis.questionResult(studyId, surveyId, 'class'))
      return questions[0]?.frequencies?.options.find(({ option }) => option === 'business')?.count ?? -1
    }
    const before = await business()
    await addResponses(db, [flyer(studyId, surveyId, { class: { option: 'business' } })])
    expect(await business()).toBe(before + 1)
    const own = responses.find(({ answers }) => JSON.stringify(answers.class).includes('business'))?.id ?? ''
    await excludeResponse(db, studyId, surveyId, own, 'twice', null)
    expect(await business()).toBe(before)
    await excludeResponse(db, studyId, surveyId, own, null, null)
    expect(await business()).toBe(before + 1)
  })

  test('forgets a withdrawn response at once, with its texts and themes', async () => {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 80)
    const only = flyer(studyId, surveyId, {
      class: { option: 'economy' },
      why: 'The lounge is lovely, only here.',
    })
    await addResponses(db, [only])
    await tagWhy(db, [only])
    const analysis = analysisOf(db)
    const seen = async () => ({
      answered: ready(await analysis.answered(studyId, surveyId, 'why')).includes(only.id),
      lounge: ready(
        await analysis.segmentSizes(studyId, ["{themes} contains 'lounge' and {class} = 'economy'"]),
      )[0],
    })
    expect(await seen()).toMatchObject({ answered: true, lounge: { count: 1 } })
    await withdrawResponse(db, studyId, surveyId, only.id)
    expect(await seen()).toMatchObject({ answered: false, lounge: { count: 0 } })
  })

  test('counts one person once, however many responses stand behind them, by the newest', async () => {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 40)
    const plan = { name: 'Plan', kind: 'behavioural', scale: 'nominal', options: [] } as const
    await saveAttribute(db, studyId, { ...plan, options: [] }, null)
    const person = { reference: 'c-1', email: null, company: null, attributes: { Plan: 'gold' } }
    const personId = await savePerson(db, studyId, undefined, person, null)
    await addResponses(db, [
      flyer(studyId, surveyId, { flights: 1 }, { personId }),
      flyer(studyId, surveyId, { flights: 99 }, { personId }),
    ])
    const analysis = analysisOf(db)
    const rules = [
      "{person.Plan} = 'gold'",
      "{person.Plan} = 'gold' and {flights} = 99",
      '{flights} = 99 or {flights} = 1',
    ]
    const sizes = ready(await analysis.segmentSizes(studyId, rules.slice(0, 2)))
    expect(sizes).toMatchObject([{ count: 1, base: 41 }, { count: 1 }])
    await savePerson(db, studyId, personId, { ...person, attributes: { Plan: 'silver' } }, null)
    expect(ready(await analysis.segmentSizes(studyId, ["{person.Plan} = 'silver'"]))).toMatchObject([
      { count: 1 },
    ])
    await saveAttribute(db, studyId, { ...plan, options: ['gold', 'silver', 'tin'] }, null)
    expect(ready(await analysis.segmentSizes(studyId, ["{person.Plan} = 'tin'"]))).toMatchObject([
      { count: 0 },
    ])
  })

  test('reads a new version with the old answers still in place', async () => {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 30)
    const analysis = analysisOf(db)
    await analysis.surveyResults(studyId, surveyId)
    const more = structuredClone(flying)
    more.sections[0]?.questions.push({
      id: 'pet',
      type: 'short_text',
      title: { en: 'Your pet?' },
      required: false,
      settings: {},
    })
    await saveDraft(db, studyId, surveyId, 1, more)
    await publishSurvey(db, studyId, surveyId, null)
    const { questions } = ready(await analysis.surveyResults(studyId, surveyId))
    expect(questions.find(({ column }) => column.key === 'pet')?.answering).toMatchObject({
      base: 0,
      notShown: 30,
    })
    expect(questions.find(({ column }) => column.key === 'age')?.answering.base).toBe(30)
  })

  test('says in a sentence what a rule cannot mean', async () => {
    const db = await open()
    const { studyId } = await publishFlying(db, 3)
    const analysis = analysisOf(db)
    const [unknown, option] = ready(
      await analysis.segmentSizes(studyId, ['{clas} = 1', "{class} = 'busines'"]),
    )
    expect(unknown).toContain('Did you mean {class}?')
    expect(option).toContain("Did you mean 'business'?")
  })

  test('says how far the reading is when it takes longer than one may wait', async () => {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 100)
    const analysis = startAnalysis(db, { worker: 'here', patience: 0 })
    const reply = await analysis.surveyResults(studyId, surveyId)
    expect(reply).toMatchObject({ state: 'reading', read: expect.any(Number), of: expect.any(Number) })
  })
})
