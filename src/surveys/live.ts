import type { Asked } from './ask.ts'
import { type Expression, readExpression, references } from './expression/index.ts'
import { planOf } from './flow-plan.ts'
import { type Page, shownQuestions } from './flow.ts'
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
export function liveOn(survey: Survey, answers: Answers, { section, questions }: Page): Live | undefined {
  if (!section.questions.some(({ showIf }) => showIf)) return undefined
  const plan = planOf(survey)
  const own = plan.sections.find((planned) => planned.section.id === section.id)?.questions ?? []
  const ids = new Set(own.map(({ asked }) => asked.question.id))
  const rules = own.flatMap(({ asked }): [string, Expression][] => {
    const read = asked.question.showIf ? readExpression(asked.question.showIf) : undefined
    return read?.ok && references(read.expression).some((id) => ids.has(id))
      ? [[asked.question.id, read.expression]]
      : []
  })
  if (rules.length === 0) return undefined
  const read = new Set(rules.flatMap(([, rule]) => references(rule)))
  const shown = shownQuestions(survey, answers)
  const valueOf = (id: string) => (shown.has(id) ? plan.ids.get(id)?.value(answers[id]) : undefined)
  return {
    waiting: waitingAmong(own, questions, new Set(rules.map(([id]) => id))),
    script: {
      rules,
      kinds: pick(read, (id) => (ids.has(id) ? plan.ids.get(id)?.valueKind : undefined)),
      values: pick(read, (id) => (ids.has(id) ? undefined : valueOf(id))),
    },
  }
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
    const waits = !present.has(id) && ruled.has(id)
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
