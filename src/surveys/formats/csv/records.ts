import { Parser, type Options } from 'csv-parse'
import type { Separator } from './separator.ts'

export interface Sheet {
  text: string
  separator: Separator
  /** Quotes are signs like any other: some quote is opened and never closed. */
  plainQuotes: boolean
}

/**
 * The rows of a file a batch at a time, blank ones included, so that they can be counted as people see them. Throws
 * where a quote is opened and never closed.
 */
export async function* recordsOf({ text, separator, plainQuotes }: Sheet): AsyncGenerator<string[][]> {
  const parser = new Parser(optionsFor(separator, plainQuotes))
  let rows: string[][] = []
  const failures: Error[] = []
  parser.on('readable', () => {
    for (let row = read(parser); row; row = read(parser)) rows.push(row.map(unguarded))
  })
  parser.on('error', (error) => failures.push(error))
  for (let at = 0; at <= text.length; at += piece) {
    await written(parser, text.slice(at, at + piece), at + piece > text.length)
    if (failures[0]) throw failures[0]
    if (rows.length > 0) yield rows
    rows = []
  }
}

const piece = 1 << 16

function optionsFor(delimiter: Separator, plainQuotes: boolean): Options {
  return {
    delimiter,
    quote: plainQuotes ? false : '"',
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
}

/** Files made safe against formulas have an apostrophe before such cells; it is no part of the answer. */
function unguarded(cell: string): string {
  return cell.startsWith("'") && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function read(parser: Parser): string[] | undefined {
  return (parser.read() as string[] | null) ?? undefined // without `columns` and `objectMode: false` rows are lists
}

/** Settles once the parser has taken the piece, so that no more than one waits in memory. */
function written(parser: Parser, part: string, last: boolean): Promise<void> {
  return new Promise((resolve) => {
    // Rows are announced on the turn after.
    const done = () => setImmediate(resolve)
    parser.write(part, 'utf8', () => (last ? parser.end(done) : done()))
  })
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '')
}
