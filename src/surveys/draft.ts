import { withRenamed } from './renaming.ts'
import { slugOf } from './slug.ts'
import { type Question, questionsOf, type Section, type Survey } from './survey.ts'
import type { Text } from './text.ts'

/** What an author does to a draft; each gives a new one and leaves the old as it is. */

export function blankSurvey(title: string, language = 'en'): Survey {
  return {
    format: 1,
    title: { [language]: title },
    languages: [language],
    sections: [{ id: 'part_1', questions: [] }],
  }
}

/** `taken` are ids that meant something in an earlier version; the new question gets another. */
export function addQuestion(
  survey: Survey,
  sectionId: string,
  question: { type: string; title: string; settings: Record<string, unknown> },
  taken: Iterable<string> = [],
): { survey: Survey; id: string } {
  const language = firstLanguage(survey)
  const ids = new Set([...taken, ...questionsOf(survey).map(({ id }) => id)])
  const id = slugOf(question.title, ids, { fallback: 'question', letterFirst: true })
  const added: Question = {
    id,
    type: question.type,
    title: { [language]: question.title },
    required: false,
    settings: question.settings,
  }
  return {
    survey: inSection(survey, sectionId, (section) => ({
      ...section,
      questions: [...section.questions, added],
    })),
    id,
  }
}

/** Puts a question in the place of the one with this id; what mentions it follows it to a new id. */
export function replaceQuestion(survey: Survey, id: string, question: Question): Survey {
  const replaced = eachQuestion(survey, (present) => (present.id === id ? question : present))
  return question.id === id ? replaced : withRenamed(replaced, id, question.id)
}

export function removeQuestion(survey: Survey, id: string): Survey {
  return eachSection(survey, (section) => ({
    ...section,
    questions: section.questions.filter((question) => question.id !== id),
  }))
}

export type Direction = 'up' | 'down'

/** One place up or down; past the end of its section it goes to the next one. */
export function moveQuestion(survey: Survey, id: string, direction: Direction): Survey {
  const at = survey.sections.findIndex(({ questions }) => questions.some((question) => question.id === id))
  const section = survey.sections[at]
  if (!section) return survey
  const place = section.questions.findIndex((question) => question.id === id)
  const next = place + (direction === 'up' ? -1 : 1)
  if (next >= 0 && next < section.questions.length)
    return inSection(survey, section.id, (own) => ({
      ...own,
      questions: swapped(own.questions, place, next),
    }))
  const neighbour = survey.sections[at + (direction === 'up' ? -1 : 1)]
  return neighbour ? placeQuestion(survey, id, neighbour.id, direction === 'up' ? 'last' : 'first') : survey
}

/** Into a section, as its first or last question. */
export function placeQuestion(
  survey: Survey,
  id: string,
  sectionId: string,
  place: 'first' | 'last' = 'last',
): Survey {
  const question = questionsOf(survey).find((present) => present.id === id)
  if (!question || !survey.sections.some((section) => section.id === sectionId)) return survey
  return inSection(removeQuestion(survey, id), sectionId, (section) => ({
    ...section,
    questions: place === 'first' ? [question, ...section.questions] : [...section.questions, question],
  }))
}

export function addSection(survey: Survey, title: string): { survey: Survey; id: string } {
  const ids = new Set(survey.sections.map(({ id }) => id))
  const id = slugOf(title, ids, { fallback: 'part', letterFirst: true })
  const section: Section = {
    id,
    ...(title !== '' && { title: { [firstLanguage(survey)]: title } }),
    questions: [],
  }
  return { survey: { ...survey, sections: [...survey.sections, section] }, id }
}

/** What is said of a section besides its questions. */
export function replaceSection(survey: Survey, id: string, said: Omit<Section, 'id' | 'questions'>): Survey {
  return inSection(survey, id, (section) => {
    const { title: _, showIf: _s, screenOut: _o, jumps: _j, loop: _l, ...others } = section
    const { shuffled: _h, anchored: _a, timeLimit: _t, ...kept } = others
    return { ...kept, ...said }
  })
}

/** With its questions. */
export function removeSection(survey: Survey, id: string): Survey {
  return { ...survey, sections: survey.sections.filter((section) => section.id !== id) }
}

export function moveSection(survey: Survey, id: string, direction: Direction): Survey {
  const place = survey.sections.findIndex((section) => section.id === id)
  const next = place + (direction === 'up' ? -1 : 1)
  if (place < 0 || next < 0 || next >= survey.sections.length) return survey
  return { ...survey, sections: swapped(survey.sections, place, next) }
}

/** The text with one language's words replaced; nothing where no words are left. */
export function withWords(text: Text | undefined, language: string, words: string): Text | undefined {
  const { [language]: _, ...others } = text ?? {}
  const all = words === '' ? others : { ...others, [language]: words }
  return Object.keys(all).length > 0 ? all : undefined
}

function firstLanguage(survey: Survey): string {
  return survey.languages[0] ?? 'en'
}

function eachSection(survey: Survey, change: (section: Section) => Section): Survey {
  return { ...survey, sections: survey.sections.map(change) }
}

function inSection(survey: Survey, id: string, change: (section: Section) => Section): Survey {
  return eachSection(survey, (section) => (section.id === id ? change(section) : section))
}

function eachQuestion(survey: Survey, change: (question: Question) => Question): Survey {
  return eachSection(survey, (section) => ({ ...section, questions: section.questions.map(change) }))
}

function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  return list.map((item, index) =>
    index === one ? (list[other] ?? item) : index === other ? (list[one] ?? item) : item,
  )
}
