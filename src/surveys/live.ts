import type { Asked } from './ask.ts'
import { type Expression, readExpression, references } from './expression/index.ts'
import { type Known, type Page, type Walk, walkOf } from './flow.ts'
import { mentionsIn } from './flow/mentions.ts'
import { type Plan, type PlannedQuestion, planOf } from './flow/plan.ts'
import { questionIn } from './flow/references.ts'
import type { Value, ValueKind } from './question-type.ts'
import { readsPlainly } from './plain-types.ts'
import type { Answers } from './response.ts'
import type { Survey } from './survey.ts'

/** What a page needs to react at once to its own answers. */
export interface Live {
  /** Those not shown with the answers so far, that answers on the same page may bring up: each with whom it follows. */
  waiting: readonly { asked: Asked; after: string | undefined }[]
  script: LiveScript
}

/** What travels to the page's script: plain JSON. */
export interface LiveScript {
  /** In the order of the page; each question is shown while its rule is true. */
  rules: [question: string, rule: Expression][]
  /** Of the questions on the page that rules read, where the script can tell their values. */
  kinds: Record<string, ValueKind>
  /** What rules read besides, as the server knows it. */
  values: Record<string, Value>
  /** The day on which they began, where it is known by now. */
  today?: string
}

/** Undefined where nothing on the page depends on anything else on it. */
export function liveOn(survey: Survey, answers: Answers, page: Page, known: Known = {}): Live | undefined {
  const plan = planOf(survey)
  const own = ownOf(plan, page)
  const ids = idsOf(own)
  if (ids.size < 2) return undefined
  const rules = own.flatMap(({ asked }): [string, Expression][] => {
    const read = asked.question.showIf ? readExpression(asked.question.showIf) : undefined
    const readsOwn =
      read?.ok && references(read.expression).some((reference) => ids.has(questionIn(reference)))
    return read?.ok && readsOwn ? [[asked.question.id, read.expression]] : []
  })
  if (rules.length === 0 && !own.some((planned) => isWoven(planned, ids, survey))) return undefined
  return {
    waiting: waitingAmong(own, page.questions, new Set(rules.map(([id]) => id))),
    script: { rules, ...readBy(rules, ids, survey, walkOf(survey, answers, known)) },
  }
}

/** Questions of the page whose words or lists hang on other answers of the same page. */
export function wovenOn(survey: Survey, page: Page): readonly Asked[] {
  const own = ownOf(planOf(survey), page)
  const ids = idsOf(own)
  const woven = new Set(own.flatMap((each) => (isWoven(each, ids, survey) ? [each.asked.question.id] : [])))
  return page.questions.filter(({ question }) => woven.has(question.id))
}

/** One question at a time follows the others on pages of their own. */
function ownOf(plan: Plan, { id }: Page): readonly PlannedQuestion[] {
  if (plan.singly) return []
  return plan.sections.find(({ section }) => section.id === id)?.questions ?? []
}

function idsOf(own: readonly PlannedQuestion[]): ReadonlySet<string> {
  return new Set(own.map(({ asked }) => asked.question.id))
}

function isWoven(
  { asked, lists, mentions }: PlannedQuestion,
  ids: ReadonlySet<string>,
  { languages }: Survey,
): boolean {
  if (mentions.words || mentions.settings) {
    const { words, settings } = mentionsIn.question(asked, { known: ids, languages: new Set(languages) })
    if (words || settings) return true
  }
  return lists.some(
    ({ carry, own, mentions }) =>
      (carry && ids.has(carry.from)) || own.some(({ item }) => reads(item.showIf, ids)) || mentions,
  )
}

function reads(rule: string | undefined, ids: ReadonlySet<string>): boolean {
  const read = rule ? readExpression(rule) : undefined
  return read?.ok === true && references(read.expression).some((reference) => ids.has(questionIn(reference)))
}

function readBy(
  rules: LiveScript['rules'],
  ids: ReadonlySet<string>,
  survey: Survey,
  { valueOf, today }: Walk,
): Omit<LiveScript, 'rules'> {
  const known = planOf(survey).ids
  const kinds: Record<string, ValueKind> = {}
  const values: Record<string, Value> = {}
  for (const reference of new Set(rules.flatMap(([, rule]) => references(rule)))) {
    const asked = ids.has(reference) ? known.get(reference)?.asked : undefined
    if (asked && readsPlainly(asked.question.type)) kinds[reference] = asked.valueKind
    const value = valueOf(reference)
    if (value !== undefined) values[reference] = value
  }
  return { kinds, values, ...(today !== undefined && { today }) }
}

function waitingAmong(
  own: readonly PlannedQuestion[],
  shown: readonly Asked[],
  ruled: ReadonlySet<string>,
): Live['waiting'] {
  const present = new Set(shown.map(({ question }) => question.id))
  let after: string | undefined
  return own.flatMap(({ asked, fixed }) => {
    const { id } = asked.question
    // What differs from person to person comes from the server once it is shown.
    const waits = !present.has(id) && ruled.has(id) && fixed && !asked.fill
    const found = waits ? [{ asked, after }] : []
    if (present.has(id)) after = id
    return found
  })
}
