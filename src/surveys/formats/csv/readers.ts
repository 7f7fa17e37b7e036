import type { Asked } from '../../ask.ts'
import { askedQuestions } from '../../flow/expand.ts'
import type { Parsed } from '../../question-type.ts'
import type { Survey } from '../../survey.ts'
import { momentIn, numberIn, saysNothing, yesOrNo } from './cells.ts'
import type { ColumnGuess, Guess, OptionGuess } from './guess.ts'
import { questionsIn } from './survey.ts'

/** How one question is read off a row; every answer passes the question's own check, as at every other door. */
export interface QuestionReader {
  id: string
  columns: ColumnGuess[]
  read: (row: readonly string[]) => Reading
}

export type Reading = Parsed<unknown> & {
  /** The cell stood for "nothing here". */
  nothing?: boolean
  /** Only part of what the cells say was taken; this was not. */
  left?: string[]
}

export function readersOf(guess: Guess, survey: Survey): QuestionReader[] {
  const questions = new Map(askedQuestions(survey).map((asked) => [asked.question.id, asked]))
  return [...questionsIn(guess.columns)].flatMap(([id, columns]) => {
    const asked = questions.get(id)
    const [first] = columns
    if (!asked || !first) return []
    if (first.spread) return [{ id, columns, read: spreadReader(asked, columns) }]
    const readCell = remembered(cellReader(asked, first))
    return [{ id, columns, read: (row) => readCell((row[first.column] ?? '').trim()) }]
  })
}

/** The cells of most columns repeat; what they came to is kept for the first thousand. */
function remembered(read: (cell: string) => Reading): (cell: string) => Reading {
  const known = new Map<string, Reading>()
  return (cell) => {
    const found = known.get(cell)
    if (found) return found
    const reading = cell === '' ? { ok: true as const, answer: undefined } : read(cell)
    if (known.size < 1_000 && cell.length < 200) known.set(cell, reading)
    return reading
  }
}

function cellReader(asked: Asked, column: ColumnGuess): (cell: string) => Reading {
  if (column.options && column.type === 'set')
    return joinedReader(asked, column.options, column.separator ?? ';')
  if (column.options) {
    const find = finder(column.options)
    return (cell) => {
      const option = find(cell)
      return option ? asked.accept(chosen(option)) : asked.read(cell)
    }
  }
  if (column.type === 'number')
    return orNothing((cell) => {
      const value = numberIn(cell, column.decimal)
      return value === undefined ? asked.read(cell) : asked.accept(value)
    })
  if (column.type === 'date')
    return orNothing((cell) => {
      const day = momentIn(cell, column.dates)?.slice(0, 10)
      return day === undefined ? asked.read(cell) : asked.accept(day)
    })
  return asked.valueKind === 'number' || asked.valueKind === 'time' ? orNothing(asked.read) : asked.read
}

function orNothing(read: (cell: string) => Reading): (cell: string) => Reading {
  return (cell) => {
    const reading = read(cell)
    return !reading.ok && saysNothing(cell) ? { ok: true, answer: undefined, nothing: true } : reading
  }
}

function joinedReader(asked: Asked, options: OptionGuess[], separator: string): (cell: string) => Reading {
  const find = finder(options)
  return (cell) => {
    const pieces = cell
      .split(separator)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
    const found = pieces.map((piece) => ({ piece, option: find(piece) }))
    const picked = [...new Set(found.flatMap(({ option }) => (option ? [option.id] : [])))]
    const left = found.flatMap(({ piece, option }) => (option ? [] : [piece]))
    if (left.length === 0) return asked.accept({ options: picked })
    const whole = asked.read(cell)
    if (whole.ok || picked.length === 0) return whole
    return { ...asked.accept({ options: picked }), left }
  }
}

/** Ticks in columns of their own. Nothing in any of them is no answer; a plain no in one says that it was asked. */
function spreadReader(asked: Asked, columns: ColumnGuess[]): (row: readonly string[]) => Reading {
  const parts = columns.flatMap(({ column, options = [] }) =>
    options.slice(0, 1).map((option) => ({ column, option })),
  )
  return (row) => {
    const picked: string[] = []
    const left: string[] = []
    let text: string | undefined
    let seen = false
    for (const { column, option } of parts) {
      const cell = (row[column] ?? '').trim()
      if (cell === '') continue
      seen = true
      if (option.words) {
        if (yesOrNo(cell) === false) continue
        picked.push(option.id)
        text = cell
      } else if (isTick(cell, option)) picked.push(option.id)
      else if (yesOrNo(cell) !== false) left.push(cell)
    }
    if (!seen) return { ok: true, answer: undefined }
    const reading = asked.accept({ options: picked, ...(text !== undefined && { text }) })
    return left.length > 0 ? { ...reading, left } : reading
  }
}

function isTick(cell: string, { value, label }: OptionGuess): boolean {
  const word = cell.toLowerCase()
  return word === value.toLowerCase() || word === label.toLowerCase() || yesOrNo(cell) === true
}

function chosen({ id }: OptionGuess) {
  return { option: id }
}

function finder(options: OptionGuess[]): (value: string) => OptionGuess | undefined {
  const exact = new Map(options.map((option) => [option.value, option]))
  const folded = new Map(options.map((option) => [option.value.toLowerCase(), option]))
  return (value) => exact.get(value) ?? folded.get(value.toLowerCase())
}
