import { type Asked, askIfSound } from './ask.ts'
import type { Known } from './expression/index.ts'
import { askedSections } from './flow/expand.ts'
import { plainText } from './markdown.ts'
import type { Survey } from './survey.ts'
import { textIn } from './text.ts'
import { knownOf } from './problems/scope.ts'

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
  const at = survey.sections.findIndex((section) =>
    'section' in place
      ? section.id === place.section
      : section.questions.some(({ id }) => id === place.question),
  )
  const own = survey.sections[at]
  const ends = 'section' in place ? place.after : undefined
  const upTo = own?.questions.findIndex(({ id }) => 'question' in place && id === place.question) ?? 0
  const inOwn = ends ? own?.questions : own?.questions.slice(0, Math.max(0, upTo))
  return [
    ...asksBefore(survey, at < 0 ? survey.sections.length : at),
    // Within a loop, its own questions go by their plain names.
    ...(inOwn ?? []).flatMap((question) => askIfSound(question) ?? []),
  ].flatMap((asked) => readablesOf(asked, language))
}

/** What is asked in the sections before this one, in all rounds of its loops. */
function asksBefore(survey: Survey, at: number): Asked[] {
  const earlier = new Set(survey.sections.slice(0, at))
  return askedSections(survey)
    .filter(({ from }) => earlier.has(from))
    .flatMap(({ questions }) => questions.map(({ asked }) => asked))
}

function readablesOf(asked: Asked, language: string): Readable[] {
  if (!asked.takesAnswer) return []
  const title = plainText(textIn(asked.question.title, language))
  return knownOf(asked, language).map(([id, known]) => ({ id, title, example: exampleOf(id, known) }))
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
