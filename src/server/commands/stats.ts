import { readFile } from 'node:fs/promises'
import { methods } from '../../analysis/methods/index.ts'
import { type Given, type Method, type MethodInput, Unfit } from '../../analysis/methods/method.ts'
import { type Series, firstOption } from '../../analysis/table.ts'
import { nearest } from '../../surveys/nearest.ts'
import type { Args, Command, Io } from './command.ts'
import { type Sheet, readSheet, seriesFrom, setFrom, splitList } from './sheet.ts'
import { wrongUse } from './wrong-use.ts'

export const stats: Command = {
  name: 'stats',
  summary: 'Compute one method over the columns of a CSV file',
  usage: 'METHOD FILE.csv [--column C | --columns A,B,C | --rows A --by B] [--weight W]',
  options: {
    list: { type: 'boolean', about: 'List the methods' },
    column: { type: 'string', about: 'The column to read, by name or as #9 for the ninth' },
    columns: { type: 'string', about: 'Several columns, written like a line of the file: a,"b, c",#9' },
    rows: { type: 'string', about: 'The answers of a comparison' },
    by: { type: 'string', about: 'The groups of a comparison' },
    weight: { type: 'string', about: 'A column of weights; without a weight, or with 0, a row is left out' },
    ...Object.fromEntries(
      methods
        .flatMap(({ settings = [] }) => settings)
        .map(({ name, summary }) => [name, { type: 'string' as const, about: summary }]),
    ),
  },
  help: ([name]) => {
    const method = methods.find((each) => each.name === name)
    return method && helpOn(method)
  },
  async run(args, io) {
    if (args.flag('list')) return list(io)
    const [name, file, ...more] = args.positionals
    if (!name)
      throw wrongUse(
        'Name a method and a file: verbatim stats METHOD FILE.csv. “verbatim stats --list” lists the methods.',
      )
    const method = find(name)
    if (!file || more.length > 0)
      throw wrongUse(
        `Name one CSV file: verbatim stats ${name} FILE.csv. “verbatim stats ${name} --help” tells more.`,
      )
    const sheet = readSheet(await readFile(file), file)
    const result = compute(method, sheet, args)
    io.result(result, asText(result))
    return 0
  },
}

function list(io: Io): number {
  const width = Math.max(...methods.map(({ name }) => name.length)) + 2
  io.result(
    methods.map(({ name, summary, source }) => ({ name, summary, source })),
    methods.map(({ name, summary }) => name.padEnd(width) + summary).join('\n'),
  )
  return 0
}

function helpOn({ name, summary, source, inputs, settings = [], result }: Method): string {
  const lines = (pairs: [string, string][]) => {
    const width = Math.max(...pairs.map(([key]) => key.length)) + 2
    return pairs.map(([key, about]) => `  ${key.padEnd(width)}${about}`).join('\n')
  }
  const options: [string, string][] = [
    ...inputs.map(({ name, summary, optional }): [string, string] => [
      `--${name} …`,
      `${summary}${optional ? ' (where it fits)' : ''}`,
    ]),
    ...settings.map(({ name, summary, default: usual }): [string, string] => [
      `--${name} …`,
      usual ? `${summary}; ${usual} unless told` : summary,
    ]),
    ['--weight …', 'a column of weights'],
    ['--json', 'give the result as JSON'],
  ]
  return `Usage: verbatim stats ${name} FILE.csv\n\n${summary} (${source})\n\n${lines(options)}\n\nThe result:\n${lines(Object.entries(result))}\n`
}

function find(name: string): Method {
  const method = methods.find((each) => each.name === name)
  if (method) return method
  const names = methods.map((each) => each.name)
  const meant = nearest(name, names)
  throw wrongUse(
    `There is no method “${name}”. ${meant ? `Did you mean “${meant}”?` : `There are ${names.join(', ')}.`}`,
  )
}

function compute(method: Method, sheet: Sheet, args: Args): object {
  try {
    return method.run(given(method, sheet, args))
  } catch (error) {
    if (error instanceof Unfit) throw wrongUse(error.message)
    throw error
  }
}

function given(method: Method, sheet: Sheet, args: Args): Given {
  const all = new Map(method.inputs.map((input) => [input.name, read(method, input, sheet, args)]))
  const seriesOf = (name: string) => all.get(name) ?? []
  const weight = args.text('weight')
  return {
    all: seriesOf,
    series(name) {
      const [series] = seriesOf(name)
      if (!series) throw new Unfit(missing(method, name))
      return series
    },
    rows: Uint32Array.from(sheet.rows, (_, place) => place),
    weights: weight === undefined ? undefined : weightsFrom(sheet, weight),
    setting: (name) => args.text(name),
  }
}

function read(
  method: Method,
  { name, scales, several, optional }: MethodInput,
  sheet: Sheet,
  args: Args,
): Series[] {
  const written = args.text(name)
  if (written === undefined) {
    if (optional) return []
    throw new Unfit(missing(method, name))
  }
  if (!several) return [seriesFrom(sheet, written, scales)]
  const names = splitList(written)
  return scales.includes('set')
    ? [setFrom(sheet, names)]
    : names.map((each) => seriesFrom(sheet, each, scales))
}

function missing({ name, inputs }: Method, input: string): string {
  const about = inputs.find((each) => each.name === input)?.summary ?? ''
  return `“${name}” needs --${input} (${about}). “verbatim stats ${name} --help” tells more.`
}

function weightsFrom(sheet: Sheet, name: string): Float64Array {
  const series = seriesFrom(sheet, name, ['interval'])
  if (series.kind !== 'numbers') throw new Unfit(`“${name}” has no numbers.`)
  const weights = Float64Array.from(sheet.rows, (_, row) =>
    series.codes[row] === firstOption ? (series.values[row] ?? 0) : 0,
  )
  if (weights.some((weight) => weight < 0))
    throw new Unfit(`“${name}” holds a weight below 0; weights are 0 or more.`)
  return weights
}

/** Scalars first, then each list as a table. */
function asText(result: object): string {
  const entries = Object.entries(result)
  const single = entries.filter(([, value]) => !isTable(value))
  const width = Math.max(0, ...single.map(([key]) => key.length)) + 2
  return [
    ...single.map(([key, value]) => key.padEnd(width) + inWords(value)),
    ...entries.flatMap(([key, value]) => (isTable(value) ? ['', `${key}:`, ...aligned(value)] : [])),
  ].join('\n')
}

function isTable(value: unknown): value is object[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => typeof item === 'object' && item !== null)
  )
}

function aligned(rows: object[]): string[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = rows.map((row) => new Map(Object.entries(row).map(([key, value]) => [key, inWords(value)])))
  const widths = keys.map((key) => Math.max(key.length, ...cells.map((row) => (row.get(key) ?? '').length)))
  const line = (parts: string[]) =>
    `  ${parts.map((part, at) => part.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()
  return [line(keys), ...cells.map((row) => line(keys.map((key) => row.get(key) ?? '')))]
}

function inWords(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number')
    return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
  if (isTable(value)) return `${value.length} entries`
  if (Array.isArray(value)) return value.map(inWords).join(', ')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([key, each]) => `${key} ${inWords(each)}`)
      .join(', ')
  }
  return typeof value === 'string' ? value : JSON.stringify(value)
}
