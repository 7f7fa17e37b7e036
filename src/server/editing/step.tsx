import type { Context } from 'hono'
import type { Direction } from '../../surveys/draft.ts'
import { questionsOf, type Survey } from '../../surveys/survey.ts'
import { type WholeForm, WholePage } from '../../views/design/editor/whole-page.tsx'
import type { App, Env } from '../route.ts'
import { type Form, readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { saveDraft } from '../store/surveys.ts'
import {
  type Draft,
  editedLanguage,
  editorFrame,
  type FormError,
  isStale,
  placeOf,
  readDraft,
} from './draft.ts'
import { wholeForm } from './forms.ts'

/** What a form shows again instead of what is stored. */
export interface Shown<T> {
  entered?: T
  errors?: FormError[]
  status?: 200 | 409 | 422
}

export const staleForm =
  'Somebody saved a newer version meanwhile. What you typed is kept below: compare it with theirs in the outline, then save it again.'
const staleStep = 'Somebody saved a newer version meanwhile. This is theirs; make your change again.'

/** The editor with the survey as a whole open. */
export async function showWhole(app: App, c: Context<Env>, shown: Shown<WholeForm> = {}): Promise<Response> {
  const draft = await readDraft(app, c)
  const { draft: survey, draftRevision } = draft.record
  const { errors = [], status = 200 } = shown
  const language = editedLanguage(c, survey)
  return showPage(
    c,
    <WholePage
      frame={await editorFrame(app, c, draft, { open: 'survey', errors, path: '' })}
      base={draft.base}
      revision={draftRevision}
      language={language}
      entered={shown.entered ?? wholeForm(survey, language)}
      empty={questionsOf(survey).length === 0}
    />,
    status,
  )
}

export interface Step {
  survey: Survey
  to: string
  said?: string
}

/** A change that is one press of a button: nothing typed could be lost, so a newer draft is simply shown. */
export async function step(
  app: App,
  c: Context<Env>,
  work: (draft: Draft, form: Form) => Step,
): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  if (isStale(form, draft)) {
    // A page that asked for its outline alone is to show all of this.
    c.header('HX-Retarget', 'main')
    c.header('HX-Reselect', 'main')
    c.header('HX-Reswap', 'outerHTML')
    return showWhole(app, c, { errors: [{ message: staleStep }], status: 409 })
  }
  const { survey, to, said } = work(draft, form)
  await save(app, draft, survey)
  if (said) leaveNotice(c, said)
  return back(c, to)
}

export async function save(app: App, { record }: Draft, survey: Survey): Promise<void> {
  await saveDraft(app.db, record.studyId, record.id, record.draftRevision, survey)
}

/** What a press of an arrow asks for. */
export function directionOf(form: Form): Direction {
  return form.first('move') === 'up' ? 'up' : 'down'
}

/** Whatever was open beside the outline stays open. */
export function openPlace({ record, base }: Draft, form: Form): string {
  return placeOf(record.draft, base, form.first('open') ?? '').href
}
