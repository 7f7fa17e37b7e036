import { parse } from 'csv-parse/sync'
import { Unfit } from '../../analysis/methods/method.ts'
import { type Series, createTable, putRow } from '../../analysis/table.ts'
import type { Cell, Column, Scale } from '../../surveys/column.ts'
import { nearest } from '../../surveys/nearest.ts'
import { wrongUse } from './wrong-use.ts'

/** A CSV file as it is: names of the columns and the cells under them, empty ones missing. */
export interface Sheet {
  names: string[]
  rows: string[][]
}

export function readSheet(bytes: Uint8Array, file: string): Sheet {
  const [names, ...rows] = parseLines(decode(bytes), file)
  if (!names || names.every((name) => name.trim() === ''))
    throw wrongUse(`${file} has no first line with the names of its columns.`)
  return {
    names: names.map((name) => name.trim()),
    rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')),
  }
}

/** Names as on a line of the file: `a,"b, with comma",#9`. */
export function splitList(written: string): string[] {
  return (parseLines(written, 'this list')[0] ?? []).map((name) => name.trim()).filter((name) => name !== '')
}

/** One column of the file, read on the first scale of those wanted that its cells fit. */
export function seriesFrom(sheet: Sheet, written: string, scales: readonly Scale[]): Series {
  const place = placeOf(sheet, written)
  const label = sheet.names[place] ?? written
  const cells = sheet.rows.map((row) => (row[place] ?? '').trim())
  const strange = cells.findIndex((cell) => cell !== '' && numberIn(cell) === undefined)
  if (scales.includes('interval') && (strange < 0 || !scales.includes('ordinal'))) {
    if (strange >= 0)
      throw new Unfit(
        `“${label}” holds “${cells[strange]}” in row ${strange + 2}; this needs a column of numbers.`,
      )
    return filled(
      { key: label, label, scale: 'interval' },
      cells.map((cell) => numberIn(cell) ?? null),
    )
  }
  const options = [...new Set(cells.filter((cell) => cell !== ''))].sort(inOrder)
  if (!scales.includes('nominal') && strange >= 0)
    throw new Unfit(
      `“${label}” holds “${cells[strange]}” in row ${strange + 2}; this needs a scale in numbers.`,
    )
  const column: Column = {
    key: label,
    label,
    scale: scales.includes('nominal') ? 'nominal' : 'ordinal',
    options: options.map((id) => {
      const points = numberIn(id)
      return { id, label: id, ...(points !== undefined && { points }) }
    }),
  }
  return filled(
    column,
    cells.map((cell) => (cell === '' ? null : cell)),
  )
}

/** Columns of yes and no as one question with several answers; a row without any cell was left empty. */
export function setFrom(sheet: Sheet, written: readonly string[]): Series {
  const places = written.map((name) => placeOf(sheet, name))
  const options = places.map((place) => ({ id: String(place), label: sheet.names[place] ?? '' }))
  const cells = sheet.rows.map((row, at): Cell => {
    const given = places.map((place) => (row[place] ?? '').trim())
    if (given.every((cell) => cell === '')) return null
    return places
      .filter((_, option) => ticked(given[option] ?? '', options[option]?.label ?? '', at))
      .map(String)
  })
  return filled({ key: written.join(','), label: written.join(', '), scale: 'set', options }, cells)
}

function parseLines(text: string, file: string): string[][] {
  try {
    return parse(text, { relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true, bom: true })
  } catch (error) {
    throw wrongUse(`We could not read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** UTF-8, else Latin-1 in its Windows form, which every byte fits. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function placeOf({ names }: Sheet, written: string): number {
  const position = /^#(\d+)$/.exec(written)?.[1]
  if (position !== undefined && !names.includes(written)) {
    const place = Number(position) - 1
    if (place >= 0 && place < names.length) return place
    throw wrongUse(`There is no column ${written}; the file has ${names.length}.`)
  }
  const place = names.indexOf(written.trim())
  if (place >= 0) return place
  const meant = nearest(written, names)
  throw wrongUse(
    meant === undefined
      ? `There is no column “${written}”. The file has ${listed(names)}.`
      : `There is no column “${written}”. Did you mean “${meant}”?`,
  )
}

function listed(names: string[]): string {
  const shown = names.slice(0, 12).map((name, place) => `#${place + 1} “${name}”`)
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`
}

function numberIn(cell: string): number | undefined {
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  // The squares of larger ones can no longer be summed.
  return Math.abs(value) <= 1e100 ? value : undefined
}

/** Numbers by value, else letters by the alphabet. */
function inOrder(one: string, two: string): number {
  const a = numberIn(one)
  const b = numberIn(two)
  if (a !== undefined && b !== undefined) return a - b
  return one < two ? -1 : 1
}

function ticked(cell: string, label: string, row: number): boolean {
  if (/^(1|yes|true|x|y)$/i.test(cell) || (cell !== '' && cell === label)) return true
  if (/^(0|no|false|n|)$/i.test(cell)) return false
  throw new Unfit(`“${label}” holds “${cell}” in row ${row + 2}; write 1 for chosen and 0 for not.`)
}

function filled(column: Column, cells: readonly Cell[]): Series {
  const table = createTable([column], cells.length)
  for (const [row, cell] of cells.entries()) putRow(table, String(row), [cell])
  const series = table.series.get(column.key)
  if (!series) throw new Error(`The column “${column.key}” was not made`)
  return series
}
