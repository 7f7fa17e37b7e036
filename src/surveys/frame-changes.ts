import type { Section, Survey } from './survey.ts'
import { type Text, textIn } from './text.ts'
import type { SurveyChange } from './question-changes.ts'

/** What changed around the questions: names, languages, sections and their rules. None of it alters an answer. */
export function frameChanges(latest: Survey, draft: Survey): SurveyChange[] {
  const language = draft.languages[0] ?? 'en'
  const before = new Map(latest.sections.map((section) => [section.id, section]))
  const now = new Set(draft.sections.map(({ id }) => id))
  const sentences: [string, string][] = [
    ...surveySentences(latest, draft, language).map((sentence): [string, string] => ['survey', sentence]),
    ...draft.sections.flatMap((section) =>
      sectionSentences(before.get(section.id), section, language).map((sentence): [string, string] => [
        section.id,
        sentence,
      ]),
    ),
    ...latest.sections
      .filter(({ id }) => !now.has(id))
      .map((section): [string, string] => [section.id, `${nameOf(section, language)} is gone.`]),
    ...moved(latest, draft).map(([id, to]): [string, string] => [
      id,
      `“${id}” is now asked in the section “${textIn(to.title, language) || to.id}”.`,
    ]),
  ]
  return sentences.map(([question, message]) => ({ question, change: 'changed', safe: true, message }))
}

function surveySentences(latest: Survey, draft: Survey, language: string): string[] {
  const sentences: string[] = []
  if (!same(latest.title, draft.title))
    sentences.push(`The survey is now called “${textIn(draft.title, language)}”.`)
  if (!same(latest.intro, draft.intro))
    sentences.push(draft.intro ? 'The introduction reads differently.' : 'There is no introduction any more.')
  if (!same(latest.thanks, draft.thanks)) sentences.push('The words of thanks read differently.')
  if (!alike(latest.shuffled, draft.shuffled)) sentences.push('Sections come in another order by chance.')
  const added = draft.languages.filter((known) => !latest.languages.includes(known))
  const gone = latest.languages.filter((known) => !draft.languages.includes(known))
  if (added.length > 0) sentences.push(`It can also be answered in: ${added.join(', ')}.`)
  if (gone.length > 0) sentences.push(`It can no longer be answered in: ${gone.join(', ')}.`)
  if (added.length + gone.length === 0 && !same(latest.languages, draft.languages))
    sentences.push('Its languages come in another order.')
  const kept = (survey: Survey, other: Survey) =>
    survey.sections.map(({ id }) => id).filter((id) => other.sections.some((section) => section.id === id))
  if (!same(kept(latest, draft), kept(draft, latest))) sentences.push('Sections come in another order.')
  return sentences
}

function sectionSentences(before: Section | undefined, section: Section, language: string): string[] {
  const name = nameOf(section, language)
  if (!before) return [`${name} is new.`]
  const sentences: string[] = []
  if (!same(before.title, section.title)) sentences.push(`${nameOf(before, language)} has another title.`)
  if ((before.showIf ?? '') !== (section.showIf ?? ''))
    sentences.push(`${name} is now shown ${section.showIf ? `if ${section.showIf}` : 'to all'}.`)
  if ((before.screenOut?.when ?? '') !== (section.screenOut?.when ?? ''))
    sentences.push(
      section.screenOut
        ? `${name} now screens out if ${section.screenOut.when}.`
        : `${name} screens out nobody now.`,
    )
  else if (!same(before.screenOut?.message, section.screenOut?.message))
    sentences.push(`The words to those whom ${name} screens out read differently.`)
  if (!alike(before.jumps, section.jumps)) sentences.push(`${name} leads elsewhere afterwards.`)
  if (!alike(before.loop, section.loop))
    sentences.push(
      section.loop
        ? `${name} is now asked once for each option of {${section.loop.over}}; each round has columns of its own.`
        : `${name} is now asked once; answers given in its rounds are kept apart.`,
    )
  if (!alike([before.shuffled, before.anchored], [section.shuffled, section.anchored]))
    sentences.push(`${name} comes in another order by chance.`)
  if (!alike(before.timeLimit, section.timeLimit)) sentences.push(`${name} has another time limit.`)
  return sentences
}

/** Questions that stand in another section than before. */
function moved(latest: Survey, draft: Survey): [string, Section][] {
  const before = new Map(
    latest.sections.flatMap(({ id, questions }) => questions.map((it) => [it.id, id] as const)),
  )
  return draft.sections.flatMap((section) =>
    section.questions
      .filter(({ id }) => before.has(id) && before.get(id) !== section.id)
      .map(({ id }): [string, Section] => [id, section]),
  )
}

function nameOf(section: Section, language: string): string {
  return `The section “${textIn(section.title, language) || section.id}”`
}

function same(
  one: Text | readonly string[] | undefined,
  other: Text | readonly string[] | undefined,
): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
