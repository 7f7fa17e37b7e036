import type { Context } from 'hono'
import {
  addQuestion,
  addSection,
  type Direction,
  moveQuestion,
  moveSection,
  placeQuestion,
  removeQuestion,
  removeSection,
  replaceQuestion,
  replaceSection,
} from '../../surveys/draft.ts'
import { type QuestionTypeName, questionTypes } from '../../surveys/question-types/index.ts'
import { askIfSound, readableBefore } from '../../surveys/readable.ts'
import { questionsOf, type Question, type Survey } from '../../surveys/survey.ts'
import { QuestionPage, type QuestionForm } from '../../views/design/editor/question-page.tsx'
import { SectionPage, type SectionForm } from '../../views/design/editor/section-page.tsx'
import { WholePage, type WholeForm } from '../../views/design/editor/whole-page.tsx'
import type { App } from '../app.ts'
import {
  type Draft,
  editedLanguage,
  editorFrame,
  type FormError,
  readDraft,
  titleOfQuestion,
  titleOfSection,
} from '../editor.ts'
import {
  enteredQuestion,
  enteredSection,
  enteredWhole,
  questionForm,
  readQuestion,
  readSection,
  readWhole,
  sectionForm,
  wholeForm,
} from '../editor-forms.ts'
import { type Form, readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { problem } from '../problems.ts'
import type { Env, Route, Routes } from '../route.ts'
import { saveDraft } from '../store/surveys.ts'

const base = '/studies/:study/surveys/:survey/edit'
const question = `${base}/questions/:question`
const section = `${base}/sections/:section`

export const editorRoutes: Routes = (app): Route[] => [
  { method: 'GET', path: base, access: 'editor', handle: (c) => showWhole(app, c) },
  { method: 'POST', path: base, access: 'editor', handle: (c) => saveWhole(app, c) },
  { method: 'POST', path: `${base}/questions`, access: 'editor', handle: (c) => add(app, c) },
  { method: 'GET', path: question, access: 'editor', handle: (c) => showQuestion(app, c) },
  { method: 'POST', path: question, access: 'editor', handle: (c) => saveQuestion(app, c) },
  { method: 'POST', path: `${question}/place`, access: 'editor', handle: (c) => place(app, c) },
  { method: 'POST', path: `${question}/removal`, access: 'editor', handle: (c) => remove(app, c) },
  { method: 'POST', path: `${base}/sections`, access: 'editor', handle: (c) => addPart(app, c) },
  { method: 'GET', path: section, access: 'editor', handle: (c) => showSection(app, c) },
  { method: 'POST', path: section, access: 'editor', handle: (c) => saveSection(app, c) },
  { method: 'POST', path: `${section}/place`, access: 'editor', handle: (c) => placePart(app, c) },
  { method: 'POST', path: `${section}/removal`, access: 'editor', handle: (c) => removePart(app, c) },
]

const staleForm =
  'Somebody saved a newer version meanwhile. What you typed is kept below: compare it with theirs in the outline, then save it again.'
const staleStep = 'Somebody saved a newer version meanwhile. This is theirs; make your change again.'

interface Shown<T> {
  entered?: T
  errors?: FormError[]
  status?: 200 | 409 | 422
}

async function showWhole(app: App, c: Context<Env>, shown: Shown<WholeForm> = {}): Promise<Response> {
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
  return back(c, draft.base)
}

async function add(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, ({ record, base, published }, form) => {
    const type = form.first('type') ?? ''
    const target = form.first('section') ?? ''
    const title = (form.first('title') ?? '').trim().slice(0, 20_000)
    if (!Object.hasOwn(questionTypes, type)) throw problem('notValid', { why: 'Pick a kind of question.' })
    if (!record.draft.sections.some(({ id }) => id === target))
      throw problem('unknownItem', { what: 'section' })
    const { blank } = questionTypes[type as QuestionTypeName] // one of its own keys, as just seen
    const { survey, id } = addQuestion(
      record.draft,
      target,
      { type, title, settings: { ...blank } },
      published.flatMap((version) => questionsOf(version).map(({ id }) => id)),
    )
    return { survey, to: `${base}/questions/${id}`, said: 'The question is there. Set it as you need it.' }
  })
}

async function showQuestion(
  app: App,
  c: Context<Env>,
  shown: Shown<QuestionForm> & { settings?: unknown } = {},
): Promise<Response> {
  const draft = await readDraft(app, c)
  const { record, base, published } = draft
  const { errors = [], status = 200 } = shown
  const found = findQuestion(draft, c)
  const language = editedLanguage(c, record.draft)
  return showPage(
    c,
    <QuestionPage
      frame={await editorFrame(app, c, draft, { open: found.id, errors, path: `/questions/${found.id}` })}
      address={`${base}/questions/${found.id}`}
      revision={record.draftRevision}
      language={language}
      asked={askIfSound(found)}
      settings={shown.settings}
      entered={shown.entered ?? questionForm(found, language)}
      fixedId={fixedIds(published).has(found.id)}
      sections={record.draft.sections.map((section, index) => ({
        id: section.id,
        title: titleOfSection(section, index, language),
        current: section.questions.includes(found),
      }))}
      readable={readableBefore(record.draft, { question: found.id })}
    />,
    status,
  )
}

async function saveQuestion(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  const survey = draft.record.draft
  const found = findQuestion(draft, c)
  const asked = askIfSound(found)
  if (!asked)
    throw problem('conflict', { why: 'This question cannot be read here. Remove it and add it anew.' })
  const language = editedLanguage(c, survey)
  const read = readQuestion(form, { survey, asked, language, fixed: fixedIds(draft.published) })
  const entered = enteredQuestion(form, found)
  const { errors, settings } = read
  if (isStale(form, draft))
    return showQuestion(app, c, { entered, settings, errors: [{ message: staleForm }], status: 409 })
  if (errors.length > 0) return showQuestion(app, c, { entered, settings, errors, status: 422 })
  await save(app, draft, replaceQuestion(survey, found.id, read.question))
  leaveNotice(c, 'The question is saved.')
  const query = language === survey.languages[0] ? '' : `?language=${language}`
  return back(c, `${draft.base}/questions/${read.question.id}${query}`)
}

async function place(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, (draft, form) => {
    const { id } = findQuestion(draft, c)
    const target = form.first('section')
    const { draft: survey } = draft.record
    if (target !== undefined) {
      if (!survey.sections.some((section) => section.id === target))
        throw problem('unknownItem', { what: 'section' })
      return {
        survey: placeQuestion(survey, id, target),
        to: `${draft.base}/questions/${id}`,
        said: 'Moved.',
      }
    }
    return { survey: moveQuestion(survey, id, directionOf(form)), to: `${draft.base}/questions/${id}` }
  })
}

async function remove(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, (draft) => {
    const found = findQuestion(draft, c)
    const name = titleOfQuestion(found, draft.record.draft.languages[0] ?? 'en')
    return {
      survey: removeQuestion(draft.record.draft, found.id),
      to: draft.base,
      said: `“${name}” is removed from the draft.`,
    }
  })
}

async function addPart(app: App, c: Context<Env>): Promise<Response> {
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

async function showSection(app: App, c: Context<Env>, shown: Shown<SectionForm> = {}): Promise<Response> {
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
    />,
    status,
  )
}

async function saveSection(app: App, c: Context<Env>): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  const found = findSection(draft, c)
  const entered = enteredSection(form)
  if (isStale(form, draft))
    return showSection(app, c, { entered, errors: [{ message: staleForm }], status: 409 })
  const { said, errors } = readSection(form, found, editedLanguage(c, draft.record.draft))
  if (errors.length > 0) return showSection(app, c, { entered, errors, status: 422 })
  await save(app, draft, replaceSection(draft.record.draft, found.id, said))
  leaveNotice(c, 'The section is saved.')
  return back(c, `${draft.base}/sections/${found.id}`)
}

async function placePart(app: App, c: Context<Env>): Promise<Response> {
  return step(app, c, (draft, form) => {
    const { id } = findSection(draft, c)
    return {
      survey: moveSection(draft.record.draft, id, directionOf(form)),
      to: `${draft.base}/sections/${id}`,
    }
  })
}

async function removePart(app: App, c: Context<Env>): Promise<Response> {
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

interface Step {
  survey: Survey
  to: string
  said?: string
}

/** A change that is one press of a button: nothing typed could be lost, so a newer draft is simply shown. */
async function step(app: App, c: Context<Env>, work: (draft: Draft, form: Form) => Step): Promise<Response> {
  const form = await readForm(c)
  const draft = await readDraft(app, c)
  if (isStale(form, draft)) return showWhole(app, c, { errors: [{ message: staleStep }], status: 409 })
  const { survey, to, said } = work(draft, form)
  await save(app, draft, survey)
  if (said) leaveNotice(c, said)
  return back(c, to)
}

async function save(app: App, { record }: Draft, survey: Survey): Promise<void> {
  await saveDraft(app.db, record.studyId, record.id, record.draftRevision, survey)
}

function isStale(form: Form, { record }: Draft): boolean {
  return form.first('revision') !== String(record.draftRevision)
}

function directionOf(form: Form): Direction {
  return form.first('move') === 'up' ? 'up' : 'down'
}

function findQuestion({ record }: Draft, c: Context<Env>): Question {
  const found = questionsOf(record.draft).find(({ id }) => id === c.req.param('question'))
  if (!found) throw problem('unknownItem', { what: 'question' })
  return found
}

function findSection({ record }: Draft, c: Context<Env>) {
  const found = record.draft.sections.find(({ id }) => id === c.req.param('section'))
  if (!found) throw problem('unknownItem', { what: 'section' })
  return found
}

function fixedIds(published: Survey[]): Set<string> {
  return new Set(published.flatMap((version) => questionsOf(version).map(({ id }) => id)))
}
