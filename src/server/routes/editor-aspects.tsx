import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import type { Aspect } from '../../surveys/aspect.ts'
import { type AspectName, aspects } from '../../surveys/aspects/index.ts'
import type { Inputs } from '../../surveys/question-type.ts'
import type { Survey } from '../../surveys/survey.ts'
import { AspectPage } from '../../views/design/editor/aspect-page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import {
  editedLanguage,
  editorFrame,
  type FormError,
  isStale,
  languageQuery,
  readDraft,
} from '../editing/draft.ts'
import { save, staleForm } from '../editing/step.tsx'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { uploadedInputs } from '../pictures.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'

const path = '/studies/:study/surveys/:survey/edit/aspects/:aspect'

export const aspectEditorRoutes: Routes = (app): Route[] => [
  { method: 'GET', path, access: 'editor', handle: (c) => show(app, c) },
  // A logo comes along.
  { method: 'POST', path, access: 'editor', limit: 2 << 20, handle: (c) => saveAspect(app, c) },
]

interface Shown {
  entered?: unknown
  errors?: FormError[]
  status?: 200 | 409 | 422
}

async function show(app: App, c: Context<Env>, { entered, errors = [], status = 200 }: Shown = {}) {
  const { name, label, summary, fields } = findAspect(c)
  const draft = await readDraft(app, c)
  const language = editedLanguage(c, draft.record.draft)
  const frame = { open: name, errors, path: `/aspects/${name}` }
  return showPage(
    c,
    <AspectPage
      frame={await editorFrame(app, c, draft, frame)}
      address={`${draft.base}/aspects/${name}`}
      revision={draft.record.draftRevision}
      language={language}
      label={label}
      summary={summary}
      fields={fields(draft.record.draft, language, entered)}
    />,
    status,
  )
}

async function saveAspect(app: App, c: Context<Env>): Promise<Response> {
  const { name, label, read } = findAspect(c)
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  const survey = draft.record.draft
  const { studyId, id: surveyId } = draft.record
  const uploaded = await uploadedInputs(app.db, { studyId, surveyId }, form)
  const inputs = (part = '') => {
    const file = uploaded.inputs.get(`s.${part}`)
    return file === undefined ? form.all(part ? `s.${part}` : 's') : [file]
  }
  const { entered, settings, ...said } = read(inputs, survey, editedLanguage(c, survey))
  const errors = [...said.errors, ...uploaded.errors]
  if (isStale(form, draft)) return show(app, c, { entered, errors: [{ message: staleForm }], status: 409 })
  if (errors.length > 0) return show(app, c, { entered, errors, status: 422 })
  await save(app, draft, { ...survey, ...Object.fromEntries([[name, settings]]) })
  leaveNotice(c, `${label}: saved.`)
  return back(c, `${draft.base}/aspects/${name}${languageQuery(c, survey)}`)
}

function findAspect(c: Context<Env>): BoundAspect {
  const name = c.req.param('aspect') ?? ''
  if (!Object.hasOwn(aspects, name)) throw problem('notFound')
  const known = name as AspectName // one of its own keys, as just seen
  // Each aspect is bound to its own key of the survey, so both have the same settings.
  return bind(known, aspects[known] as Aspect<unknown>)
}

interface BoundAspect {
  name: AspectName
  label: string
  summary: string
  fields(survey: Survey, language: string, entered: unknown): ComponentChildren
  read(
    inputs: Inputs,
    survey: Survey,
    language: string,
  ): { entered: unknown; settings: unknown; errors: FormError[] }
}

function bind<S>(
  name: AspectName,
  { label, summary, settings, blank, Editor, edit }: Aspect<S>,
): BoundAspect {
  // The survey's schema read this key by the aspect's own settings.
  const stored = (survey: Survey) => (survey[name] as S | undefined) ?? blank
  return {
    name,
    label,
    summary,
    // What was entered has the shape that the aspect's own editor gave it.
    fields: (survey, language, entered) => (
      <Editor name="s" language={language} settings={(entered as S | undefined) ?? stored(survey)} />
    ),
    read(inputs, survey, language) {
      const entered = edit(inputs, stored(survey), language)
      const read = settings.safeParse(entered)
      const messages = read.success ? [] : read.error.issues.map(({ message }) => message)
      return { entered, settings: read.data, errors: messages.map((message) => ({ field: 's', message })) }
    },
  }
}
