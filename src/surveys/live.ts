import type { Asked } from './ask.ts'
import { type Expression, readExpression, references } from './expression/index.ts'
import { type Page, walkOf } from './flow.ts'
import { planOf } from './flow/plan.ts'
import { questionIn } from './flow/references.ts'
import type { Value, ValueKind } from './question-type.ts'
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
  /** Of the questions on the page that rules read. */
  kinds: Record<string, ValueKind>
  /** What rules read of other pages. */
  values: Record<string, Value>
}

/** Undefined where nothing on the page depends on anything else on it. */
export function liveOn(survey: Survey, answers: Answers, page: Page): Live | undefined {
  const { id, depends } = page
  const plan = planOf(survey)
  // One question at a time follows the others on pages of their own.
  if (!depends || plan.singly) return undefined
  const own = plan.sections.find(({ section }) => section.id === id)?.questions ?? []
  const ids = new Set(own.map(({ asked }) => asked.question.id))
  const rules = own.flatMap(({ asked, fixed }): [string, Expression][] => {
    const read = asked.question.showIf ? readExpression(asked.question.showIf) : undefined
    // What differs from person to person, or reads parts of answers, is settled when the page is sent.
    return read?.ok && fixed && readsWhole(read.expression, ids)
      ? [[asked.question.id, read.expression]]
      : []
  })
  if (rules.length === 0) return undefined
  const read = new Set(rules.flatMap(([, rule]) => references(rule)))
  const { valueOf } = walkOf(survey, answers)
  const kindOf = (reference: string) => plan.ids.get(reference)?.asked.valueKind
  return {
    waiting: waitingAmong(own, page.questions, new Set(rules.map(([rule]) => rule))),
    script: {
      rules,
      kinds: pick(read, (reference) => (ids.has(reference) ? kindOf(reference) : undefined)),
      values: pick(read, (reference) => (ids.has(questionIn(reference)) ? undefined : valueOf(reference))),
    },
  }
}

/** Does it read answers on this page, and none of them in part? */
function readsWhole(rule: Expression, ids: ReadonlySet<string>): boolean {
  const own = references(rule).filter((reference) => ids.has(questionIn(reference)))
  return own.length > 0 && own.every((reference) => ids.has(reference))
}

function waitingAmong(
  own: readonly { asked: Asked }[],
  shown: readonly Asked[],
  ruled: ReadonlySet<string>,
): Live['waiting'] {
  const present = new Set(shown.map(({ question }) => question.id))
  let after: string | undefined
  return own.flatMap(({ asked }) => {
    const { id } = asked.question
    const waits = !present.has(id) && ruled.has(id) && !asked.fill
    const found = waits ? [{ asked, after }] : []
    if (present.has(id)) after = id
    return found
  })
}

function pick<T>(ids: Iterable<string>, valueOf: (id: string) => T | undefined): Record<string, T> {
  const picked: Record<string, T> = {}
  for (const id of ids) {
    const value = valueOf(id)
    if (value !== undefined) picked[id] = value
  }
  return picked
}
