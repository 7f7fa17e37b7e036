import type { Context } from 'hono'
import { addSection, moveSection, removeSection, replaceSection } from '../../surveys/draft.ts'
import { readableBefore } from '../../surveys/readable.ts'
import type { Section } from '../../surveys/survey.ts'
import type { SectionLogicForm } from '../../views/design/editor/logic-fields.tsx'
import { type SectionForm, SectionPage } from '../../views/design/editor/section-page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import {
  type Draft,
  editedLanguage,
  editorFrame,
  isStale,
  languageQuery,
  readDraft,
  sectionsAfter,
  sourcesBefore,
} from '../editing/draft.ts'
import { enteredSection, readSection, sectionForm } from '../editing/forms.ts'
import { enteredSectionLogic, sectionLogicForm } from '../editing/logic-forms.ts'
import { directionOf, openPlace, save, type Shown, staleForm, step } from '../editing/step.tsx'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'

const base = '/studies/:study/surveys/:survey/edit/sections'
const one = `${base}/:section`

export const sectionEditorRoutes: Routes = (app): Route[] => [
  { method: 'POST', path: base, access: 'editor', handle: (c) => add(app, c) },
  { method: 'GET', path: one, access: 'editor', handle: (c) => showSection(app, c) },
  { method: 'POST', path: one, access: 'editor', handle: (c) => saveSection(app, c) },
  { method: 'POST', path: `${one}/place`, access: 'editor', handle: (c) => place(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

async function add(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, ({ record, base }, form) => {
    const title = (form.first('title') ?? '').trim().slice(0, 200)
    const { survey, id } = addSection(record.draft, title)
    return {
      survey,
      to: `${base}/sections/${id}`,
      said: 'The section is there. Add its questions in the outline.',
    }
  })
}

async function showSection(
  app: App,
  c: Context<Env>,
  shown: Shown<SectionForm> & { logic?: SectionLogicForm } = {},
): Promise<Response> {
  const draft = await readDraft(app, c)
  const { record, base } = draft
  const { errors = [], status = 200 } = shown
  const found = findSection(draft, c)
  const language = editedLanguage(c, record.draft)
  return showPage(
    c,
    <SectionPage
      frame={await editorFrame(app, c, draft, { open: found.id, errors, path: `/sections/${found.id}` })}
      address={`${base}/sections/${found.id}`}
      revision={record.draftRevision}
      language={language}
      entered={shown.entered ?? sectionForm(found, language)}
      questions={found.questions.length}
      only={record.draft.sections.length === 1}
      readable={readableBefore(record.draft, { section: found.id })}
      readableAfter={readableBefore(record.draft, { section: found.id, after: true })}
      logic={shown.logic ?? sectionLogicForm(found)}
      sources={sourcesBefore(record.draft, found.id)}
      targets={sectionsAfter(record.draft, found.id)}
      inShuffle={record.draft.shuffled ?? false}
    />,
    status,
  )
}

async function saveSection(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  const found = findSection(draft, c)
  const entered = enteredSection(form)
  const logic = enteredSectionLogic(form, found)
  if (isStale(form, draft))
    return showSection(app, c, { entered, logic, errors: [{ message: staleForm }], status: 409 })
  const { said, errors } = readSection(form, found, editedLanguage(c, draft.record.draft))
  if (errors.length > 0) return showSection(app, c, { entered, logic, errors, status: 422 })
  await save(app, draft, replaceSection(draft.record.draft, found.id, said))
  leaveNotice(c, 'The section is saved.')
  return back(c, `${draft.base}/sections/${found.id}${languageQuery(c, draft.record.draft)}`)
}

async function place(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, (draft, form) => {
    const { id } = findSection(draft, c)
    return {
      survey: moveSection(draft.record.draft, id, directionOf(form)),
      to: openPlace(draft, form),
    }
  })
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, (draft) => {
    const { id } = findSection(draft, c)
    if (draft.record.draft.sections.length === 1)
      throw problem('conflict', { why: 'A survey keeps at least one section. Add another one first.' })
    return {
      survey: removeSection(draft.record.draft, id),
      to: draft.base,
      said: 'The section is removed from the draft.',
    }
  })
}

function findSection({ record }: Draft, c: Context<Env>): Section {
  const found = record.draft.sections.find(({ id }) => id === c.req.param('section'))
  if (!found) throw problem('unknownItem', { what: 'section' })
  return found
}
