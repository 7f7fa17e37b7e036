import type { Asked } from '../../ask.ts'
import type { Cell, Column } from '../../column.ts'
import { countedAnswers } from '../../flow.ts'
import { askedQuestions } from '../../flow/expand.ts'
import { planOf as flowOf } from '../../flow/plan.ts'
import type { Answers } from '../../response.ts'
import type { Survey } from '../../survey.ts'
import { columnsOf } from '../../table.ts'
import { type CellWriter, guarded, writerOf } from './cell-writers.ts'
import type { Separator } from './separator.ts'

export interface WriteOptions {
  separator?: Separator
  /** Several choices as a column for each option (1, 0 or empty), or together in one cell. */
  several?: 'spread' | 'joined'
  /** The questions' words, or their ids, as names of the columns. */
  names?: 'titles' | 'ids'
}

export interface CsvWriter {
  /** The line with the names of the columns. */
  head: string
  /** One response as a line; `facts` stand before its answers, in the order of the names given. */
  line: (version: number, answers: Answers, facts: readonly (string | null)[]) => string
}

/**
 * Writes responses line by line. What each column needs is settled beforehand, per version of the survey, so that a
 * line costs little more than its text. Answers to questions that are not shown are left out, as everywhere.
 */
export function csvWriter(
  versions: ReadonlyMap<number, Survey>,
  factNames: readonly string[],
  { separator = ',', several = 'spread', names = 'titles' }: WriteOptions = {},
): CsvWriter {
  const columns = columnsOf([...versions.values()])
  const writers = columns.map((column) => writerOf(column, { separator, several }))
  const empty = writers.map(({ empty }) => empty)
  const plans = new Map([...versions].map(([number, survey]) => [number, planOf(survey, columns, writers)]))
  const titles = distinct(columns, names)
  return {
    head: `${[...factNames.map((name) => guarded(name, separator)), ...writers.flatMap(({ heads }, place) => heads(titles[place] ?? ''))].join(separator)}\r\n`,
    line(version, answers, facts) {
      let line = ''
      for (const fact of facts) line += (fact === null ? '' : guarded(fact, separator)) + separator
      const plan = plans.get(version)
      const cells = plan ? cellsOf(plan, answers, empty) : empty
      return `${line}${cells.join(separator)}\r\n`
    },
  }
}

interface Plan {
  survey: Survey
  conditional: boolean
  questions: { id: string; asked: Asked; places: number[]; writers: CellWriter[] }[]
}

function planOf(survey: Survey, columns: readonly Column[], writers: readonly CellWriter[]): Plan {
  const placeOf = new Map(columns.map(({ key }, place) => [key, place]))
  return {
    survey,
    conditional: !flowOf(survey).plain,
    questions: askedQuestions(survey).flatMap((asked) => {
      const places = asked.columns(survey.languages[0] ?? 'en').map(({ key }) => placeOf.get(key) ?? -1)
      const own = places.flatMap((place) => writers[place] ?? [])
      return own.length > 0 ? [{ id: asked.question.id, asked, places, writers: own }] : []
    }),
  }
}

function cellsOf(
  { survey, conditional, questions }: Plan,
  answers: Answers,
  empty: readonly string[],
): string[] {
  const counted = conditional ? countedAnswers(survey, answers) : answers
  const cells = empty.slice()
  for (const { id, asked, places, writers } of questions) {
    const answer = counted[id]
    if (answer === undefined) continue
    const given = asked.cells(answer)
    for (let index = 0; index < writers.length; index++) {
      const cell: Cell = given[index]
      const place = places[index]
      const writer = writers[index]
      if (cell !== undefined && cell !== null && place !== undefined && writer)
        cells[place] = writer.write(cell)
    }
  }
  return cells
}

/** Two columns of one title are told apart by their keys. */
function distinct(columns: readonly Column[], names: 'titles' | 'ids'): string[] {
  if (names === 'ids') return columns.map(({ key }) => key)
  const counts = new Map<string, number>()
  for (const { label } of columns) counts.set(label, (counts.get(label) ?? 0) + 1)
  return columns.map(({ key, label }) =>
    label === '' ? key : (counts.get(label) ?? 0) > 1 ? `${label} (${key})` : label,
  )
}
