import { seeded } from '../../surveys/random.ts'
import type { Attribute } from '../../surveys/person.ts'
import { guideOf, guideQuestions } from '../../surveys/session.ts'
import { hashOf, newId } from '../ids.ts'
import { saveAttribute } from '../store/attributes.ts'
import { type Db, inTransaction } from '../store/db.ts'
import { holdDemo } from '../store/demo.ts'
import { addPeople } from '../store/people.ts'
import { addResponses, type StoredResponse } from '../store/responses.ts'
import { saveSegment } from '../store/segments.ts'
import { saveParticipant } from '../store/participants.ts'
import { saveSession } from '../store/sessions.ts'
import { createStudy, type Study } from '../store/studies.ts'
import { createSurvey, publishSurvey } from '../store/surveys.ts'
import { addTurns } from '../store/turns.ts'
import { listWaves, saveWave } from '../store/waves.ts'
import { drawAnswers, drawRider, type Random, type Rider } from './riders.ts'
import { demoSessions } from './sessions.ts'
import { demoSurvey } from './survey.ts'

const seed = 2026
const riders = 260
const waves = [
  { title: 'Spring 2026', startsOn: '2026-04-01', endsOn: '2026-04-30', share: 0.86 },
  { title: 'Autumn 2026', startsOn: '2026-10-01', endsOn: '2026-10-31', share: 0.72 },
] as const

/** A whole study of an invented product, the same every time apart from its ids; the one that is there, if one is. */
export async function createDemo(db: Db, ownerId?: string): Promise<Study> {
  return inTransaction(db, async (trx) => (await holdDemo(trx)) ?? make(trx, ownerId))
}

async function make(db: Db, ownerId: string | undefined): Promise<Study> {
  const study = await createStudy(
    db,
    {
      title: 'Rollo bikes (invented)',
      objective: 'Who rides a rented bike, what do they need, and what drives them away?',
      demo: true,
    },
    ownerId,
  )
  for (const attribute of attributes) await saveAttribute(db, study.id, attribute, null)
  for (const { title, startsOn, endsOn } of waves)
    await saveWave(db, study.id, undefined, { title, startsOn, endsOn }, null)
  const random = seeded(seed)
  const people = await addRiders(db, study.id, random)
  await addAnswers(db, study.id, people, random)
  for (const session of demoSessions) await addSession(db, study.id, session, people)
  for (const segment of segments) await saveSegment(db, study.id, undefined, segment, null)
  return study
}

const attributes: Attribute[] = [
  { name: 'Plan', kind: 'behavioural', scale: 'nominal', options: ['Basic', 'Plus', 'Family'] },
  { name: 'Household', kind: 'demographic', scale: 'nominal', options: ['Alone', 'Couple', 'With children'] },
]

const segments = [
  { title: 'Daily commuters', rule: "{use} = 'commute'" },
  { title: 'Families on the go', rule: "{use} = 'children'" },
]

interface Known {
  id: string
  rider: Rider
}

async function addRiders(db: Db, studyId: string, random: Random): Promise<Known[]> {
  const drawn = Array.from({ length: riders }, () => drawRider(random))
  const ids = await addPeople(
    db,
    studyId,
    drawn.map((rider, at) => ({
      reference: `R-${String(at + 1).padStart(3, '0')}`,
      email: null,
      company: null,
      attributes: { Plan: rider.plan, Household: rider.household },
    })),
  )
  return drawn.map((rider, at) => ({ id: ids[at] ?? '', rider }))
}

async function addAnswers(db: Db, studyId: string, people: Known[], random: Random): Promise<void> {
  const survey = await createSurvey(db, studyId, demoSurvey)
  const version = await publishSurvey(db, studyId, survey.id, null)
  const stored = await listWaves(db, studyId)
  const responses: StoredResponse[] = []
  for (const [place, wave] of waves.entries())
    for (const { id, rider } of people) {
      if (random() > wave.share) continue
      const startedAt = moment(wave.startsOn, random)
      const isComplete = random() < 0.95
      const answers = drawAnswers(random, rider, place === 0 ? 0 : 1)
      responses.push({
        id: newId(Date.parse(startedAt)),
        studyId,
        surveyId: survey.id,
        version,
        keyHash: hashOf(`demo ${studyId} ${place} ${id}`),
        status: isComplete ? 'complete' : 'started',
        mode: 'live',
        answers: isComplete ? answers : firstPages(answers),
        reached: isComplete ? demoSurvey.sections.length : 2,
        language: rider.tongue === 'de' ? 'de' : 'en',
        personId: id,
        waveId: stored.find(({ title }) => title === wave.title)?.id ?? null,
        source: 'demo',
        excluded: null,
        startedAt,
        savedAt: startedAt,
        completedAt: isComplete ? startedAt : null,
      })
    }
  await addResponses(db, responses)
}

/** Some stop after the second page. */
function firstPages(answers: StoredResponse['answers']): StoredResponse['answers'] {
  const ids = new Set(
    demoSurvey.sections.slice(0, 2).flatMap(({ questions }) => questions.map(({ id }) => id)),
  )
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)))
}

function moment(startsOn: string, random: Random): string {
  const days = Math.floor(random() * 29)
  return new Date(Date.parse(`${startsOn}T07:00:00Z`) + (days * 24 + random() * 14) * 3_600_000).toISOString()
}

async function addSession(
  db: Db,
  studyId: string,
  { title, kind, among, heldOn, guide: lines, speakers, turns }: (typeof demoSessions)[number],
  people: Known[],
): Promise<void> {
  const free = new Set(people)
  const guide = guideOf(title, lines)
  const questions = guideQuestions(guide)
  const sessionId = await saveSession(db, studyId, undefined, { title, kind, guide, heldOn })
  const ids = new Map<string, string>()
  for (const [name, known] of Object.entries(speakers)) {
    const person = [...free].find(
      ({ rider }) =>
        rider.kind === among && rider.plan === known?.Plan && rider.household === known?.Household,
    )
    if (person) free.delete(person)
    const details = {
      name,
      role: known ? ('participant' as const) : ('moderator' as const),
      personId: person?.id ?? null,
      attributes: known ?? {},
    }
    ids.set(name, await saveParticipant(db, studyId, sessionId, undefined, details, null))
  }
  await addTurns(
    db,
    studyId,
    sessionId,
    turns.map(([question, speaker, text]) => ({
      participantId: ids.get(speaker) ?? null,
      speaker,
      questionId: questions[question]?.id ?? null,
      text,
      startsMs: null,
      endsMs: null,
      source: 'transcript' as const,
    })),
    null,
  )
}
