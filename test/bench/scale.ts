import { signInCookie } from '../../src/server/access.ts'
import { closeDb, openDb } from '../../src/server/store/db.ts'
import { createSurvey, publishSurvey } from '../../src/server/store/surveys.ts'
import type { Survey } from '../../src/surveys/survey.ts'
import { problemsOf } from '../../src/surveys/version.ts'
import { settle } from '../server/people.ts'
import { appOver, visitor } from '../setup/app.ts'

export interface ScaleResult {
  questions: number
  /** Milliseconds of processor time, each the middle one of several. */
  checkMs: number
  editorMs: number
  saveMs: number
  firstPageMs: number
  turnMs: number
}

/** A long survey with rules, texts that repeat answers, lists carried over and jumps, over HTTP on one store. */
export async function measureScale(file: string, questions: number): Promise<ScaleResult> {
  const db = await openDb(file)
  const app = appOver(db)
  const people = await settle(db)
  const study = await people.study('Long')
  const [, secret = ''] = (people.headers('erik').cookie ?? '').split('=')
  const erik = visitor(app, new Map([[signInCookie, secret]]))
  const definition = longSurvey(questions)
  const { id, slug } = await createSurvey(db, study, definition)
  await publishSurvey(db, study, id, null)
  const edit = `/studies/${study}/surveys/${id}/edit`
  let revision = 1
  const someone = visitor(app)
  await someone.get(`/s/${slug}`)
  let page = 0
  const last = definition.sections.length - 1
  const result = {
    questions,
    checkMs: await middle(() => void problemsOf(structuredClone(definition))),
    editorMs: await middle(() => erik.get(`${edit}/questions/q1_1`)),
    saveMs: await middle(() =>
      erik.post(`${edit}/questions/q1_1`, { revision: String(revision++), title: `Asked ${revision}` }),
    ),
    firstPageMs: await middle(() => visitor(app).get(`/s/${slug}`)),
    turnMs: await middle(() => {
      const at = page++ % last
      return someone.post(`/s/${slug}/pages/p${at}`, { version: '1', [`q.q${at}_1`]: '3' })
    }),
  }
  await app.stop()
  await closeDb(db)
  return result
}

/** Sections of 25: numbers, choices with lists, texts; every fifth with a rule, every tenth with an answer in its text. */
function longSurvey(questions: number): Survey {
  const sections = Array.from({ length: Math.ceil(questions / 25) }, (_, at) => ({
    id: `p${at}`,
    title: { en: `Part ${at + 1}` },
    ...(at % 7 === 3 && { showIf: `not {q${at - 1}_1} > 100` }),
    ...(at % 11 === 5 && { jumps: [{ when: `{q${at}_1} > 1000`, to: 'end' }] }),
    questions: Array.from({ length: 25 }, (_, number) => questionOf(at, number)),
  }))
  return { format: 1, title: { en: 'Long' }, languages: ['en'], sections }
}

function questionOf(at: number, number: number): Survey['sections'][number]['questions'][number] {
  const id = `q${at}_${number}`
  const earlier = `q${Math.max(0, at - 1)}_${number > 1 || at > 0 ? 1 : 0}`
  const options = Array.from({ length: 6 }, (_, option) => ({
    id: `o${option}`,
    label: { en: `Option ${option}` },
  }))
  const isList = number % 4 === 2
  return {
    id,
    type: number === 1 ? 'number' : isList ? 'set' : number % 4 === 3 ? 'rating' : 'short_text',
    title: {
      en: number % 10 === 9 && at > 0 ? `After {${earlier}}, what about ${id}?` : `What about ${id}?`,
    },
    required: false,
    ...(number % 5 === 4 && at > 0 && { showIf: `{${earlier}} > ${number % 3}` }),
    ...(isList && number > 2 && { lists: { options: { order: 'shuffled' as const } } }),
    settings: isList ? { options } : number % 4 === 3 && number !== 1 ? { min: 1, max: 5 } : {},
  }
}

async function middle(work: () => unknown, rounds = 7): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(started)
    times.push((user + system) / 1_000)
  }
  return times.sort((one, other) => one - other)[rounds >> 1] ?? 0
}
