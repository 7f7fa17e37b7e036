import { askIfSound } from './ask.ts'
import type { Known } from './expression/index.ts'
import { plainText } from './markdown.ts'
import type { Question, Survey } from './survey.ts'
import { textIn } from './text.ts'
import { knownOf } from './version.ts'

/** A question whose answer, or a part of it, a rule may read, with a comparison that fits it. */
export interface Readable {
  id: string
  title: string
  example: string
}

/**
 * What a rule can read: answers to what is asked before this question or section, or, with `after`, up to the end of
 * that section.
 */
export function readableBefore(
  survey: Survey,
  place: { question: string } | { section: string; after?: boolean },
): Readable[] {
  const language = survey.languages[0] ?? 'en'
  const earlier: Question[] = []
  for (const section of survey.sections) {
    if ('section' in place && section.id === place.section && !place.after) break
    const at = 'question' in place ? section.questions.findIndex(({ id }) => id === place.question) : -1
    earlier.push(...(at < 0 ? section.questions : section.questions.slice(0, at)))
    if (at >= 0 || ('section' in place && section.id === place.section)) break
  }
  return earlier.flatMap((question) => {
    const asked = askIfSound(question)
    if (!asked?.takesAnswer) return []
    const title = plainText(textIn(question.title, language))
    return knownOf(asked, language).map(([id, known]) => ({ id, title, example: exampleOf(id, known) }))
  })
}

/** A draft without the questions that cannot be read yet. */
export function soundPart(draft: Survey): Survey {
  const sections = draft.sections.map((section) => ({
    ...section,
    questions: section.questions.filter((question) => askIfSound(question)),
  }))
  return { ...draft, sections }
}

function exampleOf(id: string, { kind, options }: Known): string {
  const first = options?.[0]
  switch (kind) {
    case 'set':
      return `{${id}} contains '${first ?? 'option'}'`
    case 'number':
      return `{${id}} >= ${first ?? 10}`
    case 'numbers':
      return `sum({${id}}) >= 10`
    case 'time':
      return `{${id}} >= '12:00'`
    case 'date':
      return `{${id}} >= 2026-01-31`
    case 'boolean':
      return `{${id}}`
    case 'text':
      return first === undefined ? `answered({${id}})` : `{${id}} = '${first}'`
  }
}
