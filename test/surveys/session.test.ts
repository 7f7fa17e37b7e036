import { describe, expect, test } from 'vitest'
import {
  editGuide,
  guideOf,
  guideQuestions,
  likelyModerator,
  type Participant,
  participantCells,
  peopleWhoSpoke,
  type Turn,
  turnsByQuestion,
  underQuestionAsked,
} from '../../src/surveys/session.ts'
import { survey } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'

const guide = guideOf('Trains', ['How do you travel?', ' ', 'Why?'])

describe('a guide', () => {
  test('is a survey of long texts, one a line', () => {
    expect(survey.safeParse(guide).success).toBe(true)
    expect(problemsOf(guide)).toEqual([])
    expect(guideQuestions(guide)).toEqual([
      { id: 'q1', title: 'How do you travel?' },
      { id: 'q2', title: 'Why?' },
    ])
  })

  test('keeps ids with their questions and gives new ones new ids', () => {
    const edited = editGuide(guide, { q1: '', q2: 'Why is that?' }, ['And now?'])
    expect(guideQuestions(edited)).toEqual([
      { id: 'q2', title: 'Why is that?' },
      { id: 'q3', title: 'And now?' },
    ])
  })
})

const person = (id: string, more: Partial<Participant> = {}): Participant => ({
  id,
  sessionId: 's1',
  name: id,
  role: 'participant',
  personId: null,
  attributes: {},
  ...more,
})
const turn = (participantId: string | null, questionId: string | null = null): Turn => ({
  id: `${participantId}${questionId}`,
  sessionId: 's1',
  position: 1,
  participantId,
  speaker: '',
  questionId,
  text: 'x',
  startsMs: null,
  endsMs: null,
  source: 'note',
})

test('people are counted, not turns, participants or moderators', () => {
  const participants = [
    person('ana', { personId: 'p1' }),
    person('ana again', { personId: 'p1' }),
    person('ben'),
    person('silent'),
    person('mo', { role: 'moderator' }),
  ]
  const turns = [
    turn('ana'),
    turn('ana again'),
    turn('ben'),
    turn('ben'),
    turn('mo'),
    turn(null),
    turn('gone'),
  ]
  expect(peopleWhoSpoke(participants, turns)).toBe(2)
})

test('turns stand under their questions, and the others at the end', () => {
  const groups = turnsByQuestion(guide, [turn('a', 'q2'), turn('b'), turn('c', 'gone'), turn('d', 'q2')])
  expect(groups.map(({ question, turns }) => [question?.id, turns.length])).toEqual([
    ['q1', 0],
    ['q2', 2],
    [undefined, 2],
  ])
})

test('what was said stands under the question that the moderator asked last', () => {
  const speeches = [
    { speaker: 'Mo', text: 'Welcome.' },
    { speaker: 'Ana', text: 'How do you travel?' },
    { speaker: 'Mo', text: 'So, how do you TRAVEL — and' },
    { speaker: 'Ana', text: 'By train.' },
    { speaker: 'Mo', text: 'Why?' },
    { speaker: 'Ana', text: 'It is quick.' },
  ]
  expect(underQuestionAsked(guide, speeches, (speaker) => speaker === 'Mo')).toEqual([
    null,
    null,
    'q1',
    'q1',
    'q2',
    'q2',
  ])
})

test('who asks most of the guide’s questions is taken for the moderator', () => {
  const asks = { speaker: 'Noor', text: 'How do you travel?' }
  const echoes = { speaker: 'Ana', text: 'How do you travel, you ask?' }
  expect(likelyModerator(guide, [asks, { speaker: 'Ana', text: 'By train.' }])).toBe('Noor')
  expect(likelyModerator(guide, [asks, echoes])).toBeUndefined()
  expect(likelyModerator(guide, [{ speaker: 'Ana', text: 'Hello.' }])).toBeUndefined()
})

test('a participant’s own attributes come before those of the person behind', () => {
  const attributes = [
    { name: 'Age', kind: 'demographic' as const, scale: 'interval' as const, options: [] },
    { name: 'Region', kind: 'geographic' as const, scale: 'nominal' as const, options: ['North', 'South'] },
    { name: 'Since', kind: 'behavioural' as const, scale: 'time' as const, options: [] },
  ]
  const cells = participantCells(attributes, person('ana', { attributes: { Age: '41' } }), {
    Age: '40',
    Region: 'North',
  })
  expect(cells).toEqual([41, 'North', null])
})
