import { z } from 'zod'
import { responseMode, responseStatus } from '../../surveys/response.ts'
import { survey } from '../../surveys/survey.ts'

/** What the API takes and gives; schemas with a name stand once in the description and are referred to. */
export const named = z.registry<{ id: string }>()

export const problemSchema = z
  .object({
    error: z.string().describe('The name of the problem, for programs'),
    message: z.string().describe('What to do, for people'),
    details: z.record(z.string(), z.string()).describe('Field or question → sentence'),
  })
  .register(named, { id: 'Problem' })

export const definition = survey.register(named, { id: 'Definition' })

const title = z
  .string()
  .trim()
  .min(1, 'Give the study a title')
  .max(200, 'Use at most 200 characters')
  .regex(/^\P{Cc}*$/u, 'Leave control characters out')

export const newStudy = z
  .strictObject({
    title,
    objective: z
      .string()
      .max(10_000, 'Use at most 10,000 characters')
      .regex(/^[^\0]*$/, 'Leave null characters out')
      .optional(),
  })
  .register(named, { id: 'NewStudy' })

export const studySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    objective: z.string(),
    demo: z.boolean(),
    createdAt: z.string(),
  })
  .register(named, { id: 'Study' })

export const surveySchema = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['draft', 'published', 'closed']),
    version: z.number().int().describe('The version that answers now; 0 before the first publication'),
    revision: z.number().int().describe('Goes up with each saved draft; name it when you save one'),
    link: z.string().describe('Where people answer'),
  })
  .register(named, { id: 'Survey' })

export const surveyWithDraft = surveySchema
  .extend({ draft: definition })
  .register(named, { id: 'SurveyWithDraft' })

export const newDraft = z
  .strictObject({
    revision: z.number().int().describe('The revision you read; another one means somebody saved meanwhile'),
    definition,
  })
  .register(named, { id: 'NewDraft' })

export const newResponse = z
  .strictObject({
    answers: z
      .record(z.string(), z.unknown())
      .describe('Answer by question id, in the shape of the question’s type; see the schemas *.answer'),
    status: z
      .enum(['complete', 'started'])
      .default('complete')
      .describe('A started one may miss required answers'),
    mode: responseMode.default('live'),
    language: z
      .string()
      .max(20)
      .optional()
      .describe('One of the survey’s languages; its first one if not told'),
    person: z.string().optional().describe('Your own reference of the person behind it'),
  })
  .register(named, { id: 'NewResponse' })

export const responseSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    status: responseStatus,
    mode: responseMode,
    answers: z.record(z.string(), z.unknown()),
    language: z.string(),
    person: z.string().nullable(),
    wave: z.string().nullable(),
    source: z.enum(['page', 'api', 'import', 'demo']),
    excluded: z.string().nullable().describe('Why it is left out of results'),
    startedAt: z.string(),
    savedAt: z.string(),
    completedAt: z.string().nullable(),
  })
  .register(named, { id: 'Response' })
export type ApiResponse = z.infer<typeof responseSchema>
