import type { Counted, SurveyResults } from '../analysis/desk.ts'
import type { GroupItem, GroupResult, GroupSide } from '../analysis/group-result.ts'
import { plainText } from '../surveys/markdown.ts'
import type { GroupPageProps, GroupTable } from '../views/findings/group-page.tsx'
import type { ResultsPageProps } from '../views/findings/results-page.tsx'
import { baseLine, inShort } from '../views/findings/words.ts'
import { decimal, percent, percentRange } from '../views/parts/figures.ts'

/** A group as its page shows it; `hrefOf` leads to a column's own page. */
export function groupProps(
  group: GroupResult,
  { tooSmall }: Counted,
  hrefOf: (key: string) => string,
): Pick<GroupPageProps, 'title' | 'base' | 'nothing' | 'tables'> {
  return {
    title: plainText(group.title),
    base: baseLine(group.answering),
    nothing: tooSmall ?? (group.answering.base === 0 ? 'Nobody answered this question yet' : undefined),
    tables: group.sides.map((side) => sideTable(group, side, hrefOf)),
  }
}

/** Each question in a line; the columns of a group share theirs. */
export function resultLines(
  { questions, groups }: SurveyResults,
  hrefOf: (key: string) => string,
): ResultsPageProps['questions'] {
  const groupBy = new Map(
    groups.flatMap((group) =>
      group.sides.flatMap(({ items }) => items.map(({ result }) => [result.column.key, group] as const)),
    ),
  )
  const lines = questions.map((result) => {
    const { key, label } = result.column
    const group = groupBy.get(key)
    return group
      ? lineOf(group.name, group.title, group.answering.base, groupInShort(group))
      : lineOf(key, label, result.answering.base, inShort(result))
  })
  function lineOf(key: string, label: string, base: number, inShort: string) {
    return { key, label: plainText(label), href: hrefOf(key), base, inShort }
  }
  return [...new Map(lines.map((line) => [line.key, line])).values()]
}

function sideTable(group: GroupResult, side: GroupSide, hrefOf: (key: string) => string): GroupTable {
  const { columns, cellsOf } = tableOf(group, side)
  return {
    caption: captionOf(group, side),
    columns,
    rows: inOrder(group, side.items).map((item) => ({
      label: plainText(item.label),
      href: hrefOf(item.result.column.key),
      cells: cellsOf(item),
      shares: sharesOf(item),
    })),
  }
}

/** One line for the list of results. */
function groupInShort(group: GroupResult): string {
  if (group.answering.base === 0) return 'Nobody answered yet'
  const [best] = inOrder(group, group.sides[0]?.items ?? [])
  const label = plainText(best?.label ?? '')
  if (group.kind === 'ranking' && best?.first)
    return `First: “${label}”, mean place ${decimal(best.result.numbers?.mean ?? null)}`
  if (group.kind === 'parts' && best)
    return `Most: “${label}”, mean ${decimal(best.result.numbers?.mean ?? null)}`
  const items = group.sides[0]?.items ?? []
  const highest = items.toSorted((one, other) => meanOf(other, -Infinity) - meanOf(one, -Infinity))[0]
  if (group.sides.length === 1 && highest && highest.result.numbers)
    return `Highest: “${plainText(highest.label)}”, mean ${mean(highest.result)}`
  return `${items.length} rows${group.sides.length > 1 ? `, ${group.sides.length} columns each` : ''}`
}

interface Shape {
  columns: { label: string; number: true }[]
  cellsOf(item: GroupItem): string[]
}

/** What stands in a row depends on the group's kind and its columns' scale alone. */
function tableOf(group: GroupResult, side: GroupSide): Shape {
  const [first] = side.items
  if (group.kind === 'ranking') return ranks
  const options = first?.result.frequencies?.options
  if (!options) return means
  const pointed = first.result.numbers !== undefined
  return {
    columns: numbers(
      'Answered',
      ...options.map(({ label }) => label),
      ...(pointed ? ['Mean of points'] : []),
    ),
    cellsOf: ({ result }) => [
      String(result.answering.base),
      ...options.map(({ option }) =>
        percent(result.frequencies?.options.find((each) => each.option === option)?.share ?? null),
      ),
      ...(pointed ? [mean(result)] : []),
    ],
  }
}

const ranks: Shape = {
  columns: numbers('Ranked by', 'Mean place', '95 % interval', 'Ranked first', '95 % interval of that'),
  cellsOf: ({ result, first }) => [
    String(result.answering.base),
    decimal(result.numbers?.mean ?? null),
    rangeOf(result),
    percent(first?.share ?? null),
    percentRange(first?.low ?? null, first?.high ?? null),
  ],
}

const means: Shape = {
  columns: numbers('Answered', 'Mean', '95 % interval', 'Median'),
  cellsOf: ({ result }) => [
    String(result.answering.base),
    mean(result),
    rangeOf(result),
    decimal(result.numbers?.median ?? null),
  ],
}

function numbers(...labels: string[]): Shape['columns'] {
  return labels.map((label) => ({ label: plainText(label), number: true }))
}

function mean({ numbers }: GroupItem['result']): string {
  return decimal(numbers?.mean ?? null)
}

function rangeOf({ numbers }: GroupItem['result']): string {
  return numbers && numbers.low !== null ? `${decimal(numbers.low)} to ${decimal(numbers.high)}` : '–'
}

/** For bars of 100 %; several answers a person do not add up to one. */
function sharesOf({ result: { frequencies } }: GroupItem): { label: string; share: number; value: string }[] {
  if (!frequencies || frequencies.several || frequencies.base === 0) return []
  return frequencies.options.map(({ label, share }) => ({ label, share: share ?? 0, value: percent(share) }))
}

/** Rows stay in the author's order; what was ranked or shared out comes best first. */
function inOrder({ kind }: GroupResult, items: readonly GroupItem[]): GroupItem[] {
  if (kind === 'ranking')
    return items.toSorted((one, other) => meanOf(one, Infinity) - meanOf(other, Infinity))
  if (kind === 'parts') return items.toSorted((one, other) => meanOf(other, -1) - meanOf(one, -1))
  return [...items]
}

function meanOf({ result }: GroupItem, otherwise: number): number {
  return result.numbers?.mean ?? otherwise
}

function captionOf({ kind }: GroupResult, { label, items }: GroupSide): string {
  const several = items[0]?.result.frequencies?.several
  const about =
    kind === 'ranking'
      ? 'The lower the mean place, the better. Means are of those who ranked it; first places of all who ranked any'
      : kind === 'parts'
        ? 'What was shared out, on average'
        : items[0]?.result.frequencies
          ? `Per cent of those who answered the row${several ? '; each could pick several' : ''}`
          : 'Of those who answered the row'
  return label ? `${plainText(label)} – ${about.charAt(0).toLowerCase()}${about.slice(1)}` : about
}
