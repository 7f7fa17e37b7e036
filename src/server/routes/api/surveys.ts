import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, ok, operation } from '../../api/operation.ts'
import { definition, newDraft, surveySchema, surveyWithDraft } from '../../api/schemas.ts'
import type { App, Env } from '../../route.ts'
import { originOf } from '../../links.ts'
import {
  closeSurvey,
  createSurvey,
  getSurvey,
  listSurveys,
  publishSurvey,
  type SurveyRecord,
  saveDraft,
} from '../../store/surveys.ts'

const list = '/studies/:study/surveys'
const one = `${list}/:survey`

export const surveyOperations = (app: App): Operation[] => [...readingOf(app), ...changesOf(app)]

const readingOf = (app: App): Operation[] => [
  operation({
    method: 'GET',
    path: list,
    access: 'viewer',
    summary: 'The surveys of a study, newest first',
    answer: z.object({ surveys: z.array(surveySchema) }),
    async respond({ c }) {
      const surveys = await listSurveys(app.db, c.req.param('study') ?? '')
      return ok({ surveys: surveys.map((survey) => shown(app, c, survey)) })
    },
  }),
  operation({
    method: 'GET',
    path: one,
    access: 'viewer',
    summary: 'One survey with its draft',
    answer: surveyWithDraft,
    respond: async ({ c }) => ok(await withDraft(app, c)),
  }),
]

const changesOf = (app: App): Operation[] => [
  operation({
    method: 'POST',
    path: list,
    access: 'editor',
    limit: 4 << 20,
    summary: 'Create a survey from a definition',
    body: definition,
    answer: surveySchema,
    statuses: { 201: 'The survey is there, as a draft' },
    async respond({ c, body }) {
      const survey = await createSurvey(app.db, c.req.param('study') ?? '', body)
      return { status: 201, value: shown(app, c, survey) }
    },
  }),
  operation({
    method: 'PUT',
    path: `${one}/draft`,
    access: 'editor',
    limit: 4 << 20,
    summary: 'Save the draft over the revision you read',
    body: newDraft,
    answer: surveySchema,
    async respond({ c, body }) {
      const { study, survey } = placeOf(c)
      await saveDraft(app.db, study, survey, body.revision, body.definition)
      return ok(shown(app, c, await getSurvey(app.db, study, survey)))
    },
  }),
  operation({
    method: 'PUT',
    path: `${one}/publication`,
    access: 'editor',
    summary: 'Publish the draft as the next version',
    answer: surveySchema,
    async respond({ c }) {
      const { study, survey } = placeOf(c)
      await publishSurvey(app.db, study, survey, c.get('visitor').user?.id ?? null)
      return ok(shown(app, c, await getSurvey(app.db, study, survey)))
    },
  }),
  operation({
    method: 'DELETE',
    path: `${one}/publication`,
    access: 'editor',
    summary: 'Close the survey; what was answered stays',
    answer: surveySchema,
    async respond({ c }) {
      const { study, survey } = placeOf(c)
      await closeSurvey(app.db, study, survey)
      return ok(shown(app, c, await getSurvey(app.db, study, survey)))
    },
  }),
]

function placeOf(c: Context<Env>): { study: string; survey: string } {
  return { study: c.req.param('study') ?? '', survey: c.req.param('survey') ?? '' }
}

function shown(app: App, c: Context<Env>, survey: SurveyRecord): z.infer<typeof surveySchema> {
  const { id, title, state, version, draftRevision, slug } = survey
  return { id, title, state, version, revision: draftRevision, link: `${originOf(app, c)}/s/${slug}` }
}

async function withDraft(app: App, c: Context<Env>): Promise<z.infer<typeof surveyWithDraft>> {
  const { study, survey } = placeOf(c)
  const record = await getSurvey(app.db, study, survey)
  return { ...shown(app, c, record), draft: record.draft }
}
