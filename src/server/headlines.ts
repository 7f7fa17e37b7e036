import { type Line, smallest } from '../analysis/profile-lines.ts'
import { tellingDifferences } from '../analysis/telling.ts'
import type { QuestionResult } from '../analysis/question-result.ts'
import type { Column } from '../surveys/column.ts'
import { plainText } from '../surveys/markdown.ts'
import { columnsOf } from '../surveys/table.ts'
import type { Headline } from '../views/design/study-page.tsx'
import { headlineOf } from '../views/findings/words.ts'
import { decimal, percent, percentRange, pointsApart, signed } from '../views/parts/figures.ts'
import { thousands } from '../views/parts/numbers.ts'
import type { Analysis } from './analysis.ts'
import type { Db } from './store/db.ts'
import { listSegments } from './store/segments.ts'
import { listSurveys, type SurveyRecord } from './store/surveys.ts'

interface Desk {
  db: Db
  analysis: Analysis
}

/** How many sentences an overview bears, and how many of them compare segments. */
const most = { all: 4, differences: 3 }

/** Every segment costs a profile, so the oldest ones are compared. */
const segmentsCompared = 6

/**
 * What stands out in closed answers: how segments differ, then what the main questions come to. Undefined while the
 * answers are still being read.
 */
export async function headlinesOf(
  app: Desk,
  studyId: string,
  wave?: string,
): Promise<Headline[] | undefined> {
  if ((await app.analysis.columns(studyId)).state === 'reading') return undefined
  const [differences, surveys] = await Promise.all([
    differencesOf(app, studyId, wave),
    listSurveys(app.db, studyId),
  ])
  const answers = await Promise.all(
    surveys.filter(({ state }) => state !== 'draft').map((survey) => answersOf(app, survey, wave)),
  )
  return [...differences, ...inTurn(answers)].slice(0, most.all)
}

async function differencesOf({ db, analysis }: Desk, studyId: string, wave?: string): Promise<Headline[]> {
  const segments = (await listSegments(db, studyId)).slice(0, segmentsCompared)
  const replies = await Promise.all(
    segments.map(async (segment, place) => {
      const reply = await analysis.profile(studyId, segment.rule, { wave, earlier: segments.slice(0, place) })
      return reply.state === 'ready' ? [{ segment, profile: reply.result }] : []
    }),
  )
  const compared = replies.flat()
  const profiles = compared.map(({ profile }) => profile)
  return tellingDifferences(profiles, most.differences).flatMap(({ profile, line }) => {
    const segment = compared[profile]?.segment
    if (!segment) return []
    const href = `/studies/${studyId}/segments/${segment.id}${queryOf(wave)}`
    return [{ about: segment.title, href, sentence: differenceIn(line) }]
  })
}

function differenceIn(line: Line): string {
  const question = plainText(line.label)
  const { difference, low, high } = line.difference
  const bases = `n = ${thousands(line.segment.base)} and ${thousands(line.others.base)}`
  if (line.kind === 'share')
    return `${percent(line.segment.share)} say “${plainText(line.optionLabel)}” to “${question}”, and ${percent(line.others.share)} of everyone else: ${pointsApart(difference)} points (${pointsApart(low)} to ${pointsApart(high)}, ${bases}).`
  if (line.kind === 'mean')
    return `The mean of “${question}” is ${decimal(line.segment.mean)}, and ${decimal(line.others.mean)} among everyone else: ${signed(difference)} (${signed(low)} to ${signed(high)}, ${bases}).`
  const { higher } = line
  return `Their answer to “${question}” is the ${line.strength > 0 ? 'higher' : 'lower'} one in ${percent(line.strength > 0 ? higher.share : 1 - higher.share)} of pairs of one of them and one of everyone else (${line.strength > 0 ? percentRange(higher.low, higher.high) : percentRange(1 - higher.high, 1 - higher.low)}, ${bases}).`
}

/** A survey's scores first, then its questions as they come; or that too few have answered. */
async function answersOf({ analysis }: Desk, survey: SurveyRecord, wave?: string): Promise<Headline[]> {
  const { studyId, id, title, draft } = survey
  const reply = await analysis.surveyResults(studyId, id, { wave })
  if (reply.state !== 'ready' || reply.result.counted.responses === 0) return []
  const { counted, questions } = reply.result
  const results = `/studies/${studyId}/surveys/${id}/results`
  if (counted.responses < smallest)
    return [
      {
        about: title,
        href: `${results}${queryOf(wave)}`,
        sentence: `Too few answers to say (n = ${counted.responses}).`,
      },
    ]
  const main = new Set(mainColumns(columnsOf([draft])).map(({ key }) => key))
  const told = questions.filter(({ column, answering }) => main.has(column.key) && answering.base >= smallest)
  return [...told.filter(isScore), ...told.filter((result) => !isScore(result))].flatMap((result) => {
    const sentence = headlineOf(result)
    const { key, label } = result.column
    return sentence ? [{ about: plainText(label), href: `${results}/${key}${queryOf(wave)}`, sentence }] : []
  })
}

/** One column of each question that is not about who people are; parts of a whole say nothing by themselves. */
function mainColumns(columns: readonly Column[]): Column[] {
  const asked = new Set<string>()
  return columns.filter(({ key, question = key, about, group, scale }) => {
    if (asked.has(question) || about === 'demographic' || about === 'geographic') return false
    if (scale === 'place' || (group && !rated.has(group.kind))) return false
    asked.add(question)
    return true
  })
}

const rated = new Set(['nps', 'csat', 'ces', 'battery'])

function isScore({ score }: QuestionResult): boolean {
  return score !== undefined
}

/** The first of each list, then the second of each, and so on. */
function inTurn<T>(lists: readonly T[][]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1)),
  ).flat()
}

function queryOf(wave: string | undefined): string {
  return wave === undefined ? '' : `?wave=${wave}`
}
