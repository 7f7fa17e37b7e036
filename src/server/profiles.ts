import { type Profile, threshold } from '../analysis/profile.ts'
import type { Share } from '../analysis/methods/method.ts'
import { type Band, type Line, smallest } from '../analysis/profile-lines.ts'
import type { ThemeLine } from '../analysis/theme-lines.ts'
import { plainText } from '../surveys/markdown.ts'
import type { ProfileLine, ProfilePageProps, ProfileTheme } from '../views/findings/profile-page.tsx'
import { decimal, percent, percentRange, pointsApart, signed } from '../views/parts/figures.ts'
import { counted, thousands } from '../views/parts/numbers.ts'
import type { Reply } from './analysis.ts'
import { momentOf } from './store/changes.ts'
import type { Db } from './store/db.ts'
import { findQuotes } from './store/tagged-facts.ts'

type Computed = Pick<
  ProfilePageProps,
  'size' | 'asOf' | 'tooSmall' | 'method' | 'bands' | 'sentiment' | 'themes' | 'unclear' | 'leftOut'
>

/** A profile as its page shows it, with the quotes that stand behind its themes. */
export async function profileProps(
  db: Db,
  studyId: string,
  reply: Exclude<Reply<Profile>, { state: 'reading' }>,
  wave: string | undefined,
): Promise<Computed> {
  if (reply.state === 'unfit')
    return { ...nothing, size: 'This rule does not fit any more', tooSmall: reply.message }
  const { size, others, tooSmall, compared, differences, unclear, sentiment, themes, leftOut } = reply.result
  const people = `${thousands(size.count)} of ${counted(size.base, 'person', 'people')}${wave === undefined ? '' : ` in the wave “${wave}”`}`
  return {
    size: `${people} · ${percent(size.share)} (${percentRange(size.low, size.high)})`,
    asOf: { number: reply.number, at: await momentOf(db, studyId, reply.number) },
    tooSmall,
    method: `Compared with the ${thousands(others)} others in ${counted(compared, 'comparison')}; at most 1 in ${Math.round(1 / threshold)} of the differences shown is expected to be chance (Benjamini–Hochberg).`,
    bands: bands.map(({ band, title, empty }) => ({
      title,
      empty,
      lines: differences.filter((line) => line.band === band).map(lineOf),
    })),
    sentiment: sentimentLine(sentiment),
    themes: await themesOf(db, studyId, themes),
    unclear: unclear.map(lineOf),
    leftOut: leftOut.map(({ label, reason }) => ({ label: plainText(label), reason })),
  }
}

const bands: { band: Band; title: string; empty: string }[] = [
  { band: 'are', title: 'Who they are', empty: 'Nothing sets them apart from everyone else here.' },
  { band: 'do', title: 'What they do and think', empty: 'Nothing sets them apart from everyone else here.' },
  { band: 'say', title: 'What they say', empty: 'They have not said enough in their own words yet.' },
  { band: 'us', title: 'What it means for us', empty: 'No clear difference in how they rate us.' },
]

const nothing: Computed = {
  size: '',
  asOf: undefined,
  tooSmall: undefined,
  method: '',
  bands: [],
  sentiment: undefined,
  themes: [],
  unclear: [],
  leftOut: [],
}

function lineOf(line: Line): ProfileLine {
  const isClear = line.adjusted <= threshold
  const way = !isClear ? 'undecided' : line.strength > 0 ? 'more' : 'less'
  const { low, high } = line.difference
  const label = plainText(line.label)
  if (line.kind === 'order') {
    const { share, low, high } = line.higher
    return {
      key: `${line.column} order`,
      answer: 'On the whole',
      question: label,
      way,
      segment: `half up to ${plainText(line.segment.median)}`,
      others: `half up to ${plainText(line.others.median)}`,
      difference: `${worded(way, 'higher', 'lower')}of one person from each, theirs is the higher answer in ${percent(share)} (${percentRange(low, high)})`,
      residual: `t ${signed(line.strength, 1)}`,
      index: '–',
    }
  }
  if (line.kind === 'mean') {
    const { difference } = line.difference
    return {
      key: `${line.column} mean`,
      answer: line.measure === 'points' ? 'Mean of points' : 'Mean',
      question: label,
      way,
      segment: decimal(line.segment.mean),
      others: decimal(line.others.mean),
      difference: `${worded(way, 'higher', 'lower')}${signed(difference)} (${signed(low)} to ${signed(high)})`,
      residual: `t ${signed(line.strength, 1)}`,
      index: '–',
    }
  }
  return {
    key: `${line.column} ${line.option}`,
    answer: plainText(line.optionLabel),
    question: label,
    way,
    segment: percent(line.segment.share),
    others: percent(line.others.share),
    shares: { segment: line.segment.share, others: line.others.share },
    difference: `${worded(way, 'more', 'less')}${pointsApart(line.difference.difference)} points (${pointsApart(low)} to ${pointsApart(high)})`,
    residual: signed(line.strength, 1),
    index: line.index === null ? '–' : String(Math.round(line.index)),
  }
}

function worded(way: ProfileLine['way'], more: string, less: string): string {
  return way === 'undecided' ? '' : `${way === 'more' ? more : less}: `
}

function sentimentLine(sentiment: Profile['sentiment']): string | undefined {
  if (!sentiment || sentiment.segment.mean === null) return undefined
  const { segment, others, difference } = sentiment
  const against = others.mean === null ? '' : `, ${signed(others.mean)} among everyone else`
  const apart =
    difference.difference === null
      ? ''
      : `; difference ${signed(difference.difference)} (${signed(difference.low)} to ${signed(difference.high)})`
  return `Sentiment from −1 to +1: ${signed(segment.mean)} on average (n = ${segment.base})${against}${apart}.`
}

async function themesOf(db: Db, studyId: string, themes: ThemeLine[]): Promise<ProfileTheme[]> {
  const quotes = await findQuotes(
    db,
    studyId,
    themes.flatMap(({ texts }) => texts),
  )
  const byId = new Map(quotes.map((quote) => [quote.id, quote]))
  return themes.map(({ theme, label, segment, others, positive, neutral, negative, texts }) => ({
    key: theme,
    label,
    share: shareOfSpeakers(segment, others),
    mood: `${positive} speak well of it, ${negative} badly, ${neutral} neither.`,
    quotes: tellingFirst(texts.flatMap((id) => byId.get(id) ?? []))
      .slice(0, 2)
      .map(({ text, surveyId, sessionId, itemId }) => ({
        text: text.length > 400 ? `${text.slice(0, 400)} …` : text,
        href:
          surveyId === null
            ? `/studies/${studyId}/sessions/${sessionId ?? ''}?turn=${itemId}#turn-${itemId}`
            : `/studies/${studyId}/surveys/${surveyId}/responses/${itemId}`,
        from: surveyId === null ? 'In its session' : 'The whole response',
      })),
  }))
}

/** The same words once, and a single word only where nobody said more. */
function tellingFirst<T extends { text: string }>(quotes: T[]): T[] {
  const once = [...new Map(quotes.map((quote) => [quote.text, quote])).values()]
  const isMore = ({ text }: T) => /\S\s+\S/.test(text)
  return [...once.filter(isMore), ...once.filter((quote) => !isMore(quote))]
}

/** Themes are of those who said anything, who may be few though the segment is large. */
function shareOfSpeakers(segment: Share, others: Share): string {
  const isFew = Math.min(segment.base, others.base) < smallest
  const here = isFew
    ? `${segment.count} of the ${segment.base} who said anything`
    : `${counted(segment.count, 'person', 'people')}, ${percent(segment.share)} (${percentRange(segment.low, segment.high)}) of those who said anything`
  const there = isFew ? `${others.count} of ${others.base}` : percent(others.share)
  return `${here}; ${there} among everyone else.`
}
