import type { Asked } from '../../surveys/ask.ts'
import { withWords } from '../../surveys/draft.ts'
import { readExpression } from '../../surveys/expression/index.ts'
import {
  type Question,
  question as questionSchema,
  questionId,
  questionsOf,
  type Section,
  type Survey,
} from '../../surveys/survey.ts'
import { text, textIn } from '../../surveys/text.ts'
import type { QuestionForm } from '../../views/design/editor/question-page.tsx'
import type { SectionForm } from '../../views/design/editor/section-page.tsx'
import type { WholeForm } from '../../views/design/editor/whole-page.tsx'
import type { FormError } from './draft.ts'
import type { Form } from '../forms.ts'
import {
  enteredQuestionLogic,
  enteredSectionLogic,
  readSectionLogic,
  withQuestionLogic,
} from './logic-forms.ts'

/** The editor's forms: what they show, what was entered, and what that makes of the draft. */

export function questionForm(question: Question, language: string): QuestionForm {
  return {
    title: textIn(question.title, language),
    help: textIn(question.help, language),
    id: question.id,
    required: question.required === true,
    about: question.about ?? '',
    special: question.special === true,
    showIf: question.showIf ?? '',
  }
}

export function enteredQuestion(form: Form, question: Question): QuestionForm {
  return {
    title: lines(form, 'title'),
    help: lines(form, 'help'),
    id: form.first('id')?.trim() ?? question.id,
    required: form.first('required') !== undefined,
    about: form.first('about') ?? '',
    special: form.first('special') !== undefined,
    showIf: lines(form, 'showIf'),
  }
}

interface QuestionReading {
  survey: Survey
  asked: Asked
  language: string
  fixed: Set<string>
  /** What came as files: a text, or the id of a stored picture. */
  uploaded?: ReadonlyMap<string, string>
}

/** The question that was entered, with the sentences on what to mend. `fixed` ids are those published before. */
export function readQuestion(
  form: Form,
  { survey, asked, language, fixed, uploaded }: QuestionReading,
): { question: Question; errors: FormError[]; settings: unknown } {
  const { question } = asked
  const entered = enteredQuestion(form, question)
  const errors = [
    ...textErrors({ title: entered.title, help: entered.help }),
    ...ruleErrors('showIf', entered.showIf),
    ...idErrors(entered.id, question.id, survey, fixed),
  ]
  const inputs = (part = '') => {
    const name = part ? `s.${part}` : 's'
    const file = uploaded?.get(name)
    return file === undefined ? form.all(name) : [file]
  }
  const edited = asked.edit(inputs, language)
  if (!edited.ok) errors.push(...edited.issues.map((message) => ({ field: 's', message })))
  const about = questionSchema.shape.about.safeParse(entered.about || undefined)
  const help = withWords(question.help, language, entered.help)
  const said: Question = {
    ...question,
    id: entered.id,
    title: withWords(question.title, language, entered.title) ?? {},
    help,
    required: asked.takesAnswer && entered.required,
    showIf: entered.showIf || undefined,
    about: about.data,
    special: entered.special || undefined,
    settings: edited.ok ? edited.settings : question.settings,
  }
  if (!edited.ok) return { question: said, errors, settings: edited.entered }
  const logic = enteredQuestionLogic(form, asked, language)
  const read = withQuestionLogic(
    said,
    asked.as({ question: said, settings: edited.settings }),
    logic,
    language,
  )
  return { question: read.question, errors: [...errors, ...read.errors], settings: edited.settings }
}

export function sectionForm(section: Section, language: string): SectionForm {
  return {
    title: textIn(section.title, language),
    showIf: section.showIf ?? '',
    screenOut: section.screenOut?.when ?? '',
    message: textIn(section.screenOut?.message, language),
  }
}

export function enteredSection(form: Form): SectionForm {
  return {
    title: lines(form, 'title'),
    showIf: lines(form, 'showIf'),
    screenOut: lines(form, 'screenOut'),
    message: lines(form, 'message'),
  }
}

export function readSection(
  form: Form,
  section: Section,
  language: string,
): { said: Omit<Section, 'id' | 'questions'>; errors: FormError[] } {
  const entered = enteredSection(form)
  const { logic, errors } = readSectionLogic(enteredSectionLogic(form, section))
  const title = withWords(section.title, language, entered.title)
  const message = withWords(section.screenOut?.message, language, entered.message)
  return {
    said: {
      ...(title && { title }),
      ...(entered.showIf && { showIf: entered.showIf }),
      ...(entered.screenOut && { screenOut: { when: entered.screenOut, ...(message && { message }) } }),
      ...logic,
    },
    errors: [
      ...errors,
      ...textErrors({ title: entered.title, message: entered.message }),
      ...ruleErrors('showIf', entered.showIf),
      ...ruleErrors('screenOut', entered.screenOut),
      ...(entered.message && !entered.screenOut
        ? [
            {
              field: 'screenOut',
              message: 'Write when people are screened out, or clear what they would read',
            },
          ]
        : []),
    ],
  }
}

export function wholeForm(survey: Survey, language: string): WholeForm {
  return {
    title: textIn(survey.title, language),
    intro: textIn(survey.intro, language),
    thanks: textIn(survey.thanks, language),
    languages: survey.languages.join(', '),
    shuffled: survey.shuffled ?? false,
  }
}

export function enteredWhole(form: Form): WholeForm {
  return {
    title: lines(form, 'title'),
    intro: lines(form, 'intro'),
    thanks: lines(form, 'thanks'),
    languages: lines(form, 'languages'),
    shuffled: form.first('shuffled') !== undefined,
  }
}

export function readWhole(
  form: Form,
  survey: Survey,
  language: string,
): { survey: Survey; errors: FormError[] } {
  const entered = enteredWhole(form)
  const languages = [...new Set(entered.languages.split(/[\s,;]+/).filter(Boolean))]
  const intro = withWords(survey.intro, language, entered.intro)
  const thanks = withWords(survey.thanks, language, entered.thanks)
  const unknown = languages.find((code) => !text.keyType.safeParse(code).success)
  const errors = textErrors({ title: entered.title, intro: entered.intro, thanks: entered.thanks })
  if (entered.title === '') errors.push({ field: 'title', message: 'Give the survey a title' })
  if (languages.length === 0)
    errors.push({ field: 'languages', message: 'Name at least one language, like en' })
  if (unknown !== undefined)
    errors.push({
      field: 'languages',
      message: `“${unknown}” is not a language code; write it like en or pt-BR`,
    })
  return {
    survey: {
      ...survey,
      title: withWords(survey.title, language, entered.title) ?? {},
      languages,
      intro,
      thanks,
      shuffled: entered.shuffled || undefined,
    },
    errors,
  }
}

/** What a person typed, with line ends as we keep them. */
function lines(form: Form, name: string): string {
  return (form.first(name) ?? '').replaceAll(/\r\n?/g, '\n').trim()
}

function textErrors(texts: Record<string, string>): FormError[] {
  return Object.entries(texts)
    .filter(([, words]) => words.length > 20_000)
    .map(([field]) => ({ field, message: 'Please use at most 20 000 characters' }))
}

function ruleErrors(field: string, rule: string): FormError[] {
  if (rule === '') return []
  if (rule.length > 2_000) return [{ field, message: 'Please use at most 2 000 characters' }]
  const reading = readExpression(rule)
  return reading.ok ? [] : [{ field, message: reading.message }]
}

function idErrors(id: string, before: string, survey: Survey, fixed: Set<string>): FormError[] {
  if (id === before) return []
  const field = 'id'
  const read = questionId.safeParse(id)
  if (!read.success)
    return [{ field, message: read.error.issues[0]?.message ?? 'Write the id with a–z, 0–9 and _' }]
  if (fixed.has(before)) return [{ field, message: 'This id was published and keeps its meaning' }]
  if (fixed.has(id) || questionsOf(survey).some((question) => question.id === id))
    return [{ field, message: `“${id}” is taken by another question; choose another id` }]
  return []
}
