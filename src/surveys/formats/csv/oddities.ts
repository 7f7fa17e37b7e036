import type { ColumnGuess, Guess } from './guess.ts'
import type { Header } from './header.ts'
import type { NoteBook } from './notes.ts'

interface Oddities {
  encoding: Guess['encoding']
  unreadable: number
  header: Header
  plainQuotes: boolean
  columns: readonly ColumnGuess[]
}

/** What is strange about a file as a whole, and what was made of it. */
export function noteOddities(
  book: NoteBook,
  { encoding, unreadable, header, plainQuotes, columns }: Oddities,
): void {
  if (encoding === 'windows-1252')
    book.file(
      'The file is not UTF-8 and was read as Windows-1252. Check that letters such as é and ß look right.',
    )
  if (unreadable > 0) book.file(`Characters that could not be read, left out or shown as “�”: ${unreadable}.`)
  if (plainQuotes)
    book.file(
      'A quote is opened and never closed, so quotes were read as they stand. Check that no answer was cut in two.',
    )
  const names = header.columns.map(({ header }) => header)
  if (names.length > 1 && names.filter((name) => /^-?[\d.,]+$/.test(name)).length > names.length / 2)
    book.file('The first row seems to hold answers. If so, add a row with the names of the columns above it.')
  for (const [name, places] of Map.groupBy(names.keys(), (place) => names[place] ?? ''))
    if (places.length > 1)
      book.file(
        name === ''
          ? `${places.length} columns have no name.`
          : `${places.length} columns are called “${name.slice(0, 100)}”; their ids tell them apart.`,
      )
  for (const role of ['person', 'date'] as const) {
    const [first, ...more] = columns.filter((column) => column.role === role)
    if (first && more.length > 0)
      book.file(
        `Several columns say ${role === 'person' ? 'who answered' : 'when it was answered'}; “${first.header}” counts.`,
      )
  }
}
