import type { Asked } from './ask.ts'
import { askedQuestions } from './flow/expand.ts'
import { type Page, pageId, reviewId } from './flow/pages.ts'
import { planOf } from './flow/plan.ts'
import { walkOf } from './flow/walk.ts'
import type { Source } from './question-type.ts'
import type { Answers } from './response.ts'
import type { Survey } from './survey.ts'
import type { Text } from './text.ts'

export { type Page, type ReviewedPage, reviewId } from './flow/pages.ts'
export { acceptAnswers, receivePage } from './flow/receive.ts'
export type { Known } from './flow/walker.ts'
export { walkOf, type Walk } from './flow/walk.ts'

export type Outcome = 'continue' | 'complete' | 'screened out'

/**
 * The pages of a person with these answers, in order: sections with their shown questions, each in the form in which
 * this person meets it; a section without any is skipped. A condition sees only answers of questions that are
 * themselves shown: whoever changes an earlier answer does not drag along what it had led to. `seed` settles what falls
 * to the person by chance.
 */
export function pagesOf(survey: Survey, answers: Answers, seed = 0): Page[] {
  return walkOf(survey, answers, { seed }).pages
}

export function shownQuestions(survey: Survey, answers: Answers): ReadonlySet<string> {
  return walkOf(survey, answers).shown
}

/** The answers to what is shown now, as far as it is still offered; and those that nobody was asked for. */
export function countedAnswers(survey: Survey, answers: Answers): Answers {
  return walkOf(survey, answers).answers
}

/** Every question that may be asked, those that are shown in the form in which this person met them. */
export function questionsFor(survey: Survey, answers: Answers, seed = 0): Asked[] {
  const shown = pagesOf(survey, answers, seed).flatMap(({ questions }) => questions)
  const forms = new Map(shown.map((asked) => [asked.question.id, asked]))
  return askedQuestions(survey).map((asked) => forms.get(asked.question.id) ?? asked)
}

/** Is this the id of a page that somebody may come to? */
export function hasPage(survey: Survey, id: string): boolean {
  if (id === reviewId) return survey.display?.review === true
  const plan = planOf(survey)
  return plan.sections.some(({ section, questions }) =>
    plan.singly
      ? id.startsWith(`${section.id}.`) &&
        questions.some((question) => pageId(plan, section, question) === id)
      : section.id === id,
  )
}

/** May what is asked depend on who somebody is, before they answer: on chance, their link, or the day? */
export function dependsOnPerson(survey: Survey): boolean {
  return planOf(survey).asksToday || askedQuestions(survey).some(({ fill }) => fill !== undefined)
}

const linkNamesOf = new WeakMap<Survey, readonly string[]>()

/** The names of what links may bring along for questions that nobody is asked. */
export function linkNames(survey: Survey): readonly string[] {
  const known = linkNamesOf.get(survey)
  if (known) return known
  const names = new Set<string>()
  const note: Source = {
    link: (name) => {
      names.add(name)
      return undefined
    },
    chance: 0,
    compute: () => undefined,
  }
  for (const { fill } of askedQuestions(survey)) fill?.(note)
  linkNamesOf.set(survey, [...names])
  return [...names]
}

/** A text of the survey's own, such as its thanks, with the answers that it mentions. */
export function spokenText(survey: Survey, answers: Answers, text: Text | undefined): Text | undefined {
  return walkOf(survey, answers).spoken(text)
}

/** How many steps lie between the beginning and the end: sections, or questions one at a time. */
export function stepsOf(survey: Survey): number {
  return planOf(survey).steps
}

/** How many steps somebody with these answers has come at least. */
export function stepsTo(survey: Survey, answers: Answers): number {
  const { ids } = planOf(survey)
  let most = 0
  for (const id in answers) most = Math.max(most, (ids.get(id)?.step ?? -1) + 1)
  return most
}

/** What comes after a page was sent with these answers. */
export function outcomeAfter(survey: Survey, answers: Answers, page: string): Outcome {
  const { pages, screenedOut } = walkOf(survey, answers)
  if (screenedOut.has(page)) return 'screened out'
  const sent = pages.findIndex(({ id }) => id === page)
  return sent < pages.length - 1 ? 'continue' : 'complete'
}
