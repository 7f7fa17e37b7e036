import type { Note } from '../format.ts'

/** Notes in the order in which they arise. Those of a column are listed up to a limit and counted beyond it. */
export function noteBook(): NoteBook {
  const ofFile: Note[] = []
  let ofRows: Note[] = []
  let counts = new Map<string, number>()
  let nothings = new Map<string, number>()
  return {
    file: (message) => void ofFile.push({ message }),
    begin() {
      ofRows = []
      counts = new Map()
      nothings = new Map()
    },
    row(row, column, message) {
      const count = (counts.get(column ?? '') ?? 0) + 1
      counts.set(column ?? '', count)
      if (count <= mostOfAColumn) ofRows.push({ row, ...(column !== undefined && { column }), message })
    },
    nothing: (column) => void nothings.set(column, (nothings.get(column) ?? 0) + 1),
    all() {
      const more = [...counts].flatMap(([column, count]) => {
        const rest = count - mostOfAColumn
        return rest > 0
          ? [{ ...(column && { column }), message: `${rest} more like these, ${count} in all.` }]
          : []
      })
      const empty = [...nothings].map(([column, count]) => ({
        column,
        message: `Cells that say there is nothing (such as “n/a”) count as left empty: ${count}.`,
      }))
      return [...ofFile, ...ofRows, ...more, ...empty]
    },
  }
}

export interface NoteBook {
  /** Of the file as a whole. */
  file: (message: string) => void
  /** The rows are read from the start. */
  begin: () => void
  row: (row: number, column: string | undefined, message: string) => void
  /** A cell that says "nothing here". */
  nothing: (column: string) => void
  all: () => Note[]
}

const mostOfAColumn = 100

export function noteText({ row, column, message }: Note): string {
  const where = [row === undefined ? '' : `row ${row}`, column ? `column “${column}”` : ''].filter(
    (part) => part !== '',
  )
  const place = where.join(', ')
  return place ? `${place[0]?.toUpperCase()}${place.slice(1)}: ${message}` : message
}

/** The beginning of a cell, to recognise it by. */
export function quoted(cell: string): string {
  return `“${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}”`
}
