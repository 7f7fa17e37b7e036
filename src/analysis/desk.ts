import type { Column } from '../surveys/column.ts'
import type { Attribute, AttributeValues } from '../surveys/person.ts'
import type { Answers, ResponseMode, ResponseStatus } from '../surveys/response.ts'
import type { Participant } from '../surveys/session.ts'
import type { Survey } from '../surveys/survey.ts'
import { columnsOf, rowOf } from '../surveys/table.ts'
import { type People, type TaggedFact, peopleOf } from './people.ts'
import { type Profile, profileOf } from './profile.ts'
import { smallest } from './profile-lines.ts'
import { type QuestionResult, questionResult } from './question-result.ts'
import { membersOf, readRule } from './segments/rule.ts'
import { plainShare } from './methods/share.ts'
import type { Share } from './methods/method.ts'
import { type Standing, type Table, createTable, firstOption, putRow, removeRow, rowsOf } from './table.ts'

/** One response as the store has it. */
export interface ResponseFact {
  id: string
  version: number
  status: ResponseStatus
  mode: ResponseMode
  /** JSON by question id. */
  answers: string
  reached: number
  personId: string | null
  excluded: boolean
}

/** Which responses count besides complete live ones. */
export type Including = 'partial' | 'test'

export interface Selection {
  include: readonly Including[]
  /** Only people for whom this rule holds. */
  rule?: string | undefined
}

export interface Counted {
  responses: number
  /** All that count, segment or not. */
  everyone: number
  /** Why a segment's answers are not shown. */
  tooSmall?: string
}

export interface SurveyResults {
  counted: Counted
  questions: QuestionResult[]
}

/** Holds the columns of studies and answers questions about them; what it is asked comes in order. */
export type Desk = ReturnType<typeof openDesk>

/** No clock, no store: everything it knows was put on it. */
export function openDesk() {
  const studies = new Map<string, StudyOnDesk>()
  const of = (study: string): StudyOnDesk => {
    const known = studies.get(study) ?? newStudy()
    studies.set(study, known)
    return known
  }
  return {
    ...shelves(of),
    ...answers(of),
    closeStudy(study: string): void {
      studies.delete(study)
    },
  }
}

type StudyOf = (study: string) => StudyOnDesk

/** What is known comes in here. */
function shelves(of: StudyOf) {
  return {
    openSurvey(study: string, survey: string, versions: [number, Survey][]): void {
      const columns = columnsOf(versions.map(([, definition]) => definition))
      // Surveys stay in the order of their ids, so that the oldest keeps its columns' names.
      const { surveys } = of(study)
      surveys.set(survey, { table: createTable(columns), people: [], versions: new Map(versions) })
      const ordered = [...surveys].sort(([a], [b]) => (a < b ? -1 : 1))
      surveys.clear()
      for (const [id, opened] of ordered) surveys.set(id, opened)
      stale(of(study))
    },
    closeSurvey(study: string, survey: string): void {
      of(study).surveys.delete(survey)
      stale(of(study))
    },
    putResponses(study: string, survey: string, responses: ResponseFact[]): void {
      const opened = of(study).surveys.get(survey)
      if (opened) for (const response of responses) putResponse(opened, response)
      stale(of(study))
    },
    putPeople(
      study: string,
      attributes: Attribute[],
      people: Map<string, AttributeValues>,
      participants: Participant[],
    ): void {
      Object.assign(of(study), { attributes, people, participants })
      stale(of(study))
    },
    /** The texts of these items are exactly the given ones; null stands for all items. */
    putTexts(study: string, items: string[] | null, facts: TaggedFact[]): void {
      const { texts } = of(study)
      if (items === null) texts.clear()
      else for (const item of items) texts.delete(item)
      for (const fact of facts) {
        const own = texts.get(fact.itemId)
        if (own) own.push(fact)
        else texts.set(fact.itemId, [fact])
      }
      stale(of(study))
    },
  }
}

/** What is asked; a sentence stands for what cannot be answered. */
function answers(of: StudyOf) {
  return {
    columns(study: string): Column[] {
      return [...peopleIn(of(study), []).table.columns]
    },
    results(
      study: string,
      survey: string,
      column: string | null,
      selection: Selection,
    ): SurveyResults | string {
      return resultsOf(of(study), survey, column, selection)
    },
    surveyColumns(study: string, survey: string): Pick<Column, 'key' | 'label'>[] {
      const columns = of(study).surveys.get(survey)?.table.columns ?? []
      return columns.map(({ key, label }) => ({ key, label }))
    },
    /** Who answered a column, newest first. */
    answered(study: string, survey: string, column: string, selection: Selection): string[] | string {
      const chosen = rowsChosen(of(study), survey, selection)
      if (typeof chosen === 'string') return chosen
      const series = chosen.table.series.get(column)
      if (!series || chosen.tooSmall) return []
      const rows = chosen.rows.filter((row) => (series.codes[row] ?? 0) >= firstOption)
      return Array.from(rows, (row) => chosen.table.ids[row] ?? '')
        .sort()
        .reverse()
    },
    sizes(study: string, rules: string[]): (Share | string)[] {
      const people = peopleIn(of(study), [])
      return rules.map((rule) => sizeOf(people, rule))
    },
    profile(study: string, rule: string, include: readonly Including[]): Profile | string {
      const people = peopleIn(of(study), include)
      const read = readRule(rule, people.table.columns)
      if (!read.ok) return read.message
      const members = membersOf(people.table, read.expression, rowsOf(people.table))
      return profileOf(people, members, read.reads)
    },
  }
}

interface StudyOnDesk {
  surveys: Map<string, OpenSurvey>
  attributes: Attribute[]
  people: Map<string, AttributeValues>
  participants: Participant[]
  texts: Map<string, TaggedFact[]>
  /** Everybody joined, by what is included; gone as soon as anything changes. */
  joined: Map<string, People>
}

interface OpenSurvey {
  table: Table
  people: (string | null)[]
  versions: ReadonlyMap<number, Survey>
}

function newStudy(): StudyOnDesk {
  return {
    surveys: new Map(),
    attributes: [],
    people: new Map(),
    participants: [],
    texts: new Map(),
    joined: new Map(),
  }
}

function stale(study: StudyOnDesk): void {
  study.joined.clear()
}

function putResponse({ table, people, versions }: OpenSurvey, response: ResponseFact): void {
  const definition = versions.get(response.version)
  // A withdrawn response leaves nothing; one to a draft is a trial whose questions may be gone.
  if (response.status === 'withdrawn' || !definition) return removeRow(table, response.id)
  const answers = JSON.parse(response.answers) as Answers // the store writes an object by question id
  const cells = rowOf(definition, { ...response, answers }, table.columns)
  const place = putRow(table, response.id, cells, standingOf(response))
  people[place] = response.personId
}

function standingOf({ status, mode, excluded }: ResponseFact): Standing {
  if (excluded) return 'left out'
  if (status === 'complete') return mode === 'live' ? 'counted' : 'test'
  return status === 'started' && mode === 'live' ? 'partial' : 'left out'
}

function wantedOf(include: readonly Including[]): Standing[] {
  return ['counted', ...(['partial', 'test'] as const).filter((one) => include.includes(one))]
}

function peopleIn(study: StudyOnDesk, include: readonly Including[]): People {
  const wanted = wantedOf(include)
  const key = wanted.join(' ')
  const known = study.joined.get(key)
  if (known) return known
  const joined = peopleOf({ ...study, texts: [...study.texts.values()].flat() }, wanted)
  study.joined.set(key, joined)
  return joined
}

function resultsOf(
  study: StudyOnDesk,
  survey: string,
  column: string | null,
  selection: Selection,
): SurveyResults | string {
  const chosen = rowsChosen(study, survey, selection)
  if (typeof chosen === 'string') return chosen
  const { table, rows, everyone, tooSmall } = chosen
  const keys = column === null ? table.columns.map(({ key }) => key) : [column]
  return {
    counted: { responses: rows.length, everyone: everyone.length, ...(tooSmall && { tooSmall }) },
    questions: keys.flatMap((key) => {
      const series = table.series.get(key)
      return series ? [questionResult(series, tooSmall ? new Uint32Array() : rows)] : []
    }),
  }
}

interface Chosen {
  table: Table
  rows: Uint32Array
  everyone: Uint32Array
  tooSmall: string | undefined
}

/** A sentence where the survey is not here, or the rule cannot be read. */
function rowsChosen(study: StudyOnDesk, survey: string, { include, rule }: Selection): Chosen | string {
  const opened = study.surveys.get(survey)
  if (!opened) return 'There are no answers of this survey here yet. Publish it to collect some.'
  const everyone = rowsOf(opened.table, wantedOf(include))
  const rows = rule === undefined ? everyone : rowsWithin(study, survey, everyone, include, rule)
  if (typeof rows === 'string') return rows
  const tooSmall = rule === undefined ? undefined : reasonOf(rows.length, everyone.length)
  return { table: opened.table, rows, everyone, tooSmall }
}

function rowsWithin(
  study: StudyOnDesk,
  survey: string,
  everyone: Uint32Array,
  include: readonly Including[],
  rule: string,
): Uint32Array | string {
  const people = peopleIn(study, include)
  const read = readRule(rule, people.table.columns)
  if (!read.ok) return read.message
  const members = membersOf(people.table, read.expression, rowsOf(people.table))
  const behind = people.behind.get(survey)
  return everyone.filter((place) => members[behind?.[place] ?? -1] === 1)
}

/** The difference to everyone would tell about the few who are left, so both sides need enough people. */
function reasonOf(members: number, everyone: number): string | undefined {
  if (members < smallest)
    return `Too few people of this segment answered (n = ${members}). From ${smallest} on we show their answers.`
  if (members < everyone && everyone - members < smallest)
    return `Too few people are outside this segment (n = ${everyone - members}): its answers would tell theirs.`
  return undefined
}

function sizeOf({ table }: People, rule: string): Share | string {
  const read = readRule(rule, table.columns)
  if (!read.ok) return read.message
  const everyone = rowsOf(table)
  const members = membersOf(table, read.expression, everyone)
  return plainShare(everyone.filter((row) => members[row] === 1).length, everyone.length)
}
