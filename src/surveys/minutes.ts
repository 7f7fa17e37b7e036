import { askIfSound } from './ask.ts'
import { questionsOf, type Survey } from './survey.ts'
import { textIn } from './text.ts'

/** Silent reading, words a minute (Brysbaert 2019). */
const wordsAMinute = 238
/** What finding and marking an answer takes, and writing one in own words, in seconds; a rough rule of thumb. */
const secondsToAnswer = 5
const secondsToWrite = 25
const mostOptionsRead = 12

/** How long all questions take together, in whole minutes from 1; what a rule hides is reckoned like the rest. */
export function minutesOf(survey: Survey, language: string): number {
  if (survey.trust?.minutes !== undefined) return survey.trust.minutes
  let seconds = (wordsIn(textIn(survey.intro, language)) / wordsAMinute) * 60
  for (const question of questionsOf(survey)) {
    const asked = askIfSound(question)
    if (!asked) continue
    const columns = asked.takesAnswer ? asked.columns(language) : []
    const options = columns[0]?.options?.slice(0, mostOptionsRead).map(({ label }) => label) ?? []
    const words = [textIn(question.title, language), textIn(question.help, language), ...options].join(' ')
    seconds += (wordsIn(words) / wordsAMinute) * 60
    for (const { scale } of columns) seconds += scale === 'text' ? secondsToWrite : secondsToAnswer
  }
  return Math.max(1, Math.round(seconds / 60))
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length
}
