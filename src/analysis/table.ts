import type { Cell, Column, ColumnOption } from '../surveys/column.ts'

/** Codes of a cell without an option; option i of the column has code `firstOption + i`. */
export const notShown = 0
export const leftEmpty = 1
export const firstOption = 2

/** Nominal and ordinal answers: one code a row. */
export interface Coded {
  kind: 'coded'
  column: Column
  options: readonly ColumnOption[]
  codes: Uint16Array
}

/** Several options a row: bit i of its words is option i; an answered empty set has state `firstOption` and no bit. */
export interface Sets {
  kind: 'sets'
  column: Column
  options: readonly ColumnOption[]
  codes: Uint8Array
  words: Uint32Array
  wordsPerRow: number
}

/** Interval values, and dates as days since 1970-01-01. */
export interface Numbers {
  kind: 'numbers'
  column: Column
  codes: Uint8Array
  values: Float64Array
}

/** Whether a text was given; the text itself stays in the store. */
export interface Texts {
  kind: 'texts'
  column: Column
  codes: Uint8Array
}

export type Series = Coded | Sets | Numbers | Texts

/** Which responses a result counts; the rest (screened out, excluded, unfinished tests) never do. */
export const standings = ['free', 'counted', 'partial', 'test', 'left out'] as const
export type Standing = (typeof standings)[number]

/** Responses as a rectangle: one row each; 0 not shown, 1 left empty. A row that leaves frees its place. */
export interface Table {
  columns: readonly Column[]
  series: ReadonlyMap<string, Series>
  ids: string[]
  standing: Uint8Array
  places: Map<string, number>
  free: number[]
}

/** An empty table with places for `room` rows; it grows as rows are put. */
export function createTable(columns: readonly Column[], room = 64): Table {
  return {
    columns,
    series: new Map(columns.map((column) => [column.key, emptySeries(column, room)])),
    ids: [],
    standing: new Uint8Array(room),
    places: new Map(),
    free: [],
  }
}

/** Adds a row, or replaces the one with this id; `cells` are in the order of the columns. Returns its place. */
export function putRow(
  table: Table,
  id: string,
  cells: readonly Cell[],
  standing: Standing = 'counted',
): number {
  const place = table.places.get(id) ?? table.free.pop() ?? table.ids.length
  if (place >= table.standing.length) grow(table, Math.max(64, place * 2))
  table.ids[place] = id
  table.places.set(id, place)
  table.standing[place] = standings.indexOf(standing)
  for (let i = 0; i < table.columns.length; i++) {
    const series = table.series.get(table.columns[i]?.key ?? '')
    if (series) putCell(series, place, cells[i])
  }
  return place
}

/** A row at a place of a table that has room for it, with nothing shown yet. */
export function placeRow({ ids, places, standing }: Table, place: number, id: string): void {
  ids[place] = id
  places.set(id, place)
  standing[place] = standings.indexOf('counted')
}

/** Takes a row out; nothing of it stays. */
export function removeRow(table: Table, id: string): void {
  const place = table.places.get(id)
  if (place === undefined) return
  for (const series of table.series.values()) putCell(series, place, undefined)
  table.standing[place] = 0
  table.ids[place] = ''
  table.places.delete(id)
  table.free.push(place)
}

/** The places of the rows that stand as asked. */
export function rowsOf(table: Table, wanted: readonly Standing[] = ['counted']): Uint32Array {
  const accepted = new Uint8Array(standings.length)
  for (const standing of wanted) accepted[standings.indexOf(standing)] = 1
  const rows = new Uint32Array(table.ids.length)
  let count = 0
  for (let place = 0; place < table.ids.length; place++)
    if (accepted[table.standing[place] ?? 0]) rows[count++] = place
  return rows.subarray(0, count)
}

/** The ids of the options a set holds in this row. */
export function hasOption(series: Sets, row: number, option: number): boolean {
  const word = series.words[row * series.wordsPerRow + (option >>> 5)] ?? 0
  return ((word >>> (option & 31)) & 1) === 1
}

/** A cell as it was put in; a text that was given reads as ''. */
export function cellAt(series: Series, row: number): Cell {
  const code = series.codes[row] ?? notShown
  if (code === notShown) return undefined
  if (code === leftEmpty) return null
  switch (series.kind) {
    case 'coded':
      return series.options[code - firstOption]?.id
    case 'sets':
      return series.options.filter((_, option) => hasOption(series, row, option)).map(({ id }) => id)
    case 'numbers':
      return series.column.scale === 'time' ? isoDate(series.values[row] ?? 0) : series.values[row]
    case 'texts':
      return ''
  }
}

/** A day, or a moment without a zone, as days since 1970-01-01 and their fraction; the server's own zone plays no part. */
function daysOf(moment: string): number {
  return (
    Date.parse(moment.includes('T') && !/Z|[+-]\d\d:?\d\d$/.test(moment) ? `${moment}Z` : moment) / 86_400_000
  )
}

/** Days since 1970-01-01 as year-month-day. */
export function isoDate(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10)
}

function emptySeries(column: Column, room: number): Series {
  const options = column.options ?? []
  switch (column.scale) {
    case 'nominal':
    case 'ordinal':
      return { kind: 'coded', column, options, codes: new Uint16Array(room) }
    case 'set': {
      const wordsPerRow = Math.max(1, Math.ceil(options.length / 32))
      const words = new Uint32Array(room * wordsPerRow)
      return { kind: 'sets', column, options, codes: new Uint8Array(room), words, wordsPerRow }
    }
    case 'interval':
    case 'time':
      return { kind: 'numbers', column, codes: new Uint8Array(room), values: new Float64Array(room) }
    default:
      return { kind: 'texts', column, codes: new Uint8Array(room) }
  }
}

function grow(table: Table, room: number): void {
  table.standing = longer(table.standing, new Uint8Array(room))
  for (const series of table.series.values()) {
    if (series.kind === 'coded') {
      series.codes = longer(series.codes, new Uint16Array(room))
      continue
    }
    series.codes = longer(series.codes, new Uint8Array(room))
    if (series.kind === 'sets') {
      series.words = longer(series.words, new Uint32Array(room * series.wordsPerRow))
    } else if (series.kind === 'numbers') {
      series.values = longer(series.values, new Float64Array(room))
    }
  }
}

function longer<A extends { set(from: A): void }>(from: A, into: A): A {
  into.set(from)
  return into
}

/** One cell; one that its column cannot hold (an option that is gone) counts as left empty, never as another answer. */
export function putCell(series: Series, row: number, cell: Cell): void {
  if (cell === undefined || cell === null) {
    series.codes[row] = cell === undefined ? notShown : leftEmpty
    if (series.kind === 'sets') clearWords(series, row)
    return
  }
  switch (series.kind) {
    case 'coded': {
      const option = placeOf(series, String(cell))
      series.codes[row] = option === undefined ? leftEmpty : firstOption + option
      return
    }
    case 'sets':
      clearWords(series, row)
      series.codes[row] = firstOption
      // The only list among cells is one of option ids.
      for (const id of Array.isArray(cell) ? (cell as readonly string[]) : [String(cell)])
        addOption(series, row, id)
      return
    case 'numbers': {
      const value = series.column.scale === 'time' ? daysOf(String(cell)) : Number(cell)
      series.codes[row] = Number.isFinite(value) ? firstOption : leftEmpty
      series.values[row] = Number.isFinite(value) ? value : 0
      return
    }
    case 'texts':
      series.codes[row] = cell === '' ? leftEmpty : firstOption
  }
}

function clearWords({ words, wordsPerRow }: Sets, row: number): void {
  words.fill(0, row * wordsPerRow, (row + 1) * wordsPerRow)
}

function addOption(series: Sets, row: number, id: string): void {
  const option = placeOf(series, id)
  if (option === undefined) return
  const at = row * series.wordsPerRow + (option >>> 5)
  series.words[at] = (series.words[at] ?? 0) | (1 << (option & 31))
}

const placesByOptions = new WeakMap<readonly ColumnOption[], Map<string, number>>()

function placeOf({ options }: Coded | Sets, id: string): number | undefined {
  let places = placesByOptions.get(options)
  if (!places) {
    places = new Map(options.map((option, place) => [option.id, place]))
    placesByOptions.set(options, places)
  }
  return places.get(id)
}
