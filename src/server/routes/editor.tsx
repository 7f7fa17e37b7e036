import type { Context } from 'hono'
import type { App, Env, Route, Routes } from '../route.ts'
import { editedLanguage, isStale, languageQuery, readDraft } from '../editing/draft.ts'
import { enteredWhole, readWhole } from '../editing/forms.ts'
import { save, showWhole, staleForm, step } from '../editing/step.tsx'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back } from '../page.tsx'
import { problem } from '../problems.ts'
import { getPreviousDraft } from '../store/surveys.ts'
import { aspectEditorRoutes } from './editor-aspects.tsx'
import { questionEditorRoutes } from './editor-questions.tsx'
import { sectionEditorRoutes } from './editor-sections.tsx'

const path = '/studies/:study/surveys/:survey/edit'

export const editorRoutes: Routes = (app): Route[] => [
  { method: 'GET', path, access: 'editor', handle: (c) => showWhole(app, c) },
  { method: 'POST', path, access: 'editor', handle: (c) => saveWhole(app, c) },
  { method: 'POST', path: `${path}/undo`, access: 'editor', handle: (c) => undo(app, c) },
  ...aspectEditorRoutes(app),
  ...questionEditorRoutes(app),
  ...sectionEditorRoutes(app),
]

async function saveWhole(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  const entered = enteredWhole(form)
  if (isStale(form, draft))
    return showWhole(app, c, { entered, errors: [{ message: staleForm }], status: 409 })
  const read = readWhole(form, draft.record.draft, editedLanguage(c, draft.record.draft))
  if (read.errors.length > 0) return showWhole(app, c, { entered, errors: read.errors, status: 422 })
  await save(app, draft, read.survey)
  leaveNotice(c, 'Saved.')
  return back(c, draft.base + languageQuery(c, read.survey))
}

/** One step back, whoever took it: what was removed is there again. */
async function undo(app: App, c: Context<Env>): Promise<Response> {
  const { record } = await readDraft(app, c)
  const before = await getPreviousDraft(app.db, record.studyId, record.id)
  if (!before) throw problem('conflict', { why: 'There is no change to undo yet.' })
  return step(app, c, ({ base }) => ({
    survey: before,
    to: base,
    said: 'The last change is undone. Undo once more to have it again.',
  }))
}
