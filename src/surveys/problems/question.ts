import { type Asked, askIfSound } from '../ask.ts'
import { nearest } from '../nearest.ts'
import { questionTypes } from '../question-types/index.ts'
import type { Question } from '../survey.ts'
import type { Text } from '../text.ts'
import type { Add } from './scope.ts'

/** What is wrong with a question by itself; undefined where it cannot be asked at all. */
export function checkQuestion(question: Question, language: string, add: Add): Asked | undefined {
  const { id, type } = question
  if (!Object.hasOwn(questionTypes, type)) {
    const meant = nearest(type, Object.keys(questionTypes))
    add(id, `“${type}” is not a kind of question.${meant ? ` Did you mean “${meant}”?` : ''}`)
    return undefined
  }
  // JavaScript gives every object a property of the one name, and texts in loops read the other.
  if (id === 'constructor' || id === 'loop') add(id, 'Give this question another id; this one is taken.')
  const asked = askIfSound(question)
  if (!asked) {
    // An unknown name was refused above.
    const settings = questionTypes[type as keyof typeof questionTypes].settings.safeParse(question.settings)
    for (const { path, message } of settings.error?.issues ?? [])
      add(id, path.length > 0 ? `${path.join('.')}: ${message}` : message)
    return undefined
  }
  if (asked.takesAnswer && isBlank(question.title, language))
    add(id, `Give this question a title in the survey's first language (${language}).`)
  return asked
}

/** `where` is the question as its author knows it. */
export function checkColumns(
  asked: Asked,
  where: string,
  { language, keys, add }: { language: string; keys: Map<string, string>; add: Add },
): void {
  for (const { key, options = [] } of asked.columns(language)) {
    const other = keys.get(key)
    if (other) add(where, `Its column “${key}” is also one of the question “${other}”. Give it another id.`)
    keys.set(key, asked.question.id)
    const seen = new Set<string>()
    for (const option of options) {
      if (seen.has(option.id)) add(where, `Two options have the id “${option.id}”. Give one of them another.`)
      seen.add(option.id)
    }
  }
}

export function isBlank(text: Text, language: string): boolean {
  return (text[language] ?? '').trim() === ''
}
