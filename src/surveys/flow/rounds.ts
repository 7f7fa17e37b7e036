import type { Asked } from '../ask.ts'
import { escapedMarkdown } from '../markdown.ts'
import type { ListItem } from '../question-type.ts'
import type { Question, Section } from '../survey.ts'
import { type Text, textIn } from '../text.ts'
import { changeRule, changeText, changeWords, type Change, renaming } from './references.ts'
import { changeSettings, changeWithin } from './texts-within.ts'

/** A loop's section is asked once for each option of an earlier question: each time is a round, with ids of its own. */
export interface Round {
  over: string
  which: 'chosen' | 'not chosen'
  item: ListItem
}

/** What names a question or section of a loop in one of its rounds: `price:phone`. */
export function roundId(id: string, { item }: Pick<Round, 'item'>): string {
  return `${id}:${item.id}`
}

/** How one round writes what its section says of its own questions and of its option. */
export interface RoundWriter {
  section(section: Section): Section
  question(asked: Asked): Asked
}

/** `{loop}` stays in titles where the option's own words will be known only once they are given. */
export function roundWriter(
  round: Round,
  own: ReadonlySet<string>,
  languages: readonly string[],
): RoundWriter {
  const { item } = round
  const rename = renaming((id) => (own.has(id) ? roundId(id, round) : undefined))
  const inRule: Change = (reference) => (reference === 'loop' ? `'${item.id}'` : rename(reference))
  const label = (language: string) => textIn(item.label, language, languages[0])
  const rule = (text: string) => changeRule(text, inRule)
  const words = <T extends Text | undefined>(text: T, markdown: boolean) =>
    changeText(text, (reference, language) =>
      reference !== 'loop'
        ? rename(reference)
        : markdown
          ? escapedMarkdown(label(language))
          : label(language),
    )
  const spoken = item.kind === 'other' ? renamed : (text: Text) => words(text, true)
  function renamed(text: Text): Text {
    return changeText(text, rename)
  }
  return {
    section: (section) => sectionIn(round, section, { rule, spoken }),
    question: (asked) => questionIn(round, asked, { rule, words, spoken, inRule, rename, languages }),
  }
}

interface Writing {
  rule(text: string): string
  spoken(text: Text): Text
}

function sectionIn(round: Round, section: Section, { rule, spoken }: Writing): Section {
  const { loop: _, id, title, showIf, screenOut, jumps, ...rest } = section
  return {
    ...rest,
    id: roundId(id, round),
    ...(title && { title: spoken(title) }),
    ...(showIf !== undefined && { showIf: rule(showIf) }),
    ...(screenOut && {
      screenOut: {
        when: rule(screenOut.when),
        ...(screenOut.message && { message: spoken(screenOut.message) }),
      },
    }),
    ...(jumps && {
      jumps: jumps.map(({ when, to }) => ({ to, ...(when !== undefined && { when: rule(when) }) })),
    }),
  }
}

interface QuestionWriting extends Writing {
  words<T extends Text | undefined>(text: T, markdown: boolean): T
  inRule: Change
  rename: Change
  languages: readonly string[]
}

function questionIn(round: Round, asked: Asked, writing: QuestionWriting): Asked {
  const { rule, words, spoken, inRule, rename, languages } = writing
  const { question } = asked
  const { id, title, help, showIf, checks, lists } = question
  const own: Question = {
    ...question,
    id: roundId(id, round),
    title: spoken(title),
    ...(help && { help: spoken(help) }),
    ...(showIf !== undefined && { showIf: rule(showIf) }),
    ...(checks && {
      checks: checks.map((check) => ({ rule: rule(check.rule), message: spoken(check.message) })),
    }),
    ...(lists && { lists: carriedWithin(lists, rename) }),
  }
  const known = new Set(languages)
  const inSettings = (markdown: boolean) => ({
    text: (text: Text) => words(text, markdown),
    words: (text: string) => changeWords(text, inRule),
  })
  return asked.as({
    question: own,
    settings: changeSettings(asked, (value, isProse) => changeWithin(value, known, inSettings(isProse))),
    round: { of: question, item: round.item, title: words(title, true) },
  })
}

function carriedWithin(lists: NonNullable<Question['lists']>, rename: Change): Question['lists'] {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => {
      const from = list.carry && rename(list.carry.from)?.slice(1, -1)
      return [name, list.carry && from ? { ...list, carry: { ...list.carry, from } } : list]
    }),
  )
}
