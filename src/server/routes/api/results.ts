import { z } from 'zod'
import { type Operation, operation } from '../../api/operation.ts'
import { results } from '../../api/result-schemas.ts'
import type { App } from '../../route.ts'
import { problem } from '../../problems.ts'
import { getSurvey } from '../../store/surveys.ts'
import { getWave } from '../../store/waves.ts'

const query = z.object({
  column: z.string().max(200).optional().describe('Only this column'),
  wave: z.string().max(200).optional().describe('The id of a wave: only what was answered in it'),
  include: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(['partial', 'test'], 'Use partial, test, or both with a comma')))
    .optional()
    .describe('Also count partial and test responses; complete live ones are always counted'),
})

export const resultOperations = ({ db, analysis }: App): Operation[] => [
  operation({
    method: 'GET',
    path: '/studies/:study/surveys/:survey/results',
    access: 'viewer',
    summary: 'Results per question: counts with base, shares with their 95 % intervals',
    query,
    answer: results,
    statuses: { 200: 'The results', 202: 'The answers are still being read; ask again in a moment' },
    async respond({ c, query: { column, wave, include = [] } }) {
      const { id, studyId } = await getSurvey(db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
      if (wave !== undefined) await getWave(db, studyId, wave)
      const reply = column
        ? await analysis.questionResult(studyId, id, column, { include, wave })
        : await analysis.surveyResults(studyId, id, { include, wave })
      if (reply.state === 'unfit') throw problem('notValid', { why: reply.message })
      if (reply.state === 'reading') return { status: 202, value: reply }
      const { counted, questions } = reply.result
      if (column && questions.length === 0) throw problem('unknownItem', { what: 'such column' })
      return { status: 200, value: { state: reply.state, number: reply.number, counted, questions } }
    },
  }),
]
