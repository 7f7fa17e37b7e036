import { type Page, pagesOf, receivePage, walkOf } from './flow.ts'
import type { Inputs } from './question-type.ts'
import type { Answers, ResponseStatus } from './response.ts'
import type { Survey } from './survey.ts'
import type { Issue } from './words.ts'

/** How far a response has come. */
export interface Progress {
  status: ResponseStatus
  answers: Answers
  /** How many sections were sent. */
  reached: number
}

/** A page as its form sent it. */
export interface SentPage {
  section: string
  inputsOf(questionId: string): Inputs
  /** Back was pressed: what is there is kept, what is missing may wait. */
  goBack: boolean
  /** The questions the form held, where that is not plain from the answers stored before. */
  asked?: readonly string[] | undefined
}

export interface Step extends Progress {
  issues: Record<string, Issue>
  /** Questions of this page that its own answers made appear and that were not on the sender's screen. */
  appeared: string[]
  /** The section to show; none when the response has ended. */
  next: string | undefined
}

export const beginning: Progress = { status: 'started', answers: {}, reached: 0 }

/** What a response that is under way becomes when one of its pages arrives. */
export function takePage(survey: Survey, before: Progress, sent: SentPage): Step {
  const received = receivePage(survey, before.answers, sent.section, sent.inputsOf)
  const { answers } = received
  const place = survey.sections.findIndex(({ id }) => id === sent.section)
  const stay = { status: 'started' as const, answers, reached: before.reached, issues: {}, appeared: [] }
  if (sent.goBack) return { ...stay, next: pageBefore(survey, answers, place) ?? sent.section }
  const appeared = appearedOn(survey, answers, sent, received.appeared)
  const issues = appeared.length === 0 ? received.issues : without(received.issues, appeared)
  if (appeared.length > 0 || Object.keys(issues).length > 0)
    return { ...stay, issues, appeared, next: sent.section }
  return goOn(survey, answers, sent.section, place, Math.max(before.reached, place + 1))
}

/** Where a response that is under way goes on: the first page not sent, or one that misses a required answer. */
export function openPage(survey: Survey, { answers, reached }: Progress): Page | undefined {
  const pages = pagesOf(survey, answers)
  return (
    pages.find((page) => placeOf(survey, page) >= reached || lacks(page, answers)) ??
    // All were sent, and the end was not: an interrupted last step is sent once more.
    pages.at(-1)
  )
}

function goOn(survey: Survey, answers: Answers, section: string, place: number, reached: number): Step {
  const { pages, screenedOut } = walkOf(survey, answers)
  const step = { answers, issues: {}, appeared: [] }
  if (screenedOut.has(section)) return { ...step, status: 'screened out', reached, next: undefined }
  const next =
    pages.find((page) => placeOf(survey, page) > place) ?? pages.find((page) => lacks(page, answers))
  if (next) return { ...step, status: 'started', reached, next: next.section.id }
  return { ...step, status: 'complete', reached: survey.sections.length, next: undefined }
}

function appearedOn(
  survey: Survey,
  answers: Answers,
  { section, asked }: SentPage,
  since: string[],
): string[] {
  if (!asked) return since
  const page = pagesOf(survey, answers).find((each) => each.section.id === section)
  return (page?.questions ?? [])
    .filter(({ question, takesAnswer }) => takesAnswer && !asked.includes(question.id))
    .map(({ question }) => question.id)
}

function without(issues: Record<string, Issue>, ids: readonly string[]): Record<string, Issue> {
  return Object.fromEntries(Object.entries(issues).filter(([id]) => !ids.includes(id)))
}

function pageBefore(survey: Survey, answers: Answers, place: number): string | undefined {
  return pagesOf(survey, answers).findLast((page) => placeOf(survey, page) < place)?.section.id
}

function lacks({ questions }: Page, answers: Answers): boolean {
  return questions.some(
    ({ question, takesAnswer }) => takesAnswer && question.required && !Object.hasOwn(answers, question.id),
  )
}

function placeOf({ sections }: Survey, { section }: Page): number {
  return sections.indexOf(section)
}
