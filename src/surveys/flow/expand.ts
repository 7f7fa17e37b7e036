import { type Asked, type AskedList, askIfSound } from '../ask.ts'
import type { ListItem } from '../question-type.ts'
import type { Question, Section, Survey } from '../survey.ts'
import { type Round, roundWriter } from './rounds.ts'

/** A section as it is asked: itself, or one round of a loop. */
export interface AskedSection {
  section: Section
  /** As the author wrote it. */
  from: Section
  round?: Round
  questions: AskedQuestion[]
}

export interface AskedQuestion {
  asked: Asked
  /** Before anything is carried into its lists. */
  own: Asked
  /** As the author wrote it. */
  from: Question
}

const expansions = new WeakMap<Survey, AskedSection[]>()

/**
 * The sections with loops written out, a round for each option they may run over, and lists that are carried over with
 * all items they may ever hold: so that every answer has its question and column, whoever answers. Questions that
 * cannot be read are left out, and so is a loop over nothing; `problemsOf` names them.
 */
export function askedSections(survey: Survey): AskedSection[] {
  const known = expansions.get(survey)
  if (known) return known
  const byId = new Map<string, Asked>()
  const sections = survey.sections.flatMap((section) => roundsOf(section, byId, survey))
  expansions.set(survey, sections)
  return sections
}

/** Every question that may be asked, in the order of the survey. */
export function askedQuestions(survey: Survey): Asked[] {
  return askedSections(survey).flatMap(({ questions }) => questions.map(({ asked }) => asked))
}

/** The list whose items an answer picks. */
export function pickedList(asked: Asked | undefined): (AskedList & { name: string }) | undefined {
  const [name, list] = Object.entries(asked?.lists ?? {}).find(([, { picked }]) => picked) ?? []
  return name !== undefined && list ? { ...list, name } : undefined
}

/** What a later question or loop may take over of a list: nobody is asked about “none of these”. */
export function portable(items: readonly ListItem[]): readonly ListItem[] {
  return items.filter(({ kind }) => kind !== 'none')
}

function roundsOf(section: Section, byId: Map<string, Asked>, { languages }: Survey): AskedSection[] {
  const questions = section.questions.flatMap((from) => {
    const asked = askIfSound(from)
    return asked ? [{ from, asked }] : []
  })
  const placed = (from: Question, own: Asked): AskedQuestion => {
    const asked = widened(own, byId)
    byId.set(asked.question.id, asked)
    return { from, own, asked }
  }
  if (!section.loop)
    return [
      {
        section,
        from: section,
        questions: questions.map(({ from, asked }) => placed(from, asked)),
      },
    ]
  const { over, which } = section.loop
  const own = new Set(section.questions.map(({ id }) => id))
  return portable(pickedList(byId.get(over))?.items ?? []).map((item) => {
    const round = { over, which, item }
    const writer = roundWriter(round, own, languages)
    return {
      section: writer.section(section),
      from: section,
      round,
      questions: questions.map(({ from, asked }) => placed(from, writer.question(asked))),
    }
  })
}

/** With all items that may be carried into its lists; its own come after them. */
function widened(asked: Asked, byId: ReadonlyMap<string, Asked>): Asked {
  const lists: Record<string, readonly ListItem[]> = {}
  for (const [name, { carry }] of Object.entries(asked.question.lists ?? {})) {
    const own = asked.lists[name]?.items
    const source = carry && pickedList(byId.get(carry.from))
    if (own && source) lists[name] = [...carriedItems(source.items, own), ...own]
  }
  return Object.keys(lists).length > 0 ? asked.as({ lists }) : asked
}

/** As plain items: an option “other” that was picked stands for itself. An own item of the same id comes instead. */
export function carriedItems(items: readonly ListItem[], own: readonly ListItem[]): ListItem[] {
  const taken = new Set(own.map(({ id }) => id))
  return portable(items)
    .filter(({ id }) => !taken.has(id))
    .map(({ id, label }) => ({ id, label }))
}
