import type { Asked } from './ask.ts'
import type { Cell, Column, ColumnOption } from './column.ts'
import { walkOf } from './flow.ts'
import { askedQuestions } from './flow/expand.ts'
import { planOf } from './flow/plan.ts'
import type { GivenAnswers } from './response.ts'
import type { Survey } from './survey.ts'

/**
 * The columns of a survey over all its versions (oldest first): one per key, as ids never change meaning. The newest
 * version says what a column is called; options that only older versions had stay beside the ones they stood with.
 */
export function columnsOf(versions: readonly Survey[]): Column[] {
  let columns: Column[] = []
  for (const version of versions) {
    const newer = askedQuestions(version).flatMap(({ columns }) => columns(languageOf(version)))
    columns = merge(columns, newer, ({ key }) => key, mergeColumn)
  }
  return columns
}

/**
 * One response as cells in the order of the columns, read by the version it was given to. Not shown (undefined) is a
 * question that the version did not have, whose page was not reached, or whose condition did not hold, and a row that
 * it did not offer; every answer
 * to a question that is not shown is left out, as everywhere. A withdrawn response has nothing.
 */
export function rowOf(survey: Survey, response: GivenAnswers, columns: readonly Column[]): Cell[] {
  const row: Cell[] = Array.from({ length: columns.length })
  if (response.status === 'withdrawn') return row
  const { shown, answers, offers } = walkOf(survey, response.answers)
  const reached = response.status === 'complete' ? Infinity : response.reached
  const { shuffles } = planOf(survey)
  for (const { step, asked, places, rows } of placesOf(survey, columns)) {
    const { id } = asked.question
    if (!shown.has(id)) continue
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined
    // What was answered was seen, also on a page that is not sent yet; in an order of one's own nothing else tells.
    const unseen = shuffles ? reached < Infinity : step >= reached
    if (unseen && (answer === undefined || (asked.fill && !shuffles))) continue
    const cells = answer === undefined ? undefined : asked.cells(answer)
    places.forEach((place, index) => {
      const of = rows[index]
      if (place < 0 || (of !== undefined && !offers(id, 'rows', of))) return
      row[place] = cells ? (cells[index] ?? null) : null
    })
  }
  return row
}

interface QuestionPlaces {
  step: number
  asked: Asked
  /** Where each of its cells goes; −1 where the wanted columns leave it out. */
  places: number[]
  /** The rows they are about, where those differ from person to person. */
  rows: readonly (string | undefined)[]
}

const known = new WeakMap<Survey, WeakMap<readonly Column[], QuestionPlaces[]>>()

function placesOf(survey: Survey, columns: readonly Column[]): QuestionPlaces[] {
  const ofSurvey = known.get(survey) ?? new WeakMap<readonly Column[], QuestionPlaces[]>()
  known.set(survey, ofSurvey)
  const found = ofSurvey.get(columns)
  if (found) return found
  const placeOf = new Map(columns.map(({ key }, place) => [key, place]))
  const places = [...planOf(survey).ids.values()].map(({ asked, step, lists }) => {
    const own = asked.columns(languageOf(survey))
    const differs = lists.some(({ name }) => name === 'rows')
    return {
      step,
      asked,
      places: own.map(({ key }) => placeOf.get(key) ?? -1),
      rows: differs ? own.map(({ group }) => group?.item) : [],
    }
  })
  ofSurvey.set(columns, places)
  return places
}

function mergeColumn(older: Column, newer: Column): Column {
  if (!older.options || !newer.options) return newer
  return { ...newer, options: merge(older.options, newer.options, optionId, (_, option) => option) }
}

function optionId({ id }: ColumnOption): string {
  return id
}

/** The newer list in its order; what only the older one had follows its old neighbour. */
function merge<T>(
  older: readonly T[],
  newer: readonly T[],
  idOf: (item: T) => string,
  join: (older: T, newer: T) => T,
): T[] {
  const before = new Map(older.map((item) => [idOf(item), item]))
  const result = newer.map((item) => {
    const previous = before.get(idOf(item))
    return previous ? join(previous, item) : item
  })
  const present = new Set(newer.map(idOf))
  older.forEach((item, index) => {
    if (present.has(idOf(item))) return
    const neighbour = older[index - 1]
    const after = neighbour ? result.findIndex((other) => idOf(other) === idOf(neighbour)) : -1
    result.splice(after + 1, 0, item)
  })
  return result
}

function languageOf(survey: Survey): string {
  return survey.languages[0] ?? 'en'
}
