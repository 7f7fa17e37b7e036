import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { acceptAnswers, stepsOf, stepsTo } from '../../surveys/flow.ts'
import { readReference } from '../../surveys/person.ts'
import type { Survey } from '../../surveys/survey.ts'
import { filesIn } from '../../surveys/question-types/stored-files.tsx'
import type { Answers } from '../../surveys/response.ts'
import { type Issue, say } from '../../surveys/words.ts'
import type { App } from '../route.ts'
import { hashOf, newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { quotasOf } from '../quotas.ts'
import { findOrAddPerson } from '../store/people.ts'
import { findResponseByKey, type StoredResponse } from '../store/responses.ts'
import { getSurvey, getVersion } from '../store/surveys.ts'
import { findWaveAt } from '../store/waves.ts'
import type { newResponse } from './schemas.ts'

type Given = z.infer<typeof newResponse>

/**
 * Stores a response once per key. The same key with the same content finds what it stored the first time, also after
 * the survey was closed or published anew; with other content it is refused.
 */
export async function takeApiResponse(
  app: App,
  { study, survey: surveyId, key }: { study: string; survey: string; key: string },
  given: Given,
): Promise<{ response: StoredResponse; created: boolean }> {
  const { db, submissions } = app
  const keyHash = hashOf(`api ${key}`)
  const before = await findResponseByKey(db, surveyId, keyHash)
  const survey = await getSurvey(db, study, surveyId)
  if (!before && survey.state !== 'published') throw problem('surveyNotOpen')
  const version = before?.version ?? survey.version
  const definition = await getVersion(db, surveyId, version)
  const today = new Date().toISOString().slice(0, 10)
  const content = readContent(definition, given, today)
  if (given.person !== undefined && definition.trust?.joined === false) throw nobodyNamed()
  const personId = given.person === undefined ? null : await personOf(app, study, given.person)
  const waveId = await findWaveAt(db, study, new Date().toISOString())
  let created = false
  const response = await submissions.submit({
    studyId: study,
    surveyId,
    keyHash,
    quotas: quotasOf(definition, definition, { today }),
    change(current) {
      created = current === undefined
      if (current) {
        checkSame(current, { ...content, personId })
        return 'unchanged'
      }
      const now = new Date().toISOString()
      return {
        id: newId(),
        studyId: study,
        surveyId,
        version,
        keyHash,
        ...content,
        personId,
        waveId,
        source: 'api',
        excluded: null,
        startedAt: now,
        savedAt: now,
        completedAt: content.status === 'started' ? null : now,
      }
    },
  })
  return { response, created }
}

type Content = Pick<StoredResponse, 'answers' | 'status' | 'mode' | 'reached' | 'language'>

/** The page's own checks; whatever they refuse is refused here in the same words. */
function readContent(
  survey: Survey,
  { answers: given, status, mode, language }: Given,
  today: string,
): Content {
  const [first = 'en'] = survey.languages
  if (language !== undefined && !survey.languages.includes(language))
    throw problem(
      'notValid',
      { why: `This survey has no language “${language}”.` },
      { language: `Use one of ${survey.languages.join(', ')}` },
    )
  const { answers, issues, outcome } = acceptAnswers(survey, given, {
    complete: status === 'complete',
    today,
  })
  const wrong = Object.entries({ ...issues, ...filesNamed(answers) })
  if (wrong.length > 0) {
    const count = wrong.length
    const why = say({ word: 'errors', with: { count } }, language)
    const details = Object.fromEntries(wrong.map(([id, issue]) => [id, say(issue, language)]))
    throw problem('notValid', { why: `${why}.` }, details)
  }
  return {
    answers,
    status: outcome === 'screened out' ? outcome : status,
    mode,
    reached: status === 'complete' ? stepsOf(survey) : stepsTo(survey, answers),
    language: language ?? first,
  }
}

/** Nothing was uploaded here, so a reference to a file is one to somebody else's. */
function filesNamed(answers: Answers): Record<string, Issue> {
  const named = Object.entries(answers).filter(([, answer]) => filesIn(answer).length > 0)
  return Object.fromEntries(named.map(([id]) => [id, { word: 'files.door' }]))
}

function nobodyNamed() {
  return problem(
    'notValid',
    { why: 'This survey promises that nobody can join answers to a person.' },
    { person: 'Leave the person out' },
  )
}

async function personOf({ db }: App, study: string, reference: string): Promise<string> {
  const personId = readReference(reference) && (await findOrAddPerson(db, study, reference))
  if (!personId)
    throw problem(
      'notValid',
      { why: 'The person’s reference cannot be used.' },
      { person: 'Use 1 to 200 characters, none of them a control character' },
    )
  return personId
}

function checkSame(
  current: StoredResponse,
  sent: Omit<Content, 'reached'> & { personId: string | null },
): void {
  if (current.status === 'withdrawn')
    throw problem('conflict', { why: 'The response of this key was withdrawn; it is not stored again.' })
  const { answers, status, mode, language, personId } = current
  const same =
    // Where no place was left, it was stored as that.
    (status === sent.status || status === 'over quota') &&
    mode === sent.mode &&
    language === sent.language &&
    personId === sent.personId &&
    isDeepStrictEqual(answers, JSON.parse(JSON.stringify(sent.answers)))
  if (!same) throw problem('keyUsed')
}
