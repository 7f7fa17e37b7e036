import type { Asked } from '../ask.ts'
import type { Text } from '../text.ts'
import { questionIn, referencesIn } from './references.ts'
import { changeSettings, changeWithin } from './texts-within.ts'

/** Where a question's texts mention answers to others. */
export interface Mentions {
  /** Title, help or the message of a check. */
  words: boolean
  settings: boolean
}

interface Names {
  known: ReadonlySet<string>
  languages: ReadonlySet<string>
}

export const mentionsIn = { text: mentionsInText, question: mentionsInQuestion }

/** Most texts hold no brace at all. */
function mentionsInText(text: Text | undefined, known: ReadonlySet<string>): boolean {
  if (text === undefined) return false
  for (const language in text)
    if (text[language]?.includes('{'))
      return referencesIn(text).some((reference) => reference === 'loop' || known.has(questionIn(reference)))
  return false
}

function mentionsInQuestion(asked: Asked, { known, languages }: Names): Mentions {
  const { title, help, checks = [] } = asked.question
  let settings = false
  const look = (text: Text) => {
    settings ||= mentionsInText(text, known)
    return text
  }
  changeSettings(asked, (value) => changeWithin(value, languages, { text: look }))
  return {
    words: [title, help, ...checks.map(({ message }) => message)].some((text) => mentionsInText(text, known)),
    settings,
  }
}
