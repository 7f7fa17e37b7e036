import { expect, test } from 'vitest'
import { unclearTheme } from '../../src/analysis/text/codebook.ts'
import { startAnalysis } from '../../src/server/analysis.ts'
import { themesInShort } from '../../src/server/instruments.ts'
import { saveTags } from '../../src/server/store/mentions.ts'
import { flyersAnswers, flyer, publishFlying, tagWhy } from '../fixtures/flyers.ts'
import { addResponses } from '../../src/server/store/responses.ts'
import { eachEngine } from '../setup/stores.ts'

eachEngine('A theme the model does not know', (open) => {
  /** Everybody who wrote something also wrote something unclear. */
  async function unclear() {
    const db = await open()
    const { studyId, surveyId } = await publishFlying(db, 0)
    const responses = flyersAnswers(100).map((answers) => flyer(studyId, surveyId, answers))
    await addResponses(db, responses)
    await tagWhy(db, responses)
    const about = { sentiment: 0.5, polarity: 'positive', kind: 'praise', confidence: 0.9 } as const
    const texts = responses.flatMap(({ id, answers }) =>
      typeof answers.why === 'string'
        ? [
            {
              studyId,
              id: `${id}/why`,
              surveyId,
              sessionId: null,
              itemId: id,
              columnKey: 'why',
              text: answers.why,
            },
          ]
        : [],
    )
    await saveTags(
      db,
      'another model',
      texts.map((text) => ({
        text,
        tags: {
          language: 'en',
          sentiment: 0.5,
          polarity: 'positive',
          confidence: 0.9,
          mentions: [
            { start: 0, end: 5, theme: unclearTheme, ...about },
            { start: 6, end: 12, theme: 'seats', ...about },
          ],
        },
      })),
    )
    return { db, studyId, count: texts.length }
  }

  test('is no finding of the overview', async () => {
    const { db, studyId, count } = await unclear()
    const themes = await themesInShort(db, studyId, 10)
    expect(themes).toHaveLength(1)
    expect(themes[0]).toContain(`of the ${count} people who said something`)
    expect(themes.join(' ')).not.toMatch(/unclear/i)
  })

  test('makes no segment: a rule cannot name it, and the form does not offer it', async () => {
    const { db, studyId, count } = await unclear()
    const analysis = startAnalysis(db, { worker: 'here', patience: 60_000 })
    const rules = [`{themes} contains '${unclearTheme}'`, "{themes} contains 'seats'"]
    const sizes = await analysis.segmentSizes(studyId, rules)
    expect(sizes).toMatchObject({ state: 'ready', result: [expect.any(String), { count }] })
    const columns = await analysis.columns(studyId)
    if (columns.state !== 'ready') throw new Error('not ready')
    const offered = columns.result.find(({ key }) => key === 'themes')?.options ?? []
    expect(offered.map(({ id }) => id)).toEqual(['seats'])
    await analysis.close()
  })
})
