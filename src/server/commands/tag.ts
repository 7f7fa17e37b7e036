import { open, stat } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { unclearTheme } from '../../analysis/text/codebook.ts'
import type { TaggedText } from '../../analysis/text/index.ts'
import { nearest } from '../../surveys/nearest.ts'
import { type RunningTagger, startTagger } from '../tagger.ts'
import { rowsOf } from './csv-stream.ts'
import type { Args, Command, Io } from './command.ts'
import { wrongUse } from './wrong-use.ts'

const added = ['language', 'sentiment', 'polarity', 'confidence', 'themes', 'mentions'] as const
type Added = (typeof added)[number]

export const tag: Command = {
  name: 'tag',
  summary: 'Add language, sentiment and themes to the texts of a CSV file',
  usage: 'FILE.csv --text COLUMN [--out FILE]',
  options: {
    text: { type: 'string', about: 'The column that holds the texts' },
    out: { type: 'string', about: 'Write to this file; JSON lines where its name ends in .jsonl' },
  },
  async run(args, io) {
    const { file, column, out } = wanted(args)
    await stat(file)
    const sink = out === undefined ? io.stdout : (await open(out, 'w')).createWriteStream()
    const tagger = startTagger()
    try {
      const count = await tagFile(file, column, form(io, out), tagger, sink, (line) =>
        io.stderr.write(`${line}\n`),
      )
      if (out !== undefined) {
        sink.end()
        await finished(sink)
        io.say(`Tagged ${count} rows with the model ${tagger.model}; they are in ${out}`)
      }
      return 0
    } finally {
      await tagger.close()
    }
  },
}

function wanted(args: Args): { file: string; column: string; out: string | undefined } {
  const [file, ...more] = args.positionals
  const column = args.text('text')
  if (!file || more.length > 0) throw wrongUse('Name one CSV file: verbatim tag FILE.csv --text COLUMN.')
  if (column === undefined)
    throw wrongUse(`Name the column that holds the texts: verbatim tag ${file} --text COLUMN.`)
  return { file, column, out: args.text('out') }
}

type Form = 'csv' | 'jsonl'

function form(io: Io, out: string | undefined): Form {
  return io.json || out?.endsWith('.jsonl') ? 'jsonl' : 'csv'
}

/** Rows wait in batches of this many; no more of the file is in memory. */
const batch = 500

async function tagFile(
  file: string,
  column: string,
  form: Form,
  tagger: RunningTagger,
  sink: Writable,
  warn: (line: string) => void,
): Promise<number> {
  let table: Layout | undefined
  let waiting: string[][] = []
  let count = 0
  for await (const row of rowsOf(file)) {
    if (!table) {
      table = layout(row, column, file, warn)
      if (form === 'csv')
        await write(sink, line([...table.names, ...added.map((name) => table!.nameOf[name])]))
      continue
    }
    waiting.push(row)
    if (waiting.length === batch) {
      count += waiting.length
      await write(sink, await taggedLines(waiting.splice(0), table, form, tagger))
    }
  }
  if (!table) throw wrongUse(`${file} is empty. Its first line needs the names of its columns.`)
  await write(sink, await taggedLines(waiting, table, form, tagger))
  return count + waiting.length
}

interface Layout {
  names: string[]
  /** Where the texts stand. */
  place: number
  /** What each added column is called here. */
  nameOf: Record<Added, string>
}

function layout(names: string[], column: string, file: string, warn: (line: string) => void): Layout {
  const place = names.findIndex((name) => name.trim() === column.trim())
  if (place < 0) {
    const meant = nearest(column, names)
    throw wrongUse(
      meant === undefined
        ? `${file} has no column “${column}”. It has ${names.map((name) => `“${name}”`).join(', ')}.`
        : `${file} has no column “${column}”. Did you mean “${meant}”?`,
    )
  }
  const taken = new Set(names)
  const named = added.map((name): [Added, string] => {
    let free: string = name
    for (let number = 2; taken.has(free); number++) free = `${name}_${number}`
    taken.add(free)
    if (free !== name) warn(`The file already has a column “${name}”; ours is called “${free}”.`)
    return [name, free]
  })
  // All names of `added` are there.
  return { names, place, nameOf: Object.fromEntries(named) as Record<Added, string> }
}

async function taggedLines(
  rows: string[][],
  table: Layout,
  form: Form,
  tagger: RunningTagger,
): Promise<string> {
  const texts = rows.map((row) => row[table.place] ?? '')
  const filled = texts.filter((text) => text.trim() !== '')
  const tags = filled.length === 0 ? [] : await tagger.tag(filled)
  let next = 0
  return rows
    .map((row, at) => {
      const text = texts[at] ?? ''
      const tagged = text.trim() === '' ? undefined : tags[next++]
      return form === 'csv' ? csvLine(row, table, text, tagged) : jsonLine(row, table, text, tagged)
    })
    .join('')
}

function csvLine(row: string[], { names }: Layout, text: string, tagged: TaggedText | undefined): string {
  const { themes, mentions, ...single } = valuesOf(text, tagged)
  const cells = added.map((name) => {
    if (name === 'themes') return themes.join(';')
    return name === 'mentions' ? JSON.stringify(mentions) : String(single[name] ?? '')
  })
  // A row may be shorter than the heading; what is added must stand under its own name.
  const missing = Array.from({ length: Math.max(0, names.length - row.length) }, () => '')
  return line([...row, ...missing, ...cells])
}

function jsonLine(
  row: string[],
  { names, nameOf }: Layout,
  text: string,
  tagged: TaggedText | undefined,
): string {
  const values = valuesOf(text, tagged)
  const own = names.map((name, at): [string, unknown] => [name, row[at] ?? ''])
  const ours = added.map((name): [string, unknown] => [nameOf[name], values[name]])
  return `${JSON.stringify(Object.fromEntries([...own, ...ours]))}\n`
}

interface Values {
  language: string | null
  sentiment: number | null
  polarity: string | null
  confidence: number | null
  themes: string[]
  mentions: Record<string, string | number>[]
}

/** What is not known is null; only likely themes are named, perhaps none; a theme that several mentions speak of is named once, the most certain first. */
function valuesOf(text: string, tagged: TaggedText | undefined): Values {
  if (!tagged || tagged.skipped !== undefined)
    return { language: null, sentiment: null, polarity: null, confidence: null, themes: [], mentions: [] }
  const surest = tagged.mentions.toSorted((one, other) => other.confidence - one.confidence)
  return {
    language: tagged.language,
    sentiment: tagged.sentiment,
    polarity: tagged.polarity,
    confidence: tagged.confidence,
    themes: [...new Set(surest.map(({ theme }) => theme))].filter((theme) => theme !== unclearTheme),
    mentions: tagged.mentions.map(({ start, end, theme, sentiment, polarity, kind, confidence }) => ({
      start,
      end,
      text: text.slice(start, end),
      theme,
      sentiment,
      polarity,
      kind,
      confidence,
    })),
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\n`
}

async function write(sink: Writable, text: string): Promise<void> {
  if (text !== '' && !sink.write(text)) await new Promise((resolve) => sink.once('drain', resolve))
}
