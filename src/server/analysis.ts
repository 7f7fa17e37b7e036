import { type SurveyResults, openDesk } from '../analysis/desk.ts'
import type { ResultEntry } from '../analysis/group-result.ts'
import type { Share } from '../analysis/methods/method.ts'
import type { Profile } from '../analysis/profile.ts'
import type { Earlier } from '../analysis/segments/nearly.ts'
import type { Selection } from '../analysis/selection.ts'
import type { Who } from '../analysis/study.ts'
import { type DeskCall, startThread } from '../analysis/worker.ts'
import type { Column } from '../surveys/column.ts'
import { type Call, follow, type Known, newcomer } from './following.ts'
import { patiently } from './patiently.ts'
import type { Db } from './store/db.ts'

/** A result with the change it reaches, how far the reading is, or what to mend in the question. */
export type Reply<T> =
  | { state: 'ready'; result: T; number: number }
  | { state: 'reading'; read: number; of: number }
  | { state: 'unfit'; message: string }

export interface Analysis {
  /** Every column of a survey at once. */
  surveyResults(
    studyId: string,
    surveyId: string,
    selection?: Partial<Selection>,
  ): Promise<Reply<SurveyResults>>
  /** One column; `questions` is empty where the survey has no such column. */
  questionResult(
    studyId: string,
    surveyId: string,
    column: string,
    selection?: Partial<Selection>,
  ): Promise<Reply<SurveyResults>>
  /** What a survey's pages of results are about, in order. */
  surveyColumns(studyId: string, surveyId: string): Promise<Reply<ResultEntry[]>>
  /** Who answered a column, newest first. */
  answered(
    studyId: string,
    surveyId: string,
    column: string,
    selection?: Partial<Selection>,
  ): Promise<Reply<string[]>>
  /** What rules of segments may read. */
  columns(studyId: string): Promise<Reply<Column[]>>
  /** How many people each rule holds for, or a sentence about a rule that cannot be read. */
  segmentSizes(studyId: string, rules: string[]): Promise<Reply<(Share | string)[]>>
  /** Why a segment shows no percentages beside those before it. */
  heldBack(studyId: string, segments: Earlier[]): Promise<Reply<(string | null)[]>>
  profile(studyId: string, rule: string, who?: Partial<Who>): Promise<Reply<Profile>>
  close(): Promise<void>
}

export interface AnalysisOptions {
  /** In a thread of its own, or in this one: what is not built has no thread to start. */
  worker?: 'thread' | 'here'
  /** How long an answer may wait for the reading, in milliseconds, before it says how far that is. */
  patience?: number
}

/**
 * Keeps the columns of studies warm and catches up by change number before each answer, so that a withdrawn response
 * is gone from the next result on. Nothing it knows is stored: a new start reads it again.
 */
export function startAnalysis(db: Db, options: AnalysisOptions = {}): Analysis {
  const { patience = 1_500, worker = import.meta.url.endsWith('.ts') ? 'here' : 'thread' } = options
  const studies = new Map<string, Known>()
  const { call, close } = worker === 'thread' ? thread(() => studies.clear()) : here()

  const reply = replying(db, call, studies, patience)

  const results = (
    studyId: string,
    surveyId: string,
    column: string | null,
    selection: Partial<Selection>,
  ) => {
    const whose = whole(selection)
    return reply<SurveyResults>(studyId, ['results', surveyId, column, whose], () =>
      call('results', studyId, surveyId, column, whose),
    )
  }
  return {
    surveyResults: (studyId, surveyId, selection = {}) => results(studyId, surveyId, null, selection),
    questionResult: (studyId, surveyId, column, selection = {}) =>
      results(studyId, surveyId, column, selection),
    surveyColumns: (studyId, surveyId) =>
      reply<ResultEntry[]>(studyId, ['survey columns', surveyId], () =>
        call('surveyColumns', studyId, surveyId),
      ),
    answered: (studyId, surveyId, column, selection = {}) =>
      reply<string[]>(studyId, ['answered', surveyId, column, whole(selection)], () =>
        call('answered', studyId, surveyId, column, whole(selection)),
      ),
    columns: (studyId) => reply<Column[]>(studyId, ['columns'], () => call('columns', studyId)),
    segmentSizes: (studyId, rules) =>
      reply<(Share | string)[]>(studyId, ['sizes', rules], () => call('sizes', studyId, rules)),
    profile: (studyId, rule, who = {}) =>
      reply<Profile>(studyId, ['profile', rule, whole(who)], () =>
        call('profile', studyId, rule, whole(who)),
      ),
    heldBack: (studyId, segments) =>
      reply<(string | null)[]>(studyId, ['held back', segments], () => call('heldBack', studyId, segments)),
    close,
  }
}

/** What a page asks for, without whatever else it knows: this goes to a thread and names what is kept. */
function whole({ include = [], wave, rule, earlier = [] }: Partial<Selection>): Selection {
  return { include, wave, rule, earlier: earlier.map(({ title, rule }) => ({ title, rule })) }
}

/** Answers from what is known by then; what one page asks several times is computed once. */
function replying(db: Db, call: Call, studies: Map<string, Known>, patience: number) {
  return async function reply<T>(
    studyId: string,
    key: unknown,
    compute: () => Promise<T | string>,
  ): Promise<Reply<T>> {
    const known = await patiently(caughtUp(db, call, studies, studyId), patience)
    if (!known) {
      const { read = 0, of = 0 } = studies.get(studyId) ?? {}
      return { state: 'reading', read, of }
    }
    const { number = 0, cache } = known
    const name = JSON.stringify(key)
    const result = (cache.get(name) as T | string | undefined) ?? (await compute())
    // Kept only when nothing moved meanwhile; entries under a name all come from the same computation.
    if (known.number === number) cache.set(name, result)
    return typeof result === 'string'
      ? { state: 'unfit', message: result }
      : { state: 'ready', result, number }
  }
}

async function caughtUp(db: Db, call: Call, studies: Map<string, Known>, studyId: string): Promise<Known> {
  const known = studies.get(studyId) ?? newcomer()
  // The last one asked for is the last one to be forgotten.
  studies.delete(studyId)
  studies.set(studyId, known)
  await forgetOldest(studies, call)
  known.following ??= follow(db, call, studyId, known).finally(() => delete known.following)
  try {
    await known.following
  } catch (error) {
    studies.delete(studyId)
    throw error
  }
  return known
}

function here(): { call: Call; close: () => Promise<void> } {
  const desk = openDesk()
  return {
    async call(name, ...given) {
      // Like a thread it lets requests that wait come in between.
      await new Promise((resolve) => setImmediate(resolve))
      // Each name's own function is called with its own arguments.
      return (desk[name] as (...given: unknown[]) => never)(...given)
    },
    close: async () => {},
  }
}

/** A thread that died comes back knowing nothing, so everything is then read again. */
function thread(forget: () => void): { call: Call; close: () => Promise<void> } {
  const worker = startThread('analyse', null)
  return {
    async call(name, ...given) {
      try {
        // The desk answers each call by the function of that name.
        return (await worker.ask({ name, given } as unknown as DeskCall)) as never
      } catch (error) {
        forget()
        throw error
      }
    },
    close: () => worker.close(),
  }
}

const studiesKept = 20

async function forgetOldest(studies: Map<string, Known>, call: Call): Promise<void> {
  for (const [id, known] of studies) {
    if (studies.size <= studiesKept) return
    if (known.following) continue
    studies.delete(id)
    await call('closeStudy', id)
  }
}
