import { type Page, reviewId } from './flow/pages.ts'
import { type Received, receivePage } from './flow/receive.ts'
import { type Walk, walkOf } from './flow/walk.ts'
import type { Known } from './flow/walker.ts'
import type { Inputs } from './question-type.ts'
import type { Answers, ResponseStatus } from './response.ts'
import type { Survey } from './survey.ts'
import type { Issue } from './words.ts'

/** How far a response has come. */
export interface Progress {
  status: ResponseStatus
  answers: Answers
  /** How many steps are behind: sections, or questions where they come one at a time. */
  reached: number
}

/** A page as its form sent it. */
export interface SentPage {
  /** The page's id. */
  section: string
  inputsOf(questionId: string): Inputs
  /** Back was pressed: what is there is kept, what is missing may wait. */
  goBack: boolean
  /** A button within a question was pressed, such as one for another entry: the page is saved and shown once more. */
  again?: boolean | undefined
  /** The page to look at again, from the review of all answers. */
  goTo?: string | undefined
  /** The questions the form held, where that is not plain from the answers stored before. */
  asked?: readonly string[] | undefined
  /** Questions whose sender was asked before whether they stay empty on purpose. */
  sure?: readonly string[] | undefined
  /** The time for the section was over: it is taken as it is. */
  late?: boolean | undefined
}

export interface Step extends Progress {
  issues: Record<string, Issue>
  /** Questions of this page that its own answers made appear and that were not on the sender's screen. */
  appeared: string[]
  /** Questions left empty, where the author wants to ask once whether that is on purpose. */
  unsure: string[]
  /** The page to show; none when the response has ended. */
  next: string | undefined
}

/** May pages still be sent: under way, or sent and the author lets people change their answers? */
export function isOpen({ status }: Pick<Progress, 'status'>, { display }: Survey): boolean {
  return status === 'started' || (status === 'complete' && display?.editable === true)
}

export const beginning: Progress = { status: 'started', answers: {}, reached: 0 }

/** What a response that is under way becomes when one of its pages arrives. */
export function takePage(survey: Survey, before: Progress, sent: SentPage, known: Known = {}): Step {
  const received = receive(survey, before, sent, known)
  const { answers } = received
  const walk = walkOf(survey, answers, known)
  const at = walk.pages.findIndex(({ id }) => id === sent.section)
  const stay = { ...nothingToSay, status: 'started' as const, answers, reached: before.reached }
  if (sent.goBack) return { ...stay, next: walk.pages[at - 1]?.id ?? sent.section }
  if (sent.again) return { ...stay, next: sent.section }
  const wanted = walk.pages.find(({ id, place }) => id === sent.goTo && place <= before.reached)
  if (wanted) return { ...stay, next: wanted.id }
  const said = sent.late ? nothingToSay : saidOf(received, walk.pages[at], sent)
  if (said.appeared.length + said.unsure.length > 0 || Object.keys(said.issues).length > 0)
    return { ...stay, ...said, next: sent.section }
  const step = goOn(walk, answers, at, Math.max(before.reached, walk.pages[at]?.end ?? 0))
  // Sent answers that are changed stay sent: what came after the end is kept for changing that back.
  return before.status === 'complete' && step.status === 'screened out' ? { ...step, answers } : step
}

/** Where a response that is under way goes on: the first page not sent, or one that cannot stay as it is. */
export function openPage(
  survey: Survey,
  { answers, reached }: Progress,
  known: Known = {},
): Page | undefined {
  const { pages } = walkOf(survey, answers, known)
  return (
    pages.find((page) => page.end > reached || isHeld(page, reached)) ??
    // All were sent, and the end was not: an interrupted last step is sent once more.
    pages.at(-1)
  )
}

/** When a section's time is over, counted from when it was opened; some seconds are for the way. */
export function isLate(
  { section }: Pick<Page, 'section'>,
  openedMs: number,
  nowMs: number,
  graceMs = 10_000,
): boolean {
  const { timeLimit } = section
  return timeLimit !== undefined && nowMs - openedMs > timeLimit.seconds * 1_000 + graceMs
}

const nothingToSay = { issues: {}, appeared: [], unsure: [] }

function receive(survey: Survey, { answers }: Progress, sent: SentPage, known: Known): Received {
  // The review asks nothing.
  if (sent.section === reviewId) return { ...nothingToSay, answers }
  return receivePage(survey, answers, sent.section, sent.inputsOf, known)
}

/** What the sender has to see on the same page before going on. */
function saidOf(received: Received, page: Page | undefined, { asked, sure = [] }: SentPage) {
  const appeared = asked ? appearedOn(page, asked) : received.appeared
  const issues = appeared.length === 0 ? received.issues : without(received.issues, appeared)
  // Asked about once nothing else is in the way, as only then the page says so.
  const isAsked = appeared.length === 0 && Object.keys(issues).length === 0
  return { appeared, issues, unsure: isAsked ? received.unsure.filter((id) => !sure.includes(id)) : [] }
}

function goOn(
  { pages, screenedOut, answers: counted, steps }: Walk,
  answers: Answers,
  at: number,
  reached: number,
): Step {
  const step = { ...nothingToSay, answers, reached }
  const next =
    pages[at + 1] ?? (screenedOut.size > 0 ? undefined : pages.find((page) => isHeld(page, reached)))
  if (next) return { ...step, status: 'started', next: next.id }
  // What an earlier change hid was kept until now, in case it was changed back.
  if (screenedOut.size > 0) return { ...step, answers: counted, status: 'screened out', next: undefined }
  return { ...step, answers: counted, status: 'complete', reached: steps, next: undefined }
}

function appearedOn(page: Page | undefined, asked: readonly string[]): string[] {
  return (page?.questions ?? [])
    .filter(({ question, takesAnswer }) => takesAnswer && !asked.includes(question.id))
    .map(({ question }) => question.id)
}

function without(issues: Record<string, Issue>, ids: readonly string[]): Record<string, Issue> {
  return Object.fromEntries(Object.entries(issues).filter(([id]) => !ids.includes(id)))
}

/** A page that was sent when its time was over is not asked for again. */
function isHeld(page: Page, reached: number): boolean {
  return page.open && !(page.section.timeLimit && page.end <= reached)
}
