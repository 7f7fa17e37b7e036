import type { Description } from '../../analysis/methods/describe.ts'
import type { Answering, OptionShare } from '../../analysis/methods/frequencies.ts'
import type { QuestionResult } from '../../analysis/question-result.ts'
import type { Counted } from '../../analysis/desk.ts'
import type { Including } from '../../analysis/study.ts'
import { clockOf } from '../../surveys/dates.ts'
import { aboutOneIn, decimal, percent, percentRange, signed } from '../parts/figures.ts'
import { counted as countedWord, thousands } from '../parts/numbers.ts'

/** "428 answered · 31 not shown · 12 left empty"; what nobody did is not said. */
export function baseLine({ base, notShown, leftEmpty, outside }: Answering): string {
  return [
    `${thousands(base)} answered`,
    outside > 0 && `${thousands(outside)} said they do not know or the like`,
    notShown > 0 && `${thousands(notShown)} not shown`,
    leftEmpty > 0 && `${thousands(leftEmpty)} left empty`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Which responses stand behind a page. */
export function countedLine(
  { responses, everyone }: Counted,
  include: readonly Including[],
  { segment, wave }: { segment?: string | undefined; wave?: string | undefined } = {},
): string {
  const kinds = [
    'complete live',
    include.includes('partial') && 'unfinished',
    include.includes('test') && 'test',
  ]
  const which = kinds.filter(Boolean).join(', ')
  const whose = segment === undefined ? '' : ` of “${segment}” (${thousands(everyone)} of everyone)`
  const when = wave === undefined ? '' : ` in the wave “${wave}”`
  return `${countedWord(responses, `${which} response`)}${whose}${when}; excluded ones are left out.`
}

/** One line for a list of questions. */
export function inShort({ score, frequencies, numbers, months, answering, column }: QuestionResult): string {
  if (answering.base === 0) return 'Nobody answered yet'
  if (score && score.score !== null)
    return `Score ${signed(score.score, 0)} (${signed(score.low, 0)} to ${signed(score.high, 0)})`
  if (numbers && numbers.mean !== null && !frequencies)
    return `Mean ${numberOf(column, numbers.mean)}${range(column, numbers)}`
  const top = frequencies && mostFrequent(frequencies.options)
  if (top) return `Most: “${top.label}” ${percent(top.share)} (${percentRange(top.low, top.high)})`
  if (months) return `From ${months[0]?.month} to ${months.at(-1)?.month}`
  if (column.scale === 'place') return countedWord(answering.base, 'place')
  return column.scale === 'text' ? countedWord(answering.base, 'text') : ''
}

/** A sentence to copy, said with its doubt. */
export function sentenceOf({
  score,
  frequencies,
  numbers,
  answering,
  column,
}: QuestionResult): string | undefined {
  const base = `n = ${thousands(answering.base)}`
  if (answering.base === 0) return undefined
  if (score && score.score !== null)
    return `The net promoter score is ${signed(score.score, 0)}; it lies between ${signed(score.low, 0)} and ${signed(score.high, 0)} with 95 % confidence (${base}).`
  if (numbers && numbers.mean !== null && !frequencies)
    return `On average the answer is ${numberOf(column, numbers.mean)}${range(column, numbers)}, ${base}.`
  const top = frequencies && mostFrequent(frequencies.options)
  if (!top || top.share === null) return undefined
  if (answering.base < 10) return `Too few answers to say (${base}).`
  const about = aboutOneIn(top.share)
  const much = about ? `${about} (${percent(top.share)})` : percent(top.share)
  const sentence = `${much} of those who answered say “${top.label}” (${percentRange(top.low, top.high)}, ${base}).`
  return sentence.slice(0, 1).toUpperCase() + sentence.slice(1)
}

/** What a question comes to where it stands beside others: its score, its mean, else its leading answer. */
export function headlineOf(result: QuestionResult): string | undefined {
  const { score, numbers, answering, column } = result
  if (score || !numbers || numbers.mean === null) return sentenceOf(result)
  const mean = numbers.measure === 'points' ? 'The mean of points is' : 'The mean is'
  return `${mean} ${numberOf(column, numbers.mean)}${range(column, numbers)}, n = ${thousands(answering.base)}.`
}

/** The key numbers above a chart. */
export function keyNumbers({
  score,
  numbers,
  column,
}: QuestionResult): { name: string; value: string; range?: string | undefined }[] {
  return [
    ...(score && score.score !== null
      ? [
          {
            name: 'Net promoter score',
            value: signed(score.score, 0),
            range: `${signed(score.low, 0)} to ${signed(score.high, 0)}`,
          },
          {
            name: 'Promoters (9–10)',
            value: percent(score.promoters.share),
            range: `${score.promoters.count}`,
          },
          {
            name: 'Detractors (0–6)',
            value: percent(score.detractors.share),
            range: `${score.detractors.count}`,
          },
        ]
      : []),
    ...(numbers && numbers.mean !== null
      ? [
          {
            name: numbers.measure === 'values' ? 'Mean' : 'Mean of points',
            value: numberOf(column, numbers.mean),
            range:
              numbers.low === null
                ? numbers.reason
                : `${numberOf(column, numbers.low)} to ${numberOf(column, numbers.high)}`,
          },
          {
            name: 'Median',
            value: numberOf(column, numbers.median),
            range: `middle half ${numberOf(column, numbers.lowerQuartile)} to ${numberOf(column, numbers.upperQuartile)}`,
          },
        ]
      : []),
  ]
}

export function binLabel(
  { from, to }: Description['bins'][number],
  bins: Description['bins'],
  column: QuestionResult['column'],
): string {
  const [first] = bins
  // Two times side by side find no room under a bar of a phone's width.
  if (column.clock) return numberOf(column, from)
  return first && first.to - first.from === 1 && Number.isInteger(from)
    ? decimal(from)
    : `${decimal(from)}–${decimal(to)}`
}

/** What a chart shows, value by value. */
export function spoken(items: { label: string; value: string | number }[]): string {
  return `${items.map(({ label, value }) => `${label}: ${value}`).join('; ')}.`
}

function mostFrequent(options: OptionShare[]): OptionShare | undefined {
  return options.toSorted((a, b) => (b.share ?? 0) - (a.share ?? 0))[0]
}

/** A time of day where the numbers are minutes after midnight. */
function numberOf({ clock }: QuestionResult['column'], value: number | null): string {
  return clock && value !== null ? clockOf(Math.min(Math.max(Math.round(value), 0), 1_439)) : decimal(value)
}

function range(column: QuestionResult['column'], { low, high }: Pick<Description, 'low' | 'high'>): string {
  return low === null ? '' : ` (${numberOf(column, low)} to ${numberOf(column, high)})`
}
