import type { Asked } from '../ask.ts'
import { chanceOf, inOrder } from '../chance.ts'
import { compile, type Evaluator, readExpression, type ValueOf } from '../expression/index.ts'
import type { ListItem, Source } from '../question-type.ts'
import type { Answers } from '../response.ts'
import { carriedItems, pickedList, portable } from './expand.ts'
import type { Plan, PlannedList, PlannedQuestion, PlannedSection } from './plan.ts'
import { prepared, spoken } from './prepare.ts'
import { partIn, questionIn } from './references.ts'

/** What is known of a person besides their answers. */
export interface Known {
  /** What falls to them by chance hangs on it; see `seedOf`. */
  seed?: number
  /** Values that came with the link, at the beginning. */
  link?: Readonly<Record<string, string>> | undefined
  /** The present day, as YYYY-MM-DD; what counts is the day on which they began. */
  today?: string | undefined
}

/** Where that day is kept among the answers of a survey that asks for it; no question can be called so. */
const dayKey = 'today()'

/** One person on their way through a survey: what was shown so far, and what it said. */
export class Walker {
  readonly plan: Plan
  readonly answers: Answers
  readonly seed: number
  readonly today: string | undefined
  readonly shown = new Set<string>()
  /** Answers of questions that nobody is asked; undefined is nothing. */
  readonly filled = new Map<string, unknown>()
  private readonly link: Known['link']
  /** What is offered in lists that differ from person to person. */
  private readonly offered = new Map<PlannedQuestion, Record<string, readonly ListItem[]>>()
  private readonly forms = new Map<PlannedQuestion, Asked>()

  constructor(plan: Plan, answers: Answers, { seed = 0, link, today }: Known) {
    this.plan = plan
    this.answers = answers
    this.seed = seed
    this.link = link
    const began = Object.hasOwn(answers, dayKey) ? answers[dayKey] : undefined
    this.today = typeof began === 'string' ? began : today
    if (plan.asksToday) this.filled.set(dayKey, this.today)
  }

  /** Missing where the question is not shown, or offers no longer what was picked. */
  answerTo(id: string): unknown {
    if (!this.shown.has(id)) return undefined
    if (this.filled.has(id)) return this.filled.get(id)
    const answer = Object.hasOwn(this.answers, id) ? this.answers[id] : undefined
    const planned = answer === undefined ? undefined : this.plan.ids.get(id)
    return planned && planned.lists.length > 0 ? this.remaining(planned, answer) : answer
  }

  readonly valueOf: ValueOf = (reference) => {
    const id = questionIn(reference)
    const answer = this.answerTo(id)
    if (answer === undefined) return undefined
    const asked = this.plan.ids.get(id)?.asked
    const part = partIn(reference)
    return part === undefined ? asked?.value(answer) : asked?.partValue(answer, part)
  }

  holds(rule: Evaluator | undefined): boolean {
    return rule === undefined || rule(this.valueOf, this.today) === true
  }

  /** Is this round of its loop, if it is one, among those to be asked? */
  enters({ round, showIf }: PlannedSection): boolean {
    if (round) {
      const source = this.plan.ids.get(round.over)
      const items = source ? this.taken(source, round.which) : []
      if (!items.some(({ id }) => id === round.item.id)) return false
    }
    return this.holds(showIf)
  }

  /** Notes the question as shown, if it is. */
  meets(planned: PlannedQuestion): boolean {
    if (!this.holds(planned.showIf)) return false
    if (planned.lists.length > 0) {
      const lists = Object.fromEntries(planned.lists.map((list) => [list.name, this.listFor(planned, list)]))
      // Who has nothing to pick from is not asked.
      if (Object.values(lists).some((items) => items.length === 0)) return false
      this.offered.set(planned, lists)
    }
    this.shown.add(planned.asked.question.id)
    if (planned.asked.fill) this.fill(planned, planned.asked.fill)
    return true
  }

  /** The question as this person meets it. */
  formOf(planned: PlannedQuestion): Asked {
    if (planned.fixed) return planned.asked
    const known = this.forms.get(planned)
    if (known) return known
    const form = prepared(planned, this, this.offered.get(planned) ?? {})
    this.forms.set(planned, form)
    return form
  }

  /** Is this item of the list among what the question offers to this person? */
  offers(id: string, list: string, item: string): boolean {
    const planned = this.plan.ids.get(id)
    const items = planned && this.offered.get(planned)?.[list]
    return items === undefined || items.some((one) => one.id === item)
  }

  /** The option of this round in words: the respondent's own for “other”. */
  ownWords({ round }: Pick<PlannedSection, 'round'>): string | undefined {
    if (round?.item.kind !== 'other') return undefined
    const list = pickedList(this.plan.ids.get(round.over)?.asked)
    const answer = this.answerTo(round.over)
    return answer === undefined ? undefined : list?.words(answer)
  }

  /** What a later question or a loop takes over: as it was offered, in that order. */
  private taken(source: PlannedQuestion, which: 'chosen' | 'not chosen'): readonly ListItem[] {
    const { asked } = source
    const list = pickedList(asked)
    if (!list || !this.shown.has(asked.question.id)) return []
    const answer = this.answerTo(asked.question.id)
    const picked = new Set(answer === undefined ? [] : list.picked?.(answer))
    const items = portable(this.offered.get(source)?.[list.name] ?? list.items)
    const own = answer === undefined ? undefined : list.words(answer)
    return items
      .filter(({ id }) => picked.has(id) === (which === 'chosen'))
      .map((item) =>
        item.kind === 'other' && own && which === 'chosen' ? { ...item, label: { und: own } } : item,
      )
  }

  private listFor(
    planned: PlannedQuestion,
    { name, own, carry, order, mentions }: PlannedList,
  ): readonly ListItem[] {
    const kept = own.flatMap(({ item, showIf }) => (this.holds(showIf) ? [item] : []))
    const source = carry && this.plan.ids.get(carry.from)
    const before = source
      ? carriedItems(
          this.taken(source, carry.which),
          own.map(({ item }) => item),
        )
      : []
    const said = mentions
      ? kept.map((item) => ({ ...item, label: spoken(item.label, this, planned, false) }))
      : kept
    const all = before.length > 0 ? [...before, ...said] : said
    if (!order) return all
    const { seed } = this
    const stays = ({ anchored, kind }: ListItem) => anchored ?? kind !== undefined
    return inOrder(all, order, { seed, name: `${planned.asked.question.id} ${name}`, stays })
  }

  /** What an answer still says, where lists offer less than they did when it was given. */
  private remaining(planned: PlannedQuestion, answer: unknown): unknown {
    let left = answer
    for (const [name, items] of Object.entries(this.offered.get(planned) ?? {})) {
      const list = planned.asked.lists[name]
      const offered = new Set(items.map(({ id }) => id))
      if (list?.only) left = list.only(left, offered)
      else if (list?.picked?.(left).some((id) => !offered.has(id))) left = undefined
      if (left === undefined) return undefined
    }
    return left
  }

  private fill({ asked }: PlannedQuestion, fill: NonNullable<Asked['fill']>): void {
    const { id } = asked.question
    const { seed, link, plan, valueOf, today } = this
    const used = { link: false, chance: false }
    const source: Source = {
      link(name) {
        used.link = true
        return link && Object.hasOwn(link, name) ? link[name] : undefined
      },
      get chance() {
        used.chance = true
        return chanceOf(seed, id)
      },
      compute: (rule) => ruleOf(plan, rule)?.(valueOf, today),
    }
    const found = fill(source)
    const before = Object.hasOwn(this.answers, id) ? this.answers[id] : undefined
    // What fell by chance or came with the link at the beginning stays; what is calculated follows the answers.
    this.filled.set(id, used.chance ? (before ?? found) : used.link ? (found ?? before) : found)
  }
}

const compiled = new WeakMap<Plan, Map<string, Evaluator | undefined>>()

function ruleOf(plan: Plan, text: string): Evaluator | undefined {
  const known = compiled.get(plan) ?? new Map<string, Evaluator | undefined>()
  compiled.set(plan, known)
  if (!known.has(text)) {
    const read = readExpression(text)
    known.set(text, read.ok ? compile(read.expression) : undefined)
  }
  return known.get(text)
}
