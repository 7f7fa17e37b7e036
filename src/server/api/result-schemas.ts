import { z } from 'zod'
import { named } from './schemas.ts'

/** Results as the API gives them: every number with its base; what cannot be said is null, with a reason beside it. */

const people = z.number().int().describe('Counted people or responses')
const figure = z.number().nullable().describe('Null where it cannot be said')
const reason = z.string().optional().describe('Why something is null')

const share = z
  .strictObject({
    share: figure.describe('Of the base, 0 to 1'),
    count: people,
    base: people,
    effectiveBase: z.number(),
    low: figure.describe('Lower end of the 95 % interval'),
    high: figure.describe('Upper end of the 95 % interval'),
    reason,
  })
  .register(named, { id: 'Share' })

const answering = {
  base: people.describe('Who answered'),
  effectiveBase: z.number().describe('How many equally weighted people that is worth'),
  notShown: people.describe('Who did not see the question'),
  leftEmpty: people.describe('Who saw it and gave no answer'),
  outside: people.describe('Who answered “don’t know” or the like; not in the base'),
}

const frequencies = z
  .strictObject({
    column: z.string(),
    label: z.string(),
    several: z.boolean().describe('One person may give several answers, so shares add up to more than 1'),
    baseOf: z.string(),
    options: z.array(share.extend({ option: z.string(), label: z.string() }).strict()),
    ...answering,
  })
  .register(named, { id: 'Frequencies' })

const numbers = z
  .strictObject({
    column: z.string(),
    label: z.string(),
    measure: z
      .enum(['values', 'points', 'ranks'])
      .describe('Values as given, points of the options, or places in an ordered list'),
    mean: figure,
    low: figure.describe('Lower end of the mean’s 95 % interval'),
    high: figure.describe('Upper end of the mean’s 95 % interval'),
    deviation: figure,
    error: figure.describe('Standard error of the mean'),
    median: figure,
    lowerQuartile: figure,
    upperQuartile: figure,
    least: figure,
    most: figure,
    bins: z.array(z.strictObject({ from: z.number(), to: z.number(), count: people })),
    reason,
    ...answering,
  })
  .register(named, { id: 'Numbers' })

const score = z
  .strictObject({
    score: figure.describe('Promoters minus detractors, −100 to 100'),
    error: figure,
    low: figure,
    high: figure,
    base: people,
    effectiveBase: z.number(),
    promoters: share,
    passives: share,
    detractors: share,
    notShown: people,
    leftEmpty: people,
    reason,
  })
  .register(named, { id: 'NetPromoterScore' })

const question = z
  .strictObject({
    column: z.strictObject({
      key: z.string(),
      label: z.string(),
      scale: z.enum(['nominal', 'ordinal', 'interval', 'set', 'text', 'time', 'place']),
      question: z.string().optional().describe('The question whose column it is'),
      unit: z.string().optional(),
      clock: z.literal(true).optional(),
    }),
    answering: z.strictObject(answering),
    frequencies: frequencies.optional().describe('Of answers with options'),
    numbers: numbers.optional().describe('Of numbers, and of scales with points'),
    score: score.optional().describe('Of a question for the net promoter score'),
    months: z
      .array(z.strictObject({ month: z.string(), count: people }))
      .optional()
      .describe('Of dates'),
  })
  .register(named, { id: 'QuestionResult' })

const counted = z.strictObject({
  responses: people.describe('Which the results are of'),
  everyone: people.describe('All that count, whatever the segment'),
  tooSmall: z.string().optional().describe('Why a small group’s answers are not given'),
})

export const results = z
  .strictObject({
    state: z.enum(['ready', 'reading']),
    number: z.number().int().optional().describe('The study’s change these results reach'),
    read: people.optional().describe('While reading: how many responses are read'),
    of: people.optional().describe('While reading: of how many'),
    counted: counted.optional(),
    questions: z.array(question).optional().describe('One entry per column'),
  })
  .register(named, { id: 'Results' })
