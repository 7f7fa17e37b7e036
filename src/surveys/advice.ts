import type { Survey } from './survey.ts'
import { translationAdvice } from './translations.ts'

export interface Advice {
  /** The id of the question or section, or the aspect, where it can be followed; `survey` for the whole. */
  where: string
  message: string
}

/** What an author should think of before publishing; nothing here stops it. */
export function adviceOn(survey: Survey): Advice[] {
  return [...trustAdvice(survey), ...translationAdvice(survey)]
}

/** People answer more, and more truly, where they know whom. */
function trustAdvice({ trust }: Survey): Advice[] {
  const missing = [
    !trust?.asker && 'who asks',
    !trust?.purpose && 'what the answers are for',
    !trust?.contact && 'whom they may ask',
    !trust?.keptDays && 'how long answers are kept',
  ].filter((words) => words !== false)
  if (missing.length === 0) return []
  return [{ where: 'trust', message: `People are not told ${listed(missing)}.` }]
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
