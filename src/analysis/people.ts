import type { Cell, Column } from '../surveys/column.ts'
import { type Attribute, type AttributeValues, attributeCells, attributeColumns } from '../surveys/person.ts'
import { type Participant, participantCells, personKey } from '../surveys/session.ts'
import { slugOf } from '../surveys/slug.ts'
import { themeLabel, unclearTheme } from './text/codebook.ts'
import { createTable, placeRow, putCell, type Series, type Standing, standings, type Table } from './table.ts'

/** One survey's responses with who stands behind each. */
export interface Answered {
  table: Table
  /** The person behind the row at each place, where one is known. */
  people: readonly (string | null)[]
  /** The wave of the row at each place. */
  waves: readonly (string | null)[]
}

/** Somebody in a session, with the wave it was held in. */
export interface Attendee extends Participant {
  waveId: string | null
}

/** What is known of one text, without the text itself. */
export interface TaggedFact {
  id: string
  /** The response or turn it stands in. */
  itemId: string
  /** Of a survey's text: whose answer it is. */
  responseId: string | null
  surveyId: string | null
  /** Of something said in a session: who said it. */
  participantId: string | null
  sentiment: number
  mentions: readonly { theme: string; sentiment: number; polarity: string }[]
}

export interface Sources {
  surveys: ReadonlyMap<string, Answered>
  attributes: readonly Attribute[]
  /** By person id. */
  people: ReadonlyMap<string, AttributeValues>
  participants: readonly Attendee[]
  texts: readonly TaggedFact[]
}

/** Everybody of a study as one row each, whatever they answered or said, and however often. */
export interface People {
  table: Table
  /** Who gave the response at each place of a survey's table; −1 where it does not count. */
  behind: ReadonlyMap<string, Int32Array>
  /** Texts by the row of who gave them. */
  texts: readonly { row: number; fact: TaggedFact }[]
}

export const themesKey = 'themes'
export const sentimentKey = 'sentiment'

/**
 * Joins responses, attributes, participants and tags by person. A response or participant nobody is bound to stands
 * for a person of its own. Where one person answered a survey several times, the newest response speaks. With a `wave`,
 * only what was answered or said in it is there.
 */
export function peopleOf(all: Sources, wanted: readonly Standing[], wave?: string): People {
  const isIn = ({ waveId }: Attendee) => wave === undefined || waveId === wave
  const sources = { ...all, participants: all.participants.filter(isIn) }
  const roll = new Roll()
  const behind = new Map<string, Int32Array>()
  const speaking = new Map<string, Int32Array>()
  for (const [id, answered] of sources.surveys) {
    const rows = enrol(roll, answered, wanted, wave)
    behind.set(id, rows)
    speaking.set(id, newestOf(answered, rows))
  }
  const participants = new Map(
    sources.participants
      .filter(({ role }) => role === 'participant')
      .map((participant) => [participant.id, roll.rowOf(personKey(participant))]),
  )
  const texts = textsBy(sources, behind, participants)
  const table = createTable(columnsOf(all), Math.max(1, roll.size))
  for (const [row, id] of roll.names.entries()) placeRow(table, row, id)
  fillAnswers(table, sources, speaking)
  fillAttributes(table, sources, roll, participants)
  fillTags(table, texts)
  return { table, behind, texts }
}

/** The columns of everybody in every wave, in one order: answers survey by survey, attributes, themes and sentiment. */
function columnsOf(sources: Sources): Column[] {
  const taken = new Set<string>()
  const answers = [...sources.surveys.values()].flatMap(({ table }) =>
    table.columns.map((column) => ({ ...column, key: free(column.key, taken) })),
  )
  const attributes = attributeColumns(sources.attributes).map((column) => withOptions(column, sources))
  const themes = [...new Set(sources.texts.flatMap(namedThemes))].sort()
  const tags: Column[] =
    sources.texts.length === 0
      ? []
      : [
          {
            key: free(themesKey, taken),
            label: 'Themes of what they said',
            scale: 'set',
            options: themes.map((id) => ({ id, label: themeLabel(id) })),
          },
          {
            key: free(sentimentKey, taken),
            label: 'Sentiment of what they said (−1 to 1)',
            scale: 'interval',
          },
        ]
  return [...answers, ...attributes, ...tags]
}

/** An attribute that takes any word has the words that are there as its options. */
function withOptions(column: Column, { people, participants }: Sources): Column {
  if (column.scale !== 'nominal' || (column.options ?? []).length > 0) return column
  const values = [...people.values(), ...participants.map(({ attributes }) => attributes)]
  const words = new Set(values.flatMap((attributes) => attributes[column.label] ?? []))
  return { ...column, options: [...words].sort().map((id) => ({ id, label: id })) }
}

class Roll {
  readonly names: string[] = []
  private readonly rows = new Map<string, number>()

  get size(): number {
    return this.names.length
  }

  find(name: string): number | undefined {
    return this.rows.get(name)
  }

  rowOf(name: string): number {
    const known = this.rows.get(name)
    if (known !== undefined) return known
    this.rows.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

function enrol(
  roll: Roll,
  { table, people, waves }: Answered,
  wanted: readonly Standing[],
  wave: string | undefined,
): Int32Array {
  const accepted = new Set(wanted.map((standing) => standings.indexOf(standing)))
  const rows = new Int32Array(table.ids.length).fill(-1)
  for (const [place, id] of table.ids.entries()) {
    if (!accepted.has(table.standing[place] ?? 0)) continue
    if (wave !== undefined && waves[place] !== wave) continue
    const person = people[place]
    rows[place] = roll.rowOf(person ? `person/${person}` : `response/${id}`)
  }
  return rows
}

/** Ids are sortable by time: of several responses of one person only the last keeps its row. */
function newestOf({ table, people }: Answered, rows: Int32Array): Int32Array {
  const newest = new Map<number, number>()
  const speaking = rows.slice()
  for (const [place, row] of rows.entries()) {
    if (row < 0 || !people[place]) continue
    const before = newest.get(row)
    const isNewer = before === undefined || (table.ids[before] ?? '') < (table.ids[place] ?? '')
    if (isNewer) newest.set(row, place)
    const older = isNewer ? before : place
    if (older !== undefined) speaking[older] = -1
  }
  return speaking
}

function textsBy(
  { texts, surveys }: Sources,
  behind: People['behind'],
  participants: ReadonlyMap<string, number>,
): People['texts'] {
  const found: { row: number; fact: TaggedFact }[] = []
  for (const fact of texts) {
    const place = surveys.get(fact.surveyId ?? '')?.table.places.get(fact.responseId ?? '')
    const row =
      fact.participantId === null
        ? behind.get(fact.surveyId ?? '')?.[place ?? -1]
        : participants.get(fact.participantId)
    if (row !== undefined && row >= 0) found.push({ row, fact })
  }
  return found
}

function fillAnswers(table: Table, { surveys }: Sources, speaking: ReadonlyMap<string, Int32Array>): void {
  let at = 0
  for (const [id, answered] of surveys) {
    const rows = speaking.get(id) ?? new Int32Array()
    for (const column of answered.table.columns) {
      const from = answered.table.series.get(column.key)
      const into = table.series.get(table.columns[at++]?.key ?? '')
      if (from && into) gather(from, into, rows)
    }
  }
}

/** Copies codes as they are: both columns have the same options. */
function gather(from: Series, into: Series, rows: Int32Array): void {
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place] ?? -1
    if (row < 0) continue
    into.codes[row] = from.codes[place] ?? 0
    if (from.kind === 'numbers' && into.kind === 'numbers') into.values[row] = from.values[place] ?? 0
    if (from.kind !== 'sets' || into.kind !== 'sets') continue
    for (let word = 0; word < from.wordsPerRow; word++)
      into.words[row * from.wordsPerRow + word] = from.words[place * from.wordsPerRow + word] ?? 0
  }
}

function fillAttributes(
  table: Table,
  { attributes, people, participants: all }: Sources,
  roll: Roll,
  participants: ReadonlyMap<string, number>,
): void {
  const series = attributeColumns(attributes).map(({ key }) => table.series.get(key))
  const fill = (row: number, cells: readonly Cell[]) => {
    for (const [place, cell] of cells.entries()) {
      const into = series[place]
      if (into && cell !== null) putCell(into, row, cell)
    }
  }
  for (const [person, values] of people) {
    const row = roll.find(`person/${person}`)
    if (row !== undefined) fill(row, attributeCells(attributes, values))
  }
  for (const participant of all) {
    const row = participants.get(participant.id)
    if (row !== undefined) fill(row, participantCells(attributes, participant))
  }
}

function fillTags(table: Table, texts: People['texts']): void {
  const [themes, sentiment] = table.columns.slice(-2).map(({ key }) => table.series.get(key))
  if (texts.length === 0 || !themes || !sentiment) return
  for (const [row, own] of Map.groupBy(texts, ({ row }) => row)) {
    const cell: Cell = [...new Set(own.flatMap(({ fact }) => namedThemes(fact)))]
    putCell(themes, row, cell)
    putCell(sentiment, row, own.reduce((sum, { fact }) => sum + fact.sentiment, 0) / own.length)
  }
}

function namedThemes({ mentions }: Pick<TaggedFact, 'mentions'>): string[] {
  return mentions.map(({ theme }) => theme).filter((theme) => theme !== unclearTheme)
}

/** Two surveys may have the same key; the older one keeps it, so that rules keep their meaning. */
function free(key: string, taken: Set<string>): string {
  if (!taken.has(key)) {
    taken.add(key)
    return key
  }
  return slugOf(key, taken)
}
