import type { Asked } from './ask.ts'
import type { ValueOf } from './expression/index.ts'
import { type Plan, planOf } from './flow-plan.ts'
import type { Inputs } from './question-type.ts'
import type { Answers } from './response.ts'
import type { Section, Survey } from './survey.ts'
import type { Issue } from './words.ts'

export interface Page {
  section: Section
  questions: Asked[]
}

/** What is asked with some answers, and where it ends. */
export interface Walk {
  pages: Page[]
  /** Ids of questions. */
  shown: Set<string>
  /** Ids of the sections after which the response ends as screened out. */
  screenedOut: Set<string>
}

export type Outcome = 'continue' | 'complete' | 'screened out'

/**
 * The sections that are shown with these answers, each with its shown questions, in order; a section without any is
 * skipped. A condition sees only answers of questions that are themselves shown: whoever changes an earlier answer
 * does not drag along what it had led to.
 */
export function pagesOf(survey: Survey, answers: Answers): Page[] {
  return walkOf(survey, answers).pages
}

/** The same and more, for whoever asks several things about the same answers. */
export function walkOf(survey: Survey, answers: Answers): Walk {
  return visit(planOf(survey), answers)
}

export function shownQuestions(survey: Survey, answers: Answers): Set<string> {
  return walkOf(survey, answers).shown
}

/** The answers without those to questions that are not shown now. */
export function countedAnswers(survey: Survey, answers: Answers): Answers {
  const { shown } = walkOf(survey, answers)
  return Object.fromEntries(Object.entries(answers).filter(([id]) => shown.has(id)))
}

/**
 * What a sent page comes to. Questions that are hidden keep their stored answer, as does one whose input has an issue;
 * a shown one that was cleared loses it. A question that only this page's answers make appear on it was not on the
 * sender's screen: it is named in `appeared`, so that the page can be shown once more before going on.
 */
export function receivePage(
  survey: Survey,
  answers: Answers,
  sectionId: string,
  inputsOf: (questionId: string) => Inputs,
): { answers: Answers; issues: Record<string, Issue>; appeared: string[] } {
  const plan = planOf(survey)
  let before: Set<string> | undefined
  const kept: Record<string, unknown> = { ...answers }
  const issues: Record<string, Issue> = {}
  const appeared: string[] = []
  visit(plan, kept, {
    section: ({ id }) => id === sectionId,
    question({ question, parse, missing }, depends) {
      const parsed = parse(inputsOf(question.id))
      const isNew = depends && !(before ??= visit(plan, answers).shown).has(question.id)
      if (isNew) appeared.push(question.id)
      if (!parsed.ok) issues[question.id] = parsed.issue
      else if (parsed.answer !== undefined) kept[question.id] = parsed.answer
      else if (isNew && Object.hasOwn(kept, question.id)) return
      else if (question.required) issues[question.id] = { word: missing }
      else delete kept[question.id]
    },
  })
  return { answers: kept, issues, appeared }
}

/**
 * The door for answers that come as JSON, from the API or an import: the page's checks in the page's words, and
 * nothing may be given to a question that does not exist or is not asked with these answers. `complete: false` takes
 * a response that is still under way, where required questions may wait.
 */
export function acceptAnswers(
  survey: Survey,
  given: Readonly<Record<string, unknown>>,
  { complete = true }: { complete?: boolean } = {},
): { answers: Answers; issues: Record<string, Issue>; outcome: 'complete' | 'screened out' } {
  const plan = planOf(survey)
  const answers: Record<string, unknown> = {}
  const issues: Record<string, Issue> = {}
  const asked = new Set<string>()
  const { screenedOut } = visit(plan, answers, {
    section: () => true,
    question({ question, accept, missing }) {
      asked.add(question.id)
      const parsed = accept(own(given, question.id))
      if (!parsed.ok) issues[question.id] = parsed.issue
      else if (parsed.answer !== undefined) answers[question.id] = parsed.answer
      else if (question.required && complete) issues[question.id] = { word: missing }
    },
    stopAtScreenOut: true,
  })
  for (const id of Object.keys(given)) {
    if (asked.has(id) || given[id] === undefined || given[id] === null) continue
    const word = plan.ids.has(id) ? 'question.shown' : 'question.unknown'
    issues[id] = { word, with: { question: id } }
  }
  return { answers, issues, outcome: screenedOut.size > 0 ? 'screened out' : 'complete' }
}

/** What comes after a section was sent with these answers. */
export function outcomeAfter(survey: Survey, answers: Answers, sectionId: string): Outcome {
  const { pages, screenedOut } = walkOf(survey, answers)
  if (screenedOut.has(sectionId)) return 'screened out'
  const place = survey.sections.findIndex(({ id }) => id === sectionId)
  return pages.some(({ section }) => survey.sections.indexOf(section) > place) ? 'continue' : 'complete'
}

interface Visitor {
  /** Is this section's `question` to be called? */
  section(section: Section): boolean
  /**
   * Called for each shown question in order; it may change the answers, and later conditions see that. Does it depend
   * on a condition of its own whether this one is shown?
   */
  question(asked: Asked, depends: boolean): void
  stopAtScreenOut?: true
}

/** Goes through what is shown, in order. */
function visit(plan: Plan, answers: Answers, visitor?: Visitor): Walk {
  const pages: Page[] = []
  const shown = new Set<string>()
  const screenedOut = new Set<string>()
  const valueOf: ValueOf = (id) => (shown.has(id) ? plan.ids.get(id)?.value(own(answers, id)) : undefined)
  for (const { section, questions: all, showIf, screenOut } of plan.sections) {
    if (showIf && showIf(valueOf) !== true) continue
    const calls = visitor?.section(section)
    const questions: Asked[] = []
    for (const { asked, showIf } of all) {
      if (showIf && showIf(valueOf) !== true) continue
      shown.add(asked.question.id)
      questions.push(asked)
      if (calls && asked.takesAnswer) visitor?.question(asked, showIf !== undefined)
    }
    if (questions.length === 0) continue
    pages.push({ section, questions })
    if (screenOut?.(valueOf) !== true) continue
    screenedOut.add(section.id)
    if (visitor?.stopAtScreenOut) break
  }
  return { pages, shown, screenedOut }
}

/** Question ids may be called like what every object inherits (`constructor`). */
function own(values: Readonly<Record<string, unknown>>, id: string): unknown {
  return Object.hasOwn(values, id) ? values[id] : undefined
}
