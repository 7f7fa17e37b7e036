import type { Asked } from '../ask.ts'
import { escapedMarkdown } from '../markdown.ts'
import type { ListItem, Value } from '../question-type.ts'
import { spokenMoment, spokenNumber } from '../spoken.ts'
import type { Section } from '../survey.ts'
import { type Text, textIn } from '../text.ts'
import { chanceOf } from '../chance.ts'
import type { PlannedQuestion, PlannedSection } from './plan.ts'
import { changeText, partIn, questionIn } from './references.ts'
import { changeSettings, changeWithin } from './texts-within.ts'
import type { Walker } from './walker.ts'

/** A question in the form in which one person meets it: lists as offered, answers in its texts, arranged by chance. */
export function prepared(
  planned: PlannedQuestion,
  walker: Walker,
  lists: Readonly<Record<string, readonly ListItem[]>>,
): Asked {
  const { asked, mentions } = planned
  const { question } = asked
  const { title, help, checks } = question
  const say = <T extends Text | undefined>(text: T) => spoken(text, walker, planned, true)
  return asked.as({
    person: true,
    lists,
    ...(mentions.words && {
      question: {
        ...question,
        title: say(title),
        ...(help && { help: say(help) }),
        ...(checks && { checks: checks.map((check) => ({ ...check, message: say(check.message) })) }),
      },
    }),
    ...(mentions.settings && { settings: settingsFor(planned, walker) }),
    ...(asked.arranged && { chance: chanceOf(walker.seed, question.id) }),
  })
}

/** A section with answers in its title and its last words. */
export function preparedSection(planned: PlannedSection, walker: Walker): Section {
  if (!planned.mentions) return planned.section
  const { section } = planned
  const { title, screenOut } = section
  return {
    ...section,
    ...(title && { title: spoken(title, walker, planned, true) }),
    ...(screenOut?.message && {
      screenOut: { ...screenOut, message: spoken(screenOut.message, walker, planned, true) },
    }),
  }
}

/** A text with the answers that it mentions, as they read in the language of the text. */
export function spoken<T extends Text | undefined>(
  text: T,
  walker: Walker,
  place: Pick<PlannedSection, 'round'>,
  markdown: boolean,
): T {
  return changeText(text, (reference, language) => {
    const said = saidOf(reference, language, walker, place)
    return said !== undefined && markdown ? escapedMarkdown(said) : said
  })
}

function settingsFor(planned: PlannedQuestion, walker: Walker): unknown {
  const languages = new Set(walker.plan.survey.languages)
  return changeSettings(planned.asked, (value, isProse) =>
    changeWithin(value, languages, { text: (text) => spoken(text, walker, planned, isProse) }),
  )
}

/** Undefined where nothing of that name is known: the braces stay. */
function saidOf(
  reference: string,
  language: string,
  walker: Walker,
  place: Pick<PlannedSection, 'round'>,
): string | undefined {
  if (reference === 'loop')
    return place.round && (walker.ownWords(place) ?? textIn(place.round.item.label, language))
  const planned = walker.plan.ids.get(questionIn(reference))
  if (!planned) return undefined
  const answer = walker.answerTo(planned.asked.question.id)
  if (answer === undefined) return ''
  const asked = walker.formOf(planned)
  const part = partIn(reference)
  const said = part === undefined ? asked.show(answer, language) : partSaid(asked, answer, part, language)
  return said.slice(0, mostSaid)
}

const mostSaid = 2_000

/** Options within a part are said in their words. */
function partSaid(asked: Asked, answer: unknown, part: string, language: string): string {
  const labels = new Map(
    Object.values(asked.lists).flatMap(({ items }) => items.map(({ id, label }) => [id, label] as const)),
  )
  const kind = asked.parts.find((one) => one.part === part)?.kind
  const one = (value: Value | number | string) => {
    if (typeof value === 'number') return spokenNumber(value, language)
    if (typeof value !== 'string') return String(value ?? '')
    if (labels.has(value)) return textIn(labels.get(value), language)
    return kind === 'date' || kind === 'time' ? spokenMoment(value, language) : value
  }
  const value = asked.partValue(answer, part)
  return Array.isArray(value) ? value.map(one).join(', ') : one(value)
}
