import type { Asked } from '../ask.ts'
import { compile, type Evaluator, readExpression } from '../expression/index.ts'
import type { ListItem } from '../question-type.ts'
import type { Question, Section, Survey } from '../survey.ts'
import type { Order } from '../chance.ts'
import { type AskedQuestion, type AskedSection, askedSections } from './expand.ts'
import { mentionsIn, type Mentions } from './mentions.ts'
import type { Round } from './rounds.ts'

/** A survey made ready for walking through it: rules compiled, and marked what differs from person to person. */
export interface Plan {
  survey: Survey
  /** What the author wrote as one section, in its order: a section, or all rounds of a loop. */
  blocks: readonly PlannedBlock[]
  sections: readonly PlannedSection[]
  ids: ReadonlyMap<string, PlannedQuestion>
  /** One question a page. */
  singly: boolean
  /** How many steps there are from the beginning to the end: sections, or questions one at a time. */
  steps: number
  /** The order of the steps differs from person to person. */
  shuffles: boolean
  /** Some rule asks for the day on which the survey is answered. */
  asksToday: boolean
  /** Nothing is ever hidden, filled in or jumped over. */
  plain: boolean
}

export interface PlannedBlock {
  id: string
  anchored: boolean
  sections: readonly PlannedSection[]
}

export interface PlannedSection {
  section: Section
  round: Round | undefined
  showIf: Evaluator | undefined
  screenOut: Evaluator | undefined
  jumps: readonly { when: Evaluator | undefined; to: string }[]
  questions: readonly PlannedQuestion[]
  /** Its title or its last words mention answers. */
  mentions: boolean
  /** Which of its questions are there depends on answers. */
  depends: boolean
}

export interface PlannedQuestion {
  asked: Asked
  /** As the author wrote it. */
  from: Question
  round: Round | undefined
  showIf: Evaluator | undefined
  /** `at` is its place among the question's checks. */
  checks: readonly { rule: Evaluator; at: number }[]
  /** Lists that differ from person to person. */
  lists: readonly PlannedList[]
  mentions: Mentions
  /** The very same for everyone. */
  fixed: boolean
  /** Which step it belongs to in the author's order, from 0. */
  step: number
}

export interface PlannedList {
  name: string
  own: readonly { item: ListItem; showIf: Evaluator | undefined }[]
  carry: { from: string; which: 'chosen' | 'not chosen' } | undefined
  order: Order | undefined
  mentions: boolean
}

/** A survey value never changes once made, so its rules are compiled once. */
const plans = new WeakMap<Survey, Plan>()

export function planOf(survey: Survey): Plan {
  const known = plans.get(survey)
  if (known) return known
  const plan = makePlan(survey, askedSections(survey))
  plans.set(survey, plan)
  return plan
}

function makePlan(survey: Survey, all: readonly AskedSection[]): Plan {
  const singly = survey.display?.pages === 'questions'
  const known = new Set(all.flatMap(({ questions }) => questions.map(({ asked }) => asked.question.id)))
  const languages = new Set(survey.languages)
  let steps = 0
  const sections = all.map((each): PlannedSection => {
    const first = steps
    const planned = planSection(each, { known, languages, step: (at) => (singly ? first + at : first) })
    steps += singly ? each.questions.length : 1
    return planned
  })
  const shuffles =
    survey.shuffled === true || (singly && sections.some(({ section }) => section.shuffled === true))
  return {
    survey,
    sections,
    blocks: blocksOf(all, sections),
    ids: new Map(
      sections.flatMap(({ questions }) => questions.map((each) => [each.asked.question.id, each])),
    ),
    singly,
    steps,
    shuffles,
    // Words that only look like it do no harm.
    asksToday: /\b(today|age)\s*\(/i.test(JSON.stringify(survey)),
    plain: !shuffles && sections.every(isPlain),
  }
}

function blocksOf(all: readonly AskedSection[], sections: readonly PlannedSection[]): PlannedBlock[] {
  const blocks = new Map<Section, PlannedSection[]>()
  all.forEach(({ from }, at) => {
    const planned = sections[at]
    if (planned) blocks.set(from, [...(blocks.get(from) ?? []), planned])
  })
  return [...blocks].map(([{ id, anchored = false }, own]) => ({ id, anchored, sections: own }))
}

interface Planning {
  known: ReadonlySet<string>
  languages: ReadonlySet<string>
  step(at: number): number
}

function planSection({ section, round, questions }: AskedSection, planning: Planning): PlannedSection {
  const planned = questions.map((each, at) => planQuestion(each, round, planning, at))
  const { known } = planning
  return {
    section,
    round,
    showIf: rule(section.showIf),
    screenOut: rule(section.screenOut?.when),
    jumps: (section.jumps ?? []).map(({ when, to }) => ({ when: rule(when), to })),
    questions: planned,
    mentions: [section.title, section.screenOut?.message].some((text) => mentionsIn.text(text, known)),
    depends: planned.some(({ showIf, lists }) => showIf !== undefined || lists.length > 0),
  }
}

function planQuestion(
  { asked, from, own }: AskedQuestion,
  round: Round | undefined,
  planning: Planning,
  at: number,
): PlannedQuestion {
  const { question } = asked
  const lists = Object.entries(own.lists).flatMap(([name, { items }]) => {
    const list = planList(name, items, question, planning)
    return list ? [list] : []
  })
  const mentions = mentionsIn.question(asked, planning)
  return {
    asked,
    from,
    round,
    showIf: rule(question.showIf),
    checks: (question.checks ?? []).flatMap((check, place) => {
      const compiled = rule(check.rule)
      return compiled ? [{ rule: compiled, at: place }] : []
    }),
    lists,
    mentions,
    fixed: lists.length === 0 && !mentions.words && !mentions.settings && !asked.arranged,
    step: planning.step(at),
  }
}

/** Undefined where the list is the same for everyone. */
function planList(
  name: string,
  items: readonly ListItem[],
  { lists = {} }: Question,
  { known }: Planning,
): PlannedList | undefined {
  const { order, carry } = lists[name] ?? {}
  const own = items.map((item) => ({ item, showIf: rule(item.showIf) }))
  const mentions = items.some(({ label }) => mentionsIn.text(label, known))
  return order || carry || mentions || own.some(({ showIf }) => showIf)
    ? { name, own, carry, order, mentions }
    : undefined
}

function isPlain({ round, showIf, screenOut, jumps, questions }: PlannedSection): boolean {
  const simple = !round && !showIf && !screenOut && jumps.length === 0
  return simple && questions.every((each) => !each.showIf && each.lists.length === 0 && !each.asked.fill)
}

/** An unreadable rule is named by `problemsOf` and stops publishing; a preview meanwhile goes on as without it. */
function rule(text: string | undefined): Evaluator | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const read = readExpression(text)
  return read.ok ? compile(read.expression) : undefined
}
