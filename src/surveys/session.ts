import { attributeCells, type Attribute, type AttributeValues } from './person.ts'
import type { Cell } from './column.ts'
import { type Question, questionsOf, type Survey } from './survey.ts'
import { textIn } from './text.ts'

export type SessionKind = 'interview' | 'focus group'
export type Role = 'participant' | 'moderator'

/** Somebody in a session. Attributes known here come before those of the person behind. */
export interface Participant {
  id: string
  sessionId: string
  name: string
  role: Role
  personId: string | null
  attributes: AttributeValues
}

/** One thing said. */
export interface Turn {
  id: string
  sessionId: string
  position: number
  participantId: string | null
  /** As it stands in the transcript; stays when the participant is removed. */
  speaker: string
  questionId: string | null
  text: string
  startsMs: number | null
  endsMs: number | null
  source: 'note' | 'transcript'
}

/** A guide with one long-text question for each line. */
export function guideOf(title: string, lines: readonly string[], language = 'en'): Survey {
  const empty: Survey = {
    format: 1,
    title: { [language]: title },
    languages: [language],
    sections: [{ id: 'guide', questions: [] }],
  }
  return editGuide(empty, {}, lines)
}

/**
 * The guide with questions reworded (by id; an empty wording removes the question) and further ones at its end. Ids
 * stay with their question and are never given to another one, as turns name them.
 */
export function editGuide(
  guide: Survey,
  wordings: Readonly<Record<string, string>>,
  added: readonly string[],
): Survey {
  const language = guide.languages[0] ?? 'en'
  const present = questionsOf(guide)
  const kept = guide.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => reworded(question, wordings, language)),
  }))
  let number = Math.max(0, ...present.map(({ id }) => Number(/^q(\d+)$/.exec(id)?.[1] ?? 0)))
  const more: Question[] = added
    .filter((line) => line.trim() !== '')
    .map((line) => ({
      id: `q${++number}`,
      type: 'long_text',
      title: { [language]: line.trim() },
      required: false,
      settings: {},
    }))
  const last = kept.at(-1) ?? { id: 'guide', questions: [] }
  return { ...guide, sections: [...kept.slice(0, -1), { ...last, questions: [...last.questions, ...more] }] }
}

function reworded(
  question: Question,
  wordings: Readonly<Record<string, string>>,
  language: string,
): Question[] {
  const wording = Object.hasOwn(wordings, question.id) ? wordings[question.id] : undefined
  if (wording === undefined) return [question]
  if (wording.trim() === '') return []
  return [{ ...question, title: { ...question.title, [language]: wording.trim() } }]
}

export interface GuideQuestion {
  id: string
  title: string
}

export function guideQuestions(guide: Survey): GuideQuestion[] {
  const language = guide.languages[0] ?? 'en'
  return questionsOf(guide).map(({ id, title }) => ({ id, title: textIn(title, language) || id }))
}

/** Turns under each question of the guide in its order, then those under none. */
export function turnsByQuestion<T extends { questionId: string | null }>(
  guide: Survey,
  turns: readonly T[],
): { question: GuideQuestion | undefined; turns: T[] }[] {
  const questions = guideQuestions(guide)
  const known = new Set(questions.map(({ id }) => id))
  const groups: { question: GuideQuestion | undefined; turns: T[] }[] = questions.map((question) => ({
    question,
    turns: turns.filter(({ questionId }) => questionId === question.id),
  }))
  const rest = turns.filter(({ questionId }) => questionId === null || !known.has(questionId))
  if (rest.length > 0) groups.push({ question: undefined, turns: rest })
  return groups
}

/**
 * Who somebody counts as. People are counted, not turns: whoever says twenty things in one session and three in another
 * is one person. Participants bound to the same person are that person; one bound to nobody counts for themselves. A
 * moderator asks and is never counted.
 */
export function personKey({ id, personId }: Pick<Participant, 'id' | 'personId'>): string {
  return personId === null ? `participant/${id}` : `person/${personId}`
}

/** How many people said something; turns of unknown speakers and moderators count for nobody. */
export function peopleWhoSpoke(participants: readonly Participant[], turns: readonly Turn[]): number {
  const keys = new Map(
    participants
      .filter(({ role }) => role === 'participant')
      .map((participant) => [participant.id, personKey(participant)]),
  )
  return new Set(turns.map(({ participantId }) => keys.get(participantId ?? '')).filter(Boolean)).size
}

/** A participant's attributes as cells: what the session knows, else what is known of the person behind. */
export function participantCells(
  attributes: readonly Attribute[],
  participant: Pick<Participant, 'attributes'>,
  person: AttributeValues = {},
): Cell[] {
  return attributeCells(attributes, { ...person, ...participant.attributes })
}

/**
 * For each speech, the question of the guide that the moderator asked last, word by word and perhaps among other words;
 * null before the first one. Punctuation and case do not matter.
 */
export function underQuestionAsked(
  guide: Survey,
  speeches: readonly { speaker: string; text: string }[],
  isModerator: (speaker: string) => boolean,
): (string | null)[] {
  const questions = guideQuestions(guide)
    .map(({ id, title }) => ({ id, words: wordsOf(title) }))
    .filter(({ words }) => words !== '  ')
  let present: string | null = null
  return speeches.map(({ speaker, text }) => {
    if (isModerator(speaker)) {
      const said = wordsOf(text)
      const asked = questions.findLast(({ words }) => said.includes(words))
      if (asked) present = asked.id
    }
    return present
  })
}

/** Who put the most questions of the guide, if one speaker alone did. */
export function likelyModerator(
  guide: Survey,
  speeches: readonly { speaker: string; text: string }[],
): string | undefined {
  const asked = new Map<string, number>()
  for (const speech of speeches)
    if (underQuestionAsked(guide, [speech], () => true)[0])
      asked.set(speech.speaker, (asked.get(speech.speaker) ?? 0) + 1)
  const [first, second] = [...asked].sort(([, a], [, b]) => b - a)
  return first && first[1] > (second?.[1] ?? 0) ? first[0] : undefined
}

function wordsOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return ` ${words.join(' ')} `
}
