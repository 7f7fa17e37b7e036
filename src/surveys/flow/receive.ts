import type { Inputs } from '../question-type.ts'
import type { Answers } from '../response.ts'
import type { Survey } from '../survey.ts'
import type { Issue } from '../words.ts'
import { planOf } from './plan.ts'
import { remember, visit, type Walk, walkOf } from './walk.ts'
import type { Known } from './walker.ts'

export interface Received {
  answers: Answers
  issues: Record<string, Issue>
  /** Questions that only this page's answers make appear on it: they were not on the sender's screen. */
  appeared: string[]
  /** Left empty, where the author wants to ask whether that is on purpose. */
  unsure: string[]
}

/**
 * What a sent page comes to. Questions that are hidden keep their stored answer, as does one whose input has an issue;
 * a shown one that was cleared loses it.
 */
export function receivePage(
  survey: Survey,
  answers: Answers,
  page: string,
  inputsOf: (questionId: string) => Inputs,
  known: Known = {},
): Received {
  const kept: Record<string, unknown> = { ...answers }
  const issues: Record<string, Issue> = {}
  const appeared: string[] = []
  const unsure: string[] = []
  let before: ReadonlySet<string> | undefined
  const walk = visit(planOf(survey), kept, known, ({ question, parse, missing }, on) => {
    if (on.page !== page) return
    const { id } = question
    const parsed = parse(inputsOf(id))
    const isNew = on.depends && !(before ??= walkOf(survey, answers, known).shown).has(id)
    if (isNew) appeared.push(id)
    if (!parsed.ok) issues[id] = parsed.issue
    else if (parsed.answer !== undefined) kept[id] = parsed.answer
    else if (isNew && Object.hasOwn(kept, id)) return
    else if (question.required === true) issues[id] = { word: missing }
    else {
      delete kept[id]
      if (question.required === 'soft') unsure.push(id)
    }
    const message = issues[id] ? undefined : on.failedCheck()
    if (message) issues[id] = { word: 'check', with: { message } }
  })
  const isWhole = restoreRefused(kept, answers, issues)
  const filled = withFilled(kept, walk)
  if (isWhole) remember(survey, filled, known, walk)
  return { answers: filled, issues, appeared, unsure }
}

/** Later checks were to see what was just given; what itself failed one is not stored. Was there nothing to take back? */
function restoreRefused(
  kept: Record<string, unknown>,
  before: Answers,
  issues: Readonly<Record<string, Issue>>,
): boolean {
  let isWhole = true
  for (const [id, { word }] of Object.entries(issues)) {
    if (word !== 'check') continue
    isWhole = false
    if (Object.hasOwn(before, id)) kept[id] = before[id]
    else delete kept[id]
  }
  return isWhole
}

/** With the answers of questions that nobody is asked. */
function withFilled(answers: Answers, { filled }: Walk): Answers {
  if (filled.size === 0) return answers
  const all: Record<string, unknown> = { ...answers }
  for (const [id, answer] of filled)
    if (answer === undefined) delete all[id]
    else all[id] = answer
  return all
}

/**
 * The door for answers that come as JSON, from the API or an import: the page's checks in the page's words, and
 * nothing may be given to a question that does not exist or is not asked with these answers. `complete: false` takes
 * a response that is still under way, where required questions may wait.
 */
export function acceptAnswers(
  survey: Survey,
  given: Readonly<Record<string, unknown>>,
  { complete = true, ...known }: { complete?: boolean } & Known = {},
): { answers: Answers; issues: Record<string, Issue>; outcome: 'complete' | 'screened out' } {
  const plan = planOf(survey)
  const issues: Record<string, Issue> = {}
  const answers: Record<string, unknown> = {}
  const asked = new Set<string>()
  for (const [id, { asked: question }] of plan.ids) {
    if (!question.fill || !Object.hasOwn(given, id)) continue
    const parsed = question.accept(given[id])
    if (!parsed.ok) issues[id] = parsed.issue
    else if (parsed.answer !== undefined) answers[id] = parsed.answer
  }
  const walk = visit(plan, answers, known, ({ question, accept, missing }, on) => {
    const { id } = question
    asked.add(id)
    const parsed = accept(Object.hasOwn(given, id) ? given[id] : undefined)
    if (!parsed.ok) issues[id] = parsed.issue
    else if (parsed.answer !== undefined) answers[id] = parsed.answer
    else if (question.required === true && complete) issues[id] = { word: missing }
    const message = issues[id] || !complete ? undefined : on.failedCheck()
    if (message) issues[id] = { word: 'check', with: { message } }
  })
  for (const id of Object.keys(given)) {
    if (asked.has(id) || walk.filled.has(id) || given[id] === undefined || given[id] === null) continue
    const word = plan.ids.has(id) ? 'question.shown' : 'question.unknown'
    issues[id] = { word, with: { question: id } }
  }
  const outcome = walk.screenedOut.size > 0 ? 'screened out' : 'complete'
  return { answers: withFilled(answers, walk), issues, outcome }
}
