import type { Context } from 'hono'
import {
  addQuestion,
  moveQuestion,
  placeQuestion,
  removeQuestion,
  replaceQuestion,
} from '../../surveys/draft.ts'
import { type QuestionTypeName, questionTypes } from '../../surveys/question-types/index.ts'
import { askIfSound } from '../../surveys/ask.ts'
import { readableBefore } from '../../surveys/readable.ts'
import { type Question, questionsOf } from '../../surveys/survey.ts'
import type { QuestionLogicForm } from '../../views/design/editor/logic-fields.tsx'
import { type QuestionForm, QuestionPage } from '../../views/design/editor/question-page.tsx'
import type { App, Env, Route, Routes } from '../route.ts'
import {
  type Draft,
  editedLanguage,
  editorFrame,
  fixedIds,
  isStale,
  languageQuery,
  readDraft,
  sourcesBefore,
  titleOfQuestion,
  titleOfSection,
} from '../editing/draft.ts'
import { enteredQuestion, questionForm, readQuestion } from '../editing/forms.ts'
import { enteredQuestionLogic, questionLogicForm } from '../editing/logic-forms.ts'
import { directionOf, openPlace, save, type Shown, staleForm, step } from '../editing/step.tsx'
import { readForm } from '../forms.ts'
import { leaveNotice } from '../frame.ts'
import { back, showPage } from '../page.tsx'
import { uploadedInputs } from '../pictures.ts'
import { problem } from '../problems.ts'

const base = '/studies/:study/surveys/:survey/edit/questions'
const one = `${base}/:question`

export const questionEditorRoutes: Routes = (app): Route[] => [
  { method: 'POST', path: base, access: 'editor', handle: (c) => add(app, c) },
  { method: 'GET', path: one, access: 'editor', handle: (c) => showQuestion(app, c) },
  // Pictures of options come along.
  { method: 'POST', path: one, access: 'editor', limit: 16 << 20, handle: (c) => saveQuestion(app, c) },
  { method: 'POST', path: `${one}/place`, access: 'editor', handle: (c) => place(app, c) },
  { method: 'POST', path: `${one}/removal`, access: 'editor', handle: (c) => remove(app, c) },
]

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
  shown: Shown<QuestionForm> & { settings?: unknown; logic?: QuestionLogicForm } = {},
): Promise<Response> {
  const draft = await readDraft(app, c)
  const { record, base } = draft
  const { errors = [], status = 200 } = shown
  const found = findQuestion(draft, c)
  const language = editedLanguage(c, record.draft)
  const asked = askIfSound(found)
  return showPage(
    c,
    <QuestionPage
      frame={await editorFrame(app, c, draft, { open: found.id, errors, path: `/questions/${found.id}` })}
      address={`${base}/questions/${found.id}`}
      revision={record.draftRevision}
      language={language}
      asked={asked}
      settings={shown.settings}
      entered={shown.entered ?? questionForm(found, language)}
      fixedId={fixedIds(draft).has(found.id)}
      sections={record.draft.sections.map((section, index) => ({
        id: section.id,
        title: titleOfSection(section, index, language),
        current: section.questions.includes(found),
      }))}
      readable={readableBefore(record.draft, { question: found.id })}
      logic={shown.logic ?? (asked && questionLogicForm(asked, language))}
      sources={sourcesBefore(record.draft, found.id)}
      inShuffle={record.draft.sections.some((own) => own.shuffled && own.questions.includes(found))}
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
  const { studyId, id: surveyId } = draft.record
  const uploaded = await uploadedInputs(app.db, { studyId, surveyId }, form)
  const read = readQuestion(form, {
    survey,
    asked,
    language,
    fixed: fixedIds(draft),
    uploaded: uploaded.inputs,
  })
  const entered = enteredQuestion(form, found)
  const { settings } = read
  const errors = [...read.errors, ...uploaded.errors]
  const logic = enteredQuestionLogic(form, asked, language)
  if (isStale(form, draft))
    return showQuestion(app, c, { entered, logic, settings, errors: [{ message: staleForm }], status: 409 })
  if (errors.length > 0) return showQuestion(app, c, { entered, logic, settings, errors, status: 422 })
  await save(app, draft, replaceQuestion(survey, found.id, read.question))
  leaveNotice(c, 'The question is saved.')
  return back(c, `${draft.base}/questions/${read.question.id}${languageQuery(c, survey)}`)
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
    return { survey: moveQuestion(survey, id, directionOf(form)), to: openPlace(draft, form) }
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

function findQuestion({ record }: Draft, c: Context<Env>): Question {
  const found = questionsOf(record.draft).find(({ id }) => id === c.req.param('question'))
  if (!found) throw problem('unknownItem', { what: 'question' })
  return found
}
