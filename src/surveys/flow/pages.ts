import type { Asked } from '../ask.ts'
import type { Section } from '../survey.ts'
import type { Text } from '../text.ts'
import { preparedSection } from './prepare.ts'
import type { Plan, PlannedQuestion, PlannedSection } from './plan.ts'
import type { Walker } from './walker.ts'

/** What is on the screen at one time. */
export interface Page {
  /** The section’s; with one question a page `section.question`. */
  id: string
  section: Section
  questions: readonly Asked[]
  /** How many steps come before it in this person's order. */
  place: number
  /** How many steps are behind whoever has sent it. */
  end: number
  /** It reads differently from person to person, apart from the answers given on it. */
  own: boolean
  /** What is on it depends on answers. */
  depends: boolean
  /** It cannot stay as it is: something required is missing, or a check fails. */
  open: boolean
  /** All answers once more, page by page, before they are sent. */
  review?: readonly ReviewedPage[]
}

export interface ReviewedPage {
  page: Page
  lines: readonly { asked: Asked; answer: unknown }[]
}

/** A question that is shown, and its place in the section's order for this person, from 0. */
export interface Met {
  question: PlannedQuestion
  rank: number
}

/** No section is called so. */
export const reviewId = 'your-answers'

export function pageId({ singly }: Plan, { id }: Section, { asked }: PlannedQuestion): string {
  return singly ? `${id}.${asked.question.id}` : id
}

/** The pages of one section: one, or one for each question, which takes along what is only to be read before it. */
export function pagesIn(planned: PlannedSection, met: readonly Met[], walker: Walker, first: number): Page[] {
  const asked = met.filter(({ question }) => !question.asked.fill)
  if (asked.length === 0) return []
  const { plan } = walker
  if (!plan.singly) {
    const place = { id: planned.section.id, place: first, end: first + 1 }
    return [pageOf(planned, questionsOf(asked), walker, place)]
  }
  const pages: Page[] = []
  let from = 0
  asked.forEach(({ question, rank }, at) => {
    const isLast = at === asked.length - 1
    if (!question.asked.takesAnswer && !isLast) return
    const own = asked.slice(from, at + 1)
    const place = {
      id: pageId(plan, planned.section, question),
      place: first + (own[0]?.rank ?? rank),
      // Whoever has sent the last one has the whole section behind them.
      end: first + (isLast ? planned.questions.length : rank + 1),
    }
    pages.push(pageOf(planned, questionsOf(own), walker, place))
    from = at + 1
  })
  return pages
}

function questionsOf(met: readonly Met[]): PlannedQuestion[] {
  return met.map(({ question }) => question)
}

/** Made only as far as somebody looks: a long survey has many pages, and one of them is shown. */
function pageOf(
  planned: PlannedSection,
  questions: readonly PlannedQuestion[],
  walker: Walker,
  place: Pick<Page, 'id' | 'place' | 'end'>,
): Page {
  let forms: readonly Asked[] | undefined
  let section: Section | undefined
  let open: boolean | undefined
  return {
    ...place,
    get section() {
      section ??= preparedSection(planned, walker)
      return section
    },
    get questions() {
      forms ??= questions.map((question) => walker.formOf(question))
      return forms
    },
    own: planned.mentions || questions.some(({ fixed }) => !fixed) || planned.section.shuffled === true,
    depends: planned.depends,
    get open() {
      open ??= questions.some((question) => isOpen(question, walker))
      return open
    },
  }
}

function isOpen(question: PlannedQuestion, walker: Walker): boolean {
  const { asked } = question
  if (!asked.takesAnswer) return false
  const lacks = asked.question.required === true && walker.answerTo(asked.question.id) === undefined
  return lacks || failedCheck(question, walker) !== undefined
}

/** The message of the first check that is false; one that cannot be told holds nobody up. */
export function failedCheck(question: PlannedQuestion, walker: Walker): Text | undefined {
  const failed = question.checks.find(({ rule }) => rule(walker.valueOf, walker.today) === false)
  return failed && walker.formOf(question).question.checks?.[failed.at]?.message
}

/** The last page, where the author wants one: it asks nothing. */
export function reviewPage(pages: readonly Page[], walker: Walker): Page {
  const { steps } = walker.plan
  const own = pages.slice()
  return {
    id: reviewId,
    section: { id: reviewId, questions: [] },
    questions: [],
    place: steps,
    end: steps,
    own: true,
    depends: false,
    open: false,
    get review() {
      return own.map((page) => ({ page, lines: linesOf(page, walker) }))
    },
  }
}

function linesOf({ questions }: Page, walker: Walker): ReviewedPage['lines'] {
  return questions.flatMap((asked) =>
    asked.takesAnswer ? [{ asked, answer: walker.answerTo(asked.question.id) }] : [],
  )
}
