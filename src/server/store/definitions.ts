import { isDeepStrictEqual } from 'node:util'
import type { Question, Survey } from '../../surveys/survey.ts'
import { firstLanguageFirst } from '../../surveys/translations.ts'

const mostKept = 100

const kept = new Map<string, { json: string; definition: Survey }>()

/**
 * A stored definition as a value. Everything made from a definition or a question is kept by its identity, so the one
 * read last under this name is given again while its text is the same, and of a changed one every question that stayed.
 * Only definitions read by the schema are ever written, so they have its shape.
 */
export function readDefinition(name: string, json: string): Survey {
  const last = kept.get(name)
  if (last?.json === json) return last.definition
  const read = firstLanguageFirst(JSON.parse(json) as Survey)
  const definition = last ? withKnown(read, last.definition) : read
  kept.delete(name)
  kept.set(name, { json, definition })
  const [oldest] = kept.keys()
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
  return definition
}

function withKnown(read: Survey, before: Survey): Survey {
  const known = new Map(before.sections.flatMap(({ questions }) => questions.map((each) => [each.id, each])))
  const same = (question: Question) => {
    const earlier = known.get(question.id)
    return earlier && isDeepStrictEqual(earlier, question) ? earlier : question
  }
  return {
    ...read,
    sections: read.sections.map((section) => ({ ...section, questions: section.questions.map(same) })),
  }
}
