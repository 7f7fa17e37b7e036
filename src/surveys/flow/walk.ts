import type { Asked } from '../ask.ts'
import { inOrder } from '../chance.ts'
import type { ValueOf } from '../expression/index.ts'
import type { Answers } from '../response.ts'
import type { Section, Survey } from '../survey.ts'
import { failedCheck, type Met, type Page, pageId, pagesIn, reviewPage } from './pages.ts'
import type { Text } from '../text.ts'
import { spoken } from './prepare.ts'
import { type Plan, type PlannedQuestion, type PlannedSection, planOf } from './plan.ts'
import { type Known, Walker } from './walker.ts'

/** What is asked of a person with some answers, and where it ends. */
export interface Walk {
  pages: Page[]
  /** Ids of questions. */
  shown: ReadonlySet<string>
  /** The answers that count: to what is shown now, and those that were filled in without asking. */
  answers: Answers
  /** What rules read, after all of it. */
  valueOf: ValueOf
  /** Does a question offer this item of its list to them? */
  offers(id: string, list: string, item: string): boolean
  /** The day on which they began, where it is known. */
  today: string | undefined
  /** A text with the answers that it mentions. */
  spoken(text: Text | undefined): Text | undefined
  /** Ids of the sections after which the response ends as screened out. */
  screenedOut: ReadonlySet<string>
  /** Answers of questions that nobody is asked; undefined is nothing. */
  filled: ReadonlyMap<string, unknown>
  /** How many steps there are, when all are counted. */
  steps: number
}

/** Called for each shown question that is to be answered, in order; answers may change, and later rules see that. */
export type Visit = (question: Asked, on: Visited) => void

export interface Visited {
  page: string
  /** Whether it is shown depends on answers. */
  depends: boolean
  /** What the author says to answers that do not go together. */
  failedCheck(): Text | undefined
}

const walks = new WeakMap<Answers, Walk & { survey: Survey; seed: number; link: Known['link'] }>()

/** The same answers are walked through once, however often somebody asks. */
export function walkOf(survey: Survey, answers: Answers, known: Known = {}): Walk {
  const { seed = 0, link, today } = known
  const before = walks.get(answers)
  if (before && before.survey === survey && before.seed === seed && before.link === link) {
    if (before.today !== undefined || today === undefined || !planOf(survey).asksToday) return before
  }
  // Not copied: what it says of the answers that count is worked out when somebody asks.
  const walk = Object.assign(visit(planOf(survey), answers, known), { survey, seed, link })
  walks.set(answers, walk)
  return walk
}

/** Notes what a visit found with the answers as they stand after it, so that nobody walks that way again. */
export function remember(survey: Survey, answers: Answers, { seed = 0, link }: Known, walk: Walk): void {
  walks.set(answers, Object.assign(walk, { survey, seed, link }))
}

/** Goes through what is shown, in order, up to the end or to where people are screened out. */
export function visit(plan: Plan, answers: Answers, known: Known, call?: Visit): Walk {
  const walker = new Walker(plan, answers, known)
  const pages: Page[] = []
  const screenedOut = new Set<string>()
  let step = 0
  let target: string | undefined
  const blocks = plan.survey.shuffled
    ? inOrder(plan.blocks, 'shuffled', {
        seed: walker.seed,
        name: 'sections',
        stays: ({ anchored }) => anchored,
      })
    : plan.blocks
  blocks: for (const [at, block] of blocks.entries()) {
    const skipped = target !== undefined && target !== block.id
    if (!skipped) target = undefined
    for (const planned of block.sections) {
      const first = step
      step += plan.singly ? planned.questions.length : 1
      if (skipped || target !== undefined) continue
      const met = meet(planned, walker, call)
      if (met.length === 0) continue
      pages.push(...pagesIn(planned, met, walker, first))
      if (planned.screenOut && walker.holds(planned.screenOut)) {
        screenedOut.add(planned.section.id)
        break blocks
      }
      const to = planned.jumps.find(({ when }) => walker.holds(when))?.to
      if (to === 'end') break blocks
      // A jump leads forward only.
      if (to !== undefined && blocks.slice(at + 1).some(({ id }) => id === to)) target = to
    }
  }
  if (plan.survey.display?.review && screenedOut.size === 0 && pages.length > 0)
    pages.push(reviewPage(pages, walker))
  return walkFrom(walker, pages, screenedOut)
}

function walkFrom(walker: Walker, pages: Page[], screenedOut: Set<string>): Walk {
  let counted: Answers | undefined
  return {
    pages,
    shown: walker.shown,
    get answers() {
      counted ??= countedBy(walker)
      return counted
    },
    filled: walker.filled,
    valueOf: walker.valueOf,
    offers: (id, list, item) => walker.offers(id, list, item),
    today: walker.today,
    spoken: (text) => spoken(text, walker, { round: undefined }, true),
    screenedOut,
    steps: walker.plan.steps,
  }
}

function countedBy(walker: Walker): Answers {
  const counted: Record<string, unknown> = {}
  for (const id in walker.answers) {
    const answer = walker.filled.has(id) ? undefined : walker.answerTo(id)
    if (answer !== undefined) counted[id] = answer
  }
  for (const [id, answer] of walker.filled) if (answer !== undefined) counted[id] = answer
  return counted
}

/** The section's questions that are shown, in this person's order. */
function meet(planned: PlannedSection, walker: Walker, call: Visit | undefined): Met[] {
  if (!walker.enters(planned)) return []
  const { section, questions } = planned
  const met: Met[] = []
  for (const [rank, question] of orderFor(section, questions, walker.seed).entries()) {
    if (!walker.meets(question)) continue
    met.push({ question, rank })
    if (!call || !question.asked.takesAnswer || question.asked.fill) continue
    const page = pageId(walker.plan, section, question)
    call(walker.formOf(question), {
      page,
      depends: question.showIf !== undefined || question.lists.length > 0,
      failedCheck: () => failedCheck(question, walker),
    })
  }
  return met
}

function orderFor(
  { id, shuffled }: Section,
  questions: readonly PlannedQuestion[],
  seed: number,
): readonly PlannedQuestion[] {
  if (!shuffled) return questions
  return inOrder(questions, 'shuffled', { seed, name: id, stays: ({ from }) => from.anchored === true })
}
