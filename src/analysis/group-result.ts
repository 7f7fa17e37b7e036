import type { Column } from '../surveys/column.ts'
import type { Answering } from './methods/frequencies.ts'
import type { Share } from './methods/method.ts'
import { plainShare } from './methods/share.ts'
import { type QuestionResult, questionResult } from './question-result.ts'
import { firstOption, leftEmpty, type Series } from './table.ts'

/** Columns that say the same of several things, read side by side: rows of a matrix, ranks, parts of a sum. */
export interface GroupResult {
  name: string
  title: string
  kind: 'battery' | 'ranking' | 'parts'
  /** Whoever said anything of any of the things is in the base. */
  answering: Answering
  /** One for each thing that is said of them. */
  sides: GroupSide[]
}

export interface GroupSide {
  role: string
  label: string | undefined
  items: GroupItem[]
}

export interface GroupItem {
  label: string
  result: QuestionResult
  /** Of all who ranked anything, how many ranked this one first. */
  first?: Share
}

const kinds = ['battery', 'ranking', 'parts'] as const
type Kind = (typeof kinds)[number]

/** The group that a column is shown with; undefined for one that is shown by itself. */
export function groupOf({ group }: Column): { kind: Kind; name: string; title: string } | undefined {
  const kind = kinds.find((each) => each === group?.kind)
  if (!kind || group?.item === undefined) return undefined
  return { kind, name: group.name, title: group.title ?? group.name }
}

/** A single column, or a group with all of its columns' keys. */
export interface ResultEntry {
  key: string
  label: string
  keys: string[]
}

/** What there is to open in results, in order. */
export function resultPages(columns: readonly Column[]): ResultEntry[] {
  const pages = new Map<string, ResultEntry>()
  for (const column of columns) {
    const group = groupOf(column)
    const place = group ? `group ${group.name}` : `column ${column.key}`
    const known = pages.get(place)
    if (known) known.keys.push(column.key)
    else
      pages.set(place, {
        key: group?.name ?? column.key,
        label: group?.title ?? column.label,
        keys: [column.key],
      })
  }
  return [...pages.values()]
}

/** All groups in some rows; columns of one group stand in their order. */
export function groupResults(series: readonly Series[], rows: Uint32Array): GroupResult[] {
  const groups = Map.groupBy(
    series.filter(({ column }) => groupOf(column)),
    ({ column }) => column.group?.name ?? '',
  )
  return [...groups.values()].flatMap((members) => {
    const group = members[0] && groupOf(members[0].column)
    if (!group) return []
    const answering = answeringAny(members, rows)
    return [{ ...group, answering, sides: sidesOf(members, rows, answering.base) }]
  })
}

function sidesOf(members: readonly Series[], rows: Uint32Array, base: number): GroupSide[] {
  const sides = Map.groupBy(members, ({ column: { group } }) =>
    group?.role === group?.item ? '' : (group?.role ?? ''),
  )
  return [...sides].map(([role, own]) => ({
    role,
    label: own[0]?.column.group?.roleLabel,
    items: own.map((series) => ({
      label: series.column.group?.itemLabel ?? series.column.label,
      result: questionResult(series, rows),
      ...(series.column.group?.kind === 'ranking' && { first: plainShare(firstPlaces(series, rows), base) }),
    })),
  }))
}

function firstPlaces(series: Series, rows: Uint32Array): number {
  if (series.kind !== 'numbers') return 0
  return rows.reduce(
    (count, row) => count + ((series.codes[row] ?? 0) >= firstOption && series.values[row] === 1 ? 1 : 0),
    0,
  )
}

function answeringAny(members: readonly Series[], rows: Uint32Array): Answering {
  const counts = { base: 0, leftEmpty: 0, notShown: 0 }
  for (const row of rows) {
    const most = members.reduce((most, { codes }) => Math.max(most, codes[row] ?? 0), 0)
    counts[most >= firstOption ? 'base' : most === leftEmpty ? 'leftEmpty' : 'notShown']++
  }
  return { ...counts, effectiveBase: counts.base, outside: 0 }
}
