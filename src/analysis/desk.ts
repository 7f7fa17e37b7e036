import type { Column } from '../surveys/column.ts'
import type { Attribute, AttributeValues } from '../surveys/person.ts'
import type { Survey } from '../surveys/survey.ts'
import { columnsOf } from '../surveys/table.ts'
import type { Share } from './methods/method.ts'
import { plainShare } from './methods/share.ts'
import type { Attendee, People, TaggedFact } from './people.ts'
import { type Profile, profileOf } from './profile.ts'
import { smallest } from './profile-lines.ts'
import { groupOf, type GroupResult, groupResults, type ResultEntry, resultPages } from './group-result.ts'
import { type QuestionResult, questionResult } from './question-result.ts'
import { type Earlier, heldBack, nearlySame, reasonToHold } from './segments/nearly.ts'
import { membersOf, readRule } from './segments/rule.ts'
import { rowsChosen, type Selection } from './selection.ts'
import {
  newStudy,
  peopleIn,
  putResponse,
  type ResponseFact,
  stale,
  type StudyOnDesk,
  type Who,
} from './study.ts'
import { createTable, firstOption, rowsOf } from './table.ts'

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
  /** Columns that belong together, once more as one. */
  groups: GroupResult[]
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
      surveys.set(survey, { table: createTable(columns), people: [], waves: [], versions: new Map(versions) })
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
      participants: Attendee[],
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
      return [...peopleIn(of(study), { include: [] }).table.columns]
    },
    results(
      study: string,
      survey: string,
      column: string | null,
      selection: Selection,
    ): SurveyResults | string {
      return resultsOf(of(study), survey, column, selection)
    },
    /** What there is to open of a survey's results. */
    surveyColumns(study: string, survey: string): ResultEntry[] {
      return resultPages(of(study).surveys.get(survey)?.table.columns ?? [])
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
      const people = peopleIn(of(study), { include: [] })
      return rules.map((rule) => sizeOf(people, rule))
    },
    profile(study: string, rule: string, who: Who): Profile | string {
      const people = peopleIn(of(study), who)
      const read = readRule(rule, people.table.columns)
      if (!read.ok) return read.message
      const members = membersOf(people.table, read.expression, rowsOf(people.table))
      const held = reasonToHold(people, rule, who.earlier ?? [], smallest)
      return profileOf(people, members, read.reads, held)
    },
    /** For each segment, oldest first, why its percentages are held back beside those before it; null where they are not. */
    heldBack(study: string, segments: Earlier[]): (string | null)[] {
      const people = peopleIn(of(study), { include: [] })
      return nearlySame(people, segments, smallest).map((near) => (near ? heldBack(near, smallest) : null))
    },
  }
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
  const shown = tooSmall ? new Uint32Array() : rows
  const all = table.columns.flatMap(({ key }) => table.series.get(key) ?? [])
  const own = column === null ? all : all.filter((series) => series.column.key === column)
  // A group is asked for by its name, which no column of it has.
  const grouped =
    column === null || own.length > 0 ? own : all.filter((series) => groupOf(series.column)?.name === column)
  return {
    counted: { responses: rows.length, everyone: everyone.length, ...(tooSmall && { tooSmall }) },
    questions: own.map((series) => questionResult(series, shown)),
    groups: groupResults(grouped, shown),
  }
}

function sizeOf({ table }: People, rule: string): Share | string {
  const read = readRule(rule, table.columns)
  if (!read.ok) return read.message
  const everyone = rowsOf(table)
  const members = membersOf(table, read.expression, everyone)
  return plainShare(everyone.filter((row) => members[row] === 1).length, everyone.length)
}
