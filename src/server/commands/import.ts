import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ReadCsv } from '../../surveys/formats/csv/csv.ts'
import type { ColumnGuess, Guess } from '../../surveys/formats/csv/guess.ts'
import { noteText } from '../../surveys/formats/csv/notes.ts'
import { formatOf, formats } from '../../surveys/formats/index.ts'
import type { ReadFile } from '../../surveys/formats/format.ts'
import { nearest } from '../../surveys/nearest.ts'
import { readConfig } from '../config.ts'
import { storeImport, unreadable } from '../imports.ts'
import { closeDb, type Db, openDb } from '../store/db.ts'
import { saveFile } from '../store/files.ts'
import { createSurvey } from '../store/surveys.ts'
import { createStudy, findStudyByName, type Study } from '../store/studies.ts'
import type { Args, Command, Io } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const importCommand: Command = {
  name: 'import',
  summary: 'Bring in a CSV of answers, or a survey definition, as a survey of its own',
  usage: 'FILE.csv [--study STUDY] [--title TITLE] [--person COLUMN] [--guess FILE.json] [--open] [--look]',
  options: {
    study: { type: 'string', about: 'Its title or id; a new study of this title where there is none' },
    title: { type: 'string', about: 'What the survey is called; the name of the file if not told' },
    person: { type: 'string', about: 'The column that names who answered' },
    guess: {
      type: 'string',
      about: 'What the columns mean, as --look --json printed it and you corrected it',
    },
    open: {
      type: 'boolean',
      about: 'Let people answer the new survey by its link at once; else it is closed until you open it',
    },
    look: { type: 'boolean', about: 'Only show what the columns seem to mean; nothing is stored' },
  },
  async run(args, io) {
    const [path, ...more] = args.positionals
    if (!path || more.length > 0) throw wrongUse('Name one file: verbatim import FILE.csv.')
    const bytes = await readFile(path)
    const name = basename(path)
    const title = args.text('title') ?? name.replace(/\.[^.]+$/, '')
    const read = await readGiven(bytes, name, title, args)
    if (args.flag('look')) {
      look(read, io)
      return 0
    }
    const db = await openDb(readConfig(io.env).databaseUrl)
    try {
      const study = args.text('study') ?? title
      await keep(db, { bytes, name, study, open: args.flag('open') }, read, io)
      return 0
    } finally {
      await closeDb(db)
    }
  },
}

type Read = Extract<ReadFile, { ok: true }> & { guess?: Guess }

async function readGiven(bytes: Uint8Array, name: string, title: string, args: Args): Promise<Read> {
  const format = formatOf(name)
  const guess = args.text('guess')
  const person = args.text('person')
  const given = guess === undefined ? undefined : await readGuess(guess)
  if (format !== 'csv') {
    if (guess !== undefined || person !== undefined)
      throw wrongUse('--guess and --person belong to a CSV file.')
    return heard(await formats[format].read(bytes, {}))
  }
  const read: ReadCsv = await formats.csv.read(bytes, { title, guess: given })
  if (!read.ok) throw unreadable(read)
  if (person === undefined) return read
  return heard(await formats.csv.read(bytes, { title, guess: withPerson(read.guess, person) }))
}

function heard<R extends ReadFile>(read: R): Extract<R, { ok: true }> {
  if (!read.ok) throw unreadable(read)
  return read as Extract<R, { ok: true }> // ok was just seen to be true
}

async function readGuess(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8')
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'guess' in value ? value.guess : value
  } catch {
    throw wrongUse(`${path} is not JSON. Make it with: verbatim import FILE.csv --look --json > ${path}`)
  }
}

function withPerson(guess: Guess, name: string): Guess {
  const wanted = guess.columns.find(({ header, id }) => header === name || id === name)
  if (!wanted) {
    const like = nearest(
      name,
      guess.columns.map(({ header }) => header),
    )
    throw wrongUse(`There is no column “${name}”.${like ? ` Did you mean “${like}”?` : ''}`)
  }
  const columns = guess.columns.map((column): ColumnGuess => {
    if (column === wanted) return { ...column, role: 'person' }
    return column.role === 'person' ? { ...column, role: 'ignore' } : column
  })
  return { ...guess, columns }
}

function look(read: Read, io: Io): void {
  io.result(
    { rows: read.count, guess: read.guess, notes: read.notes() },
    [...described(read), ...read.notes().map(noteText)].join('\n'),
  )
}

async function keep(
  db: Db,
  given: { bytes: Uint8Array; name: string; study: string; open: boolean },
  read: Read,
  io: Io,
): Promise<void> {
  const study = (await findStudyByName(db, given.study)) ?? (await createStudy(db, { title: given.study }))
  if (!read.guess) return draft(db, study, read, io)
  const about = { studyId: study.id, name: given.name, mediaType: 'text/csv' }
  const source = {
    studyId: study.id,
    sha256: createHash('sha256').update(given.bytes).digest('hex'),
    open: given.open,
    keep: () => saveFile(db, about, oneChunk(given.bytes)),
  }
  const { survey, added, known } = await storeImport(db, source, read, null)
  const notes = read.notes()
  const said = [
    ...described(read),
    '',
    `“${survey.title}” in the study “${study.title}”: ${added} responses stored${known > 0 ? `, ${known} were there already` : ''}.`,
    survey.state === 'closed'
      ? 'It is closed to further answers; open it on its page if people shall answer it.'
      : 'People can answer it by its link.',
    ...notes.map(noteText),
  ]
  io.result(
    { study: study.id, survey: survey.id, state: survey.state, added, known, guess: read.guess, notes },
    said.join('\n'),
  )
}

async function draft(db: Db, study: Study, read: Read, io: Io): Promise<void> {
  const survey = await createSurvey(db, study.id, read.survey)
  io.result(
    { study: study.id, survey: survey.id, added: 0 },
    `“${survey.title}” is a draft in the study “${study.title}”. Publish it to take answers.`,
  )
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function described({ guess, survey, count }: Read): string[] {
  if (!guess)
    return [
      `${survey.sections.length} parts, ${survey.sections.flatMap(({ questions }) => questions).length} questions`,
    ]
  return [`${count} rows, ${guess.columns.length} columns`, ...guess.columns.map(columnLine)]
}

function columnLine({ column, header, role, type, scale, options, why }: ColumnGuess): string {
  const kind = role === 'question' ? `${type}, ${scale}` : role
  const listed =
    scale === 'ordinal' && options
      ? `\n      ${options
          .map(({ label }) => label)
          .join(' < ')
          .slice(0, 160)}`
      : ''
  return `  ${String(column + 1).padStart(3)}  ${header.slice(0, 60).padEnd(60)}  ${kind}${why ? ` (${why})` : ''}${listed}`
}
