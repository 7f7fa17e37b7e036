import type { Counted } from '../analysis/desk.ts'
import { themeLabel } from '../analysis/text/codebook.ts'
import type { QuestionResult } from '../analysis/question-result.ts'
import type { QuestionPageProps, TextAnswers } from '../views/findings/question-page.tsx'
import { binLabel, keyNumbers, sentenceOf, spoken } from '../views/findings/words.ts'
import { percent, percentRange } from '../views/parts/figures.ts'
import type { Db } from './store/db.ts'
import type { SurveyRecord } from './store/surveys.ts'
import { taggedAnswersOf } from './store/tagged-facts.ts'

type Computed = Pick<QuestionPageProps, 'nothing' | 'notes' | 'sentence' | 'shares' | 'numbers' | 'histogram'>

/** A question's result as its page shows it. */
export function questionProps(result: QuestionResult, counted: Counted): Computed {
  const { answering } = result
  return {
    nothing: counted.tooSmall ?? (answering.base === 0 ? 'Nobody answered this question yet' : undefined),
    notes: notesOf(result),
    sentence: counted.tooSmall ? undefined : sentenceOf(result),
    shares: sharesOf(result),
    numbers: keyNumbers(result),
    histogram: histogramOf(result),
  }
}

const textsShown = 25

/** A page of answers in people's own words. `ids` are those who answered, newest first; `after` the last one seen. */
export async function textsOf(
  db: Db,
  { studyId, id }: SurveyRecord,
  column: string,
  ids: readonly string[],
  { after, query }: { after: string | undefined; query: string },
): Promise<TextAnswers> {
  const first = after === undefined ? 0 : ids.findIndex((one) => one < after)
  const asked = first < 0 ? [] : ids.slice(first, first + textsShown)
  const shown = await taggedAnswersOf(db, studyId, column, asked)
  const hasMore = first >= 0 && ids.length > first + textsShown
  return {
    waiting: shown.length < asked.length || shown.some(({ polarity }) => polarity === null),
    more: hasMore ? `${query === '' ? '?' : `${query}&`}after=${asked.at(-1) ?? ''}` : undefined,
    answers: shown.map(({ responseId, text, polarity, themes }) => ({
      href: `/studies/${studyId}/surveys/${id}/responses/${responseId}`,
      text,
      feeling: polarity ?? undefined,
      themes: themes.map(({ theme, polarity }) => ({ label: themeLabel(theme), feeling: polarity })),
    })),
  }
}

/** The result's table; text answers are in the export of the responses. */
export function csvOf(result: QuestionResult): string {
  const { column, frequencies, numbers, months } = result
  const lines: (string | number | null)[][] = frequencies
    ? [
        ['answer', 'label', 'responses', 'share', 'low', 'high', 'base'],
        ...frequencies.options.map(({ option, label, count, share, low, high, base }) => [
          option,
          label,
          count,
          share,
          low,
          high,
          base,
        ]),
      ]
    : months
      ? [['month', 'responses'], ...months.map(({ month, count }) => [month, count])]
      : numbers
        ? [
            ['mean', 'low', 'high', 'deviation', 'median', 'least', 'most', 'base'],
            [
              numbers.mean,
              numbers.low,
              numbers.high,
              numbers.deviation,
              numbers.median,
              numbers.least,
              numbers.most,
              numbers.base,
            ],
          ]
        : [
            ['column', 'base'],
            [column.key, result.answering.base],
          ]
  return `${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function notesOf({ answering }: QuestionResult): string[] {
  const few = answering.base > 0 && answering.base < 30
  return [
    ...(few ? [`Few answers (n = ${answering.base}): read the interval rather than the percentage.`] : []),
  ]
}

function sharesOf({ frequencies, column }: QuestionResult): Computed['shares'] {
  if (!frequencies || frequencies.base === 0) return undefined
  const bars = frequencies.options.map(({ label, share, low, high, count }) => ({
    label,
    count,
    share: share ?? 0,
    low: low ?? 0,
    high: high ?? 0,
    value: percent(share),
    range: percentRange(low, high),
  }))
  // An order that means something is kept; else the most frequent answer comes first.
  if (column.scale !== 'ordinal') bars.sort((one, other) => other.share - one.share)
  return {
    baseOf: frequencies.baseOf,
    description: spoken(bars.map(({ label, value, range }) => ({ label, value: `${value} (${range})` }))),
    bars,
  }
}

function histogramOf({ numbers, frequencies, months, column }: QuestionResult): Computed['histogram'] {
  if (months && months.length > 0) {
    const columns = months.map(({ month, count }) => ({ label: month, count }))
    return { title: 'Responses by month', unit: 'Month', columns, description: described(columns) }
  }
  if (!numbers || frequencies || numbers.bins.length === 0) return undefined
  const columns = numbers.bins.map((bin) => ({
    label: binLabel(bin, numbers.bins, column),
    count: bin.count,
  }))
  const unit = column.unit ?? (column.clock ? 'From' : 'Number')
  const title = `How many responses give which ${column.clock ? 'time' : 'number'}`
  return { title, unit, columns, description: described(columns) }
}

function described(columns: { label: string; count: number }[]): string {
  return spoken(columns.map(({ label, count }) => ({ label, value: count })))
}

/** Cells that a spreadsheet could take for a formula are marked as text. */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
