import type { Context } from 'hono'
import { type AspectName, aspects } from '../../surveys/aspects/index.ts'
import { askIfSound } from '../../surveys/ask.ts'
import { pickedList } from '../../surveys/flow/expand.ts'
import { nameOfLanguage } from '../../surveys/languages.ts'
import { plainText } from '../../surveys/markdown.ts'
import { questionTypes } from '../../surveys/question-types/index.ts'
import { type Question, questionsOf, type Section, type Survey } from '../../surveys/survey.ts'
import { textIn } from '../../surveys/text.ts'
import { problemsOf, type SurveyProblem } from '../../surveys/version.ts'
import type { EditorFrameProps } from '../../views/design/editor/frame.tsx'
import type { OutlineProps, OutlineSection } from '../../views/design/editor/outline.tsx'
import type { App, Env } from '../route.ts'
import type { Form } from '../forms.ts'
import { studyFrame } from '../frame.ts'
import { listVersions, getSurvey, type SurveyRecord } from '../store/surveys.ts'

export interface FormError {
  field?: string
  message: string
}

/** A draft as its editor needs it. */
export interface Draft {
  record: SurveyRecord
  /** The address of the survey and of its editor. */
  home: string
  base: string
  published: Survey[]
}

export async function readDraft(app: App, c: Context<Env>): Promise<Draft> {
  const record = await getSurvey(app.db, c.req.param('study') ?? '', c.req.param('survey') ?? '')
  const versions = await listVersions(app.db, record.id)
  const home = `/studies/${record.studyId}/surveys/${record.id}`
  return { record, home, base: `${home}/edit`, published: versions.map(({ definition }) => definition) }
}

/** The language the texts are written in now: the asked one, else the survey's first. */
export function editedLanguage(c: Context<Env>, { languages }: Survey): string {
  return languages.find((language) => language === c.req.query('language')) ?? languages[0] ?? 'en'
}

/** Leads on in the language that is edited. */
export function languageQuery(c: Context<Env>, survey: Survey): string {
  const language = editedLanguage(c, survey)
  return language === survey.languages[0] ? '' : `?language=${language}`
}

/** What stands around whatever is open: `open` is a question's or section's id, or `survey`. */
export async function editorFrame(
  app: App,
  c: Context<Env>,
  { record, home, base, published }: Draft,
  { open, errors, path }: { open: string; errors: FormError[]; path: string },
): Promise<Omit<EditorFrameProps, 'children'>> {
  const { page } = await studyFrame(app, c, {
    section: 'surveys',
    title: `Edit ${record.title}`,
    trail: [
      { label: 'Surveys', href: `/studies/${record.studyId}/surveys` },
      { label: record.title, href: home },
    ],
  })
  const problems = problemsOf(record.draft)
  const language = editedLanguage(c, record.draft)
  return {
    page,
    survey: { title: record.title, home, version: record.version, state: record.state },
    changed: JSON.stringify(record.draft) !== JSON.stringify(published.at(-1)),
    outline: outlineOf(record, base, problems, open),
    errors,
    problems: problems.filter(({ where }) => where === open).map(({ message }) => message),
    languages: record.draft.languages.map((known) => ({
      href: `${base}${path}?language=${known}`,
      name: nameOfLanguage(known),
      current: known === language,
    })),
  }
}

/** So many questions stand in the outline all at once. */
const mostUnfolded = 300

function outlineOf(
  { draft, draftRevision }: SurveyRecord,
  base: string,
  problems: SurveyProblem[],
  open: string,
): OutlineProps {
  const language = draft.languages[0] ?? 'en'
  const counts = new Map<string, number>()
  for (const { where } of problems) counts.set(where, (counts.get(where) ?? 0) + 1)
  const problemsAt = (id: string) => counts.get(id) ?? 0
  // A long survey is looked at a section at a time.
  const isLong = questionsOf(draft).length > mostUnfolded
  const isFolded = ({ id, questions }: Section) =>
    isLong && id !== open && questions.length > 0 && !questions.some((question) => question.id === open)
  return {
    base,
    revision: draftRevision,
    // Each change is a revision; the first one made the survey.
    undoable: draftRevision > 1,
    open,
    aspects: Object.entries(aspects).map(([id, { label }]) => ({ id, label })),
    kinds: Object.entries(questionTypes).map(([value, { label, summary }]) => ({ value, label, summary })),
    sections: draft.sections.map(
      (section, index): OutlineSection => ({
        id: section.id,
        title: titleOfSection(section, index, language),
        condition: section.showIf !== undefined,
        screensOut: section.screenOut !== undefined,
        problems: problemsIn(section, isFolded(section), problemsAt),
        folded: isFolded(section) ? section.questions.length : 0,
        questions: (isFolded(section) ? [] : section.questions).map((question) =>
          questionLine(question, language, problemsAt),
        ),
      }),
    ),
  }
}

/** What is folded away is counted with its section. */
function problemsIn({ id, questions }: Section, isFolded: boolean, at: (id: string) => number): number {
  return at(id) + (isFolded ? questions.reduce((sum, question) => sum + at(question.id), 0) : 0)
}

function questionLine(question: Question, language: string, problemsAt: (id: string) => number) {
  return {
    id: question.id,
    title: titleOfQuestion(question, language),
    kind: askIfSound(question)?.label ?? question.type,
    condition: question.showIf !== undefined,
    required: question.required ?? false,
    problems: problemsAt(question.id),
  }
}

/** A question, a section or the survey as a whole, in words and as a link to where it is edited. */
export function placeOf(survey: Survey, base: string, id: string): { where: string; href: string } {
  const language = survey.languages[0] ?? 'en'
  const question = questionsOf(survey).find((question) => question.id === id)
  if (question) return { where: titleOfQuestion(question, language), href: `${base}/questions/${id}` }
  const index = survey.sections.findIndex((section) => section.id === id)
  const section = survey.sections[index]
  if (section) return { where: titleOfSection(section, index, language), href: `${base}/sections/${id}` }
  if (Object.hasOwn(aspects, id)) {
    const { label } = aspects[id as AspectName] // one of its own keys, as just seen
    return { where: label, href: `${base}/aspects/${id}` }
  }
  return { where: 'The survey', href: base }
}

/** Questions before this question or section whose options can be taken over or looped over. */
export function sourcesBefore(survey: Survey, id: string): { id: string; title: string }[] {
  const language = survey.languages[0] ?? 'en'
  const before: Question[] = []
  for (const section of survey.sections) {
    if (section.id === id) break
    const at = section.questions.findIndex((question) => question.id === id)
    // What is asked in a loop has one answer for each round, and none to take over from there.
    if (!section.loop || at >= 0) before.push(...section.questions.slice(0, at < 0 ? undefined : at))
    if (at >= 0) break
  }
  return before
    .filter((question) => pickedList(askIfSound(question)))
    .map((question) => ({ id: question.id, title: titleOfQuestion(question, language) }))
}

export function sectionsAfter({ sections, languages }: Survey, id: string): { id: string; title: string }[] {
  const language = languages[0] ?? 'en'
  const at = sections.findIndex((section) => section.id === id)
  return sections.flatMap((section, index) =>
    index > at ? [{ id: section.id, title: titleOfSection(section, index, language) }] : [],
  )
}

/** Somebody else saved since the form was shown. */
export function isStale(form: Form, { record }: Draft): boolean {
  return form.first('revision') !== String(record.draftRevision)
}

/** Ids that were published: they keep their meaning. */
export function fixedIds({ published }: Draft): Set<string> {
  return new Set(published.flatMap((version) => questionsOf(version).map(({ id }) => id)))
}

export function titleOfQuestion(question: Question, language: string): string {
  return plainText(textIn(question.title, language)) || question.id
}

export function titleOfSection(section: Section, index: number, language: string): string {
  return plainText(textIn(section.title, language)) || `Section ${index + 1}`
}
