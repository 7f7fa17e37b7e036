import type { Answers } from '../../response.ts'
import type { Survey } from '../../survey.ts'
import { say } from '../../words.ts'
import { momentIn } from './cells.ts'
import type { GivenRow } from '../format.ts'
import type { ColumnGuess, Guess } from './guess.ts'
import { type NoteBook, quoted } from './notes.ts'
import { type QuestionReader, readersOf } from './readers.ts'
import { isBlank, recordsOf, type Sheet } from './records.ts'

/** The rows as answers, a batch at a time. A cell that does not fit is noted and the row's others are kept. */
export async function* rowsOf(
  sheet: Sheet,
  guess: Guess,
  survey: Survey,
  book: NoteBook,
): AsyncGenerator<GivenRow[]> {
  book.begin()
  const readers = readersOf(guess, survey)
  const person = guess.columns.find(({ role }) => role === 'person')
  const date = guess.columns.find(({ role }) => role === 'date')
  let number = 0
  let above = guess.headerRows
  for await (const records of recordsOf(sheet)) {
    const rows: GivenRow[] = []
    for (const record of records) {
      number++
      if (isBlank(record)) continue
      if (above > 0) {
        above--
        continue
      }
      noteExtra(book, number, record, guess.columns.length)
      rows.push({
        row: number,
        answers: answersOf(record, number, readers, book),
        ...referenceIn(record, person),
        ...timeIn(record, date),
      })
    }
    if (rows.length > 0) yield rows
  }
}

function answersOf(
  record: readonly string[],
  row: number,
  readers: readonly QuestionReader[],
  book: NoteBook,
): Answers {
  const answers: Record<string, unknown> = {}
  for (const { id, columns, read } of readers) {
    const reading = read(record)
    const name = columns[0]?.header || columns[0]?.title || id
    if (!reading.ok) {
      const cell = columns
        .map(({ column }) => record[column] ?? '')
        .filter((cell) => cell !== '')
        .join(', ')
      book.row(row, name, `${quoted(cell)} was left out. ${say(reading.issue)}.`)
    } else if (reading.answer !== undefined) answers[id] = reading.answer
    if (reading.left)
      book.row(row, name, `${reading.left.map(quoted).join(', ')} is none of the options and was left out.`)
    if (reading.nothing) book.nothing(name)
  }
  return answers
}

function noteExtra(book: NoteBook, row: number, record: readonly string[], width: number): void {
  const extra = record.slice(width).filter((cell) => cell.trim() !== '')
  if (extra.length > 0)
    book.row(
      row,
      undefined,
      `Cells beyond the last column were left out: ${extra.slice(0, 5).map(quoted).join(', ')}${extra.length > 5 ? ' …' : ''}.`,
    )
}

function referenceIn(record: readonly string[], column: ColumnGuess | undefined): { person?: string } {
  const person = column && (record[column.column] ?? '').trim()
  return person ? { person: person.slice(0, 300) } : {}
}

function timeIn(record: readonly string[], column: ColumnGuess | undefined): { at?: string } {
  const at = column && momentIn(record[column.column] ?? '', column.dates)
  return at ? { at } : {}
}
