import { problemsOf } from '../../version.ts'
import type { Format, ReadFile } from '../format.ts'
import { decodeText } from './decode.ts'
import { type Guess, guessSchema } from './guess.ts'
import { type Header, readHeader } from './header.ts'
import { guessColumns } from './infer.ts'
import { completed } from './complete.ts'
import { noteBook } from './notes.ts'
import { noteOddities } from './oddities.ts'
import { isBlank, recordsOf, type Sheet } from './records.ts'
import { rowsOf } from './rows.ts'
import { separatorOf } from './separator.ts'
import { newSummary, note, type Summary } from './summary.ts'
import { surveyOf } from './survey.ts'

export type ReadCsv =
  | (Extract<ReadFile, { ok: true }> & {
      guess: Guess
      /** Some answers of each column of the file, the most frequent first. */
      samples: string[][]
    })
  | Extract<ReadFile, { ok: false }>

export const csv = {
  label: 'Answers (CSV)',
  endings: ['csv', 'tsv', 'txt'],
  read: readCsv,
} as const satisfies Format

/**
 * Reads a CSV of answers as people really have it. Without a guess the types and scales are inferred; a corrected
 * guess, as this gave it before, decides instead.
 */
export async function readCsv(
  bytes: Uint8Array,
  { guess: given, title = 'Imported answers' }: { guess?: unknown; title?: string } = {},
): Promise<ReadCsv> {
  const told = given === undefined ? undefined : guessSchema.safeParse(given)
  if (told && !told.success) return { ok: false, issues: told.error.issues.map(issueOf) }
  const book = noteBook()
  const source = open(bytes, told?.data)
  const scanned = await scan(source.sheet, told?.data?.headerRows)
  if (scanned.count === 0)
    return refused('The file has no row of answers. Its first row names the columns, the answers follow.')
  const { header, summaries } = scanned
  const wrong = told?.data.columns.find(({ column, header: name }) => header.columns[column]?.header !== name)
  if (wrong)
    return refused(
      `Column ${wrong.column + 1} of this file is not called “${wrong.header}”. The guess belongs to another file.`,
    )
  const guess: Guess = {
    encoding: source.encoding,
    separator: source.sheet.separator,
    plainQuotes: scanned.plainQuotes,
    headerRows: header.rows,
    columns: completed(
      told?.data.columns ?? guessColumns(summaries, source.sheet.separator),
      summaries,
      source.sheet.separator,
      book,
    ),
  }
  noteOddities(book, { ...source, ...scanned, columns: guess.columns })
  const survey = surveyOf(guess, title)
  const problems = problemsOf(survey)
  if (problems.length > 0) return { ok: false, issues: problems }
  const sheet = { ...source.sheet, plainQuotes: scanned.plainQuotes }
  return {
    ok: true,
    survey,
    guess,
    count: scanned.count,
    samples: summaries.map(samplesOf),
    rows: () => rowsOf(sheet, guess, survey, book),
    notes: book.all,
  }
}

interface Source {
  sheet: Sheet
  encoding: Guess['encoding']
  unreadable: number
}

function open(bytes: Uint8Array, guess: Guess | undefined): Source {
  const { text, encoding, unreadable } = decodeText(bytes, guess?.encoding)
  const { separator, named } = separatorOf(text)
  const body = named ? text.slice(text.indexOf('\n') + 1) : text
  const plainQuotes = guess?.plainQuotes ?? false
  return {
    sheet: { text: body, separator: guess?.separator ?? separator, plainQuotes },
    encoding,
    unreadable,
  }
}

interface Scanned {
  header: Header
  summaries: Summary[]
  count: number
  plainQuotes: boolean
}

/** One walk over the file to see what each column holds; a quote that never closes starts it again without quotes. */
async function scan(sheet: Sheet, headerRows: number | undefined): Promise<Scanned> {
  try {
    return await scanned(sheet, headerRows)
  } catch (error) {
    if (sheet.plainQuotes) throw error
    return scan({ ...sheet, plainQuotes: true }, headerRows)
  }
}

async function scanned(sheet: Sheet, headerRows: number | undefined): Promise<Scanned> {
  let header: Header | undefined
  let summaries: Summary[] = []
  let count = 0
  const head: string[][] = []
  let before: string[] = []
  const take = (row: string[]) => {
    if (isBlank(row)) return
    count++
    for (const summary of summaries) note(summary, row[summary.place] ?? '', before[summary.place])
    before = row
  }
  const begin = () => {
    header = readHeader(head)
    if (headerRows !== undefined) header.rows = headerRows
    summaries = header.columns.map(newSummary)
    for (const row of head.slice(header.rows)) take(row)
  }
  for await (const rows of recordsOf(sheet))
    for (const row of rows) {
      if (header) take(row)
      else if (!isBlank(row)) head.push(row)
      if (!header && head.length === 3) begin()
    }
  if (!header) begin()
  return { header: header ?? { rows: 1, columns: [] }, summaries, count, plainQuotes: sheet.plainQuotes }
}

function samplesOf({ values }: Summary): string[] {
  return [...values]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 5)
    .map(([value]) => value)
}

function issueOf({ path, message }: { path: PropertyKey[]; message: string }) {
  return { where: path.map(String).join('.'), message }
}

function refused(message: string): Extract<ReadFile, { ok: false }> {
  return { ok: false, issues: [{ where: 'file', message }] }
}
