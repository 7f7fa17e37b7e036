import { smallest } from './profile-lines.ts'
import { reasonToHold } from './segments/nearly.ts'
import { membersOf, readRule } from './segments/rule.ts'
import { peopleIn, type StudyOnDesk, wantedOf, type Who } from './study.ts'
import { rowsOf, type Table } from './table.ts'

export interface Selection extends Who {
  /** Only people for whom this rule holds. */
  rule?: string | undefined
}

export interface Chosen {
  table: Table
  rows: Uint32Array
  everyone: Uint32Array
  tooSmall: string | undefined
}

/** A sentence where the survey is not here, or the rule cannot be read. */
export function rowsChosen(study: StudyOnDesk, survey: string, selection: Selection): Chosen | string {
  const opened = study.surveys.get(survey)
  if (!opened) return 'There are no answers of this survey here yet. Publish it to collect some.'
  const { include, wave, rule } = selection
  const counted = rowsOf(opened.table, wantedOf(include))
  const everyone = wave === undefined ? counted : counted.filter((place) => opened.waves[place] === wave)
  const { table } = opened
  if (rule === undefined) return { table, rows: everyone, everyone, tooSmall: undefined }
  const within = rowsWithin(study, survey, everyone, { ...selection, rule })
  if (typeof within === 'string') return within
  const { rows, held } = within
  return { table, rows, everyone, tooSmall: reasonOf(rows.length, everyone.length) ?? held }
}

function rowsWithin(
  study: StudyOnDesk,
  survey: string,
  everyone: Uint32Array,
  selection: Selection & { rule: string },
): { rows: Uint32Array; held: string | undefined } | string {
  const people = peopleIn(study, selection)
  const read = readRule(selection.rule, people.table.columns)
  if (!read.ok) return read.message
  const members = membersOf(people.table, read.expression, rowsOf(people.table))
  const behind = people.behind.get(survey)
  return {
    rows: everyone.filter((place) => members[behind?.[place] ?? -1] === 1),
    held: reasonToHold(people, selection.rule, selection.earlier ?? [], smallest),
  }
}

/** The difference to everyone would tell about the few who are left, so both sides need enough responses. */
function reasonOf(members: number, everyone: number): string | undefined {
  if (members < smallest)
    return `Too few responses from this segment (n = ${members}). From ${smallest} on we show what they say.`
  if (members < everyone && everyone - members < smallest)
    return `Too few responses from outside this segment (n = ${everyone - members}): its answers would tell theirs.`
  return undefined
}
