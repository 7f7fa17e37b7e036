import { ask } from './ask.ts'
import type { Question } from './survey.ts'
import { textIn } from './text.ts'

export interface SurveyChange {
  question: string
  change: 'added' | 'removed' | 'returned' | 'changed'
  safe: boolean
  message: string
}

/** What a question that was published before has become; a change of meaning is unsafe. `earlier` are its versions, oldest first. */
export function changesOf(
  question: Question,
  earlier: readonly Question[],
  language: string,
): SurveyChange[] {
  const previous = earlier.at(-1)
  if (!previous) return []
  const name = nameOf(question, language)
  const say = (safe: boolean, message: string): SurveyChange => ({
    question: question.id,
    change: 'changed',
    safe,
    message,
  })
  const other = earlier.find(({ type }) => type !== question.type)
  if (other)
    return [
      say(
        false,
        `${name} was of the kind “${ask(other).label}” and is now “${ask(question).label}”. Give it another id, so that earlier answers keep their meaning.`,
      ),
    ]
  const changes = optionChanges(question, earlier, language, say)
  if (textIn(previous.title, language) !== textIn(question.title, language))
    changes.push(
      say(true, `${nameOf(previous, language)} now reads ${name}. Earlier answers count with the new ones.`),
    )
  if (previous.required !== question.required)
    changes.push(
      say(true, `${name} ${question.required ? 'must now be answered' : 'may now be left empty'}.`),
    )
  if ((previous.showIf ?? '') !== (question.showIf ?? ''))
    changes.push(
      say(true, `${name} ${question.showIf ? `is now shown if ${question.showIf}` : 'is now shown to all'}.`),
    )
  if (changes.length === 0 && JSON.stringify(previous) !== JSON.stringify(question))
    changes.push(say(true, `${name} has other settings or texts.`))
  return changes
}

type Say = (safe: boolean, message: string) => SurveyChange

/** Compared by columns, so that it holds for every type of question. */
function optionChanges(
  question: Question,
  earlier: readonly Question[],
  language: string,
  say: Say,
): SurveyChange[] {
  const versions = earlier.map((version) => optionsOf(version, language))
  const now = optionsOf(question, language)
  const before = versions.at(-1) ?? new Map()
  const name = nameOf(question, language)
  const points = pointsOf(question, language)
  // The points of a scale are not the author's options: 5 of 5 is not 5 of 10.
  if (points !== undefined && earlier.some((version) => pointsOf(version, language) !== points))
    return [
      say(
        false,
        `${name} has another range. Give it another id, so that earlier answers keep their meaning.`,
      ),
    ]
  const changes: SurveyChange[] = []
  if (earlier.some((version) => hasOtherUnits(version, question, language)))
    changes.push(
      say(false, `${name} is counted in another unit. Give it another id, so that numbers compare.`),
    )
  for (const [id, label] of now) {
    const last = versions.findLast((options) => options.has(id))?.get(id)
    if (last === undefined) changes.push(say(true, `${name} offers “${label}” as well.`))
    else if (before.has(id) && last !== label && [...before.values()].includes(label))
      changes.push(
        say(false, `“${label}” of ${name} had another option id than “${id}”. Let each option keep its own.`),
      )
    else if (before.has(id) && last !== label)
      changes.push(say(true, `“${last}” of ${name} now reads “${label}” and counts as the same answer.`))
    else if (!before.has(id) && last === label) changes.push(say(true, `${name} offers “${label}” again.`))
    else if (!before.has(id))
      changes.push(
        say(false, `The option id “${id}” of ${name} meant “${last}”. Give “${label}” another id.`),
      )
  }
  for (const [id, label] of before)
    if (!now.has(id)) changes.push(say(true, `${name} no longer offers “${label}”; its answers are kept.`))
  return changes
}

/** Options, and the things asked about in turn, by their ids. */
function optionsOf(question: Question, language: string): Map<string, string> {
  const columns = ask(question).columns(language)
  return new Map(
    columns.flatMap(({ options = [], group }) => [
      ...options.map(({ id, label }) => [id, label] as const),
      ...(group?.item !== undefined ? [[group.item, group.itemLabel ?? group.item] as const] : []),
    ]),
  )
}

/** The points of a scale, where the answer is one of them. */
function pointsOf(question: Question, language: string): string | undefined {
  const asked = ask(question)
  const own = asked.columns(language).find(({ key }) => key === question.id)
  return asked.valueKind === 'number' ? own?.options?.map(({ id }) => id).join() : undefined
}

/** A column that both have counts something else; columns may come and go. */
function hasOtherUnits(before: Question, now: Question, language: string): boolean {
  const units = new Map(
    ask(before)
      .columns(language)
      .map(({ key, unit }) => [key, unit]),
  )
  return ask(now)
    .columns(language)
    .some(({ key, unit }) => units.has(key) && units.get(key) !== unit)
}

/** A question that took over the title of another one: their answers would change places. */
export function swapped(
  before: ReadonlyMap<string, Question>,
  now: readonly Question[],
  language: string,
): SurveyChange[] {
  const titles = new Map(
    [...before.values()].map((question) => [textIn(question.title, language), question.id]),
  )
  return now.flatMap((question) => {
    const title = textIn(question.title, language)
    const previous = before.get(question.id)
    const owner = titles.get(title)
    if (!previous || owner === undefined || textIn(previous.title, language) === title) return []
    const message = `“${title}” had the id “${owner}” and now has “${question.id}”. Let each question keep its own.`
    return [{ question: question.id, change: 'changed', safe: false, message }]
  })
}

/** A question whose id an older version had, and the latest one had not. */
export function returned(
  question: Question,
  previous: Question,
  name: string,
  language: string,
): SurveyChange {
  const same = textIn(question.title, language) === textIn(previous.title, language)
  return {
    question: question.id,
    change: 'returned',
    safe: same,
    message: same
      ? `${name} is asked again; earlier answers count with the new ones.`
      : `The id “${question.id}” belonged to ${nameOf(previous, language)}, which was removed. Give the new question another id.`,
  }
}

export function nameOf(question: Question, language: string): string {
  return `“${textIn(question.title, language) || question.id}”`
}
