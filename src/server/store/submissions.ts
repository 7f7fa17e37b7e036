import { problem } from '../problems.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, type Trx, inTransaction } from './db.ts'
import { Places, type Quotas } from './quotas.ts'
import {
  type StoredResponse,
  findResponseRows,
  responseOf,
  rowOf,
  saveResponseRows,
} from './response-rows.ts'

export interface Submission {
  studyId: string
  surveyId: string
  keyHash: string
  /** The response after this submission; a throw refuses this one alone. It may run again when a commit fails. */
  change(current: StoredResponse | undefined): StoredResponse | 'unchanged'
  /** Where places are counted: the response then takes its own, or comes back as over quota. Else it keeps what it has. */
  quotas?: Quotas | undefined
}

export interface Submissions {
  /** Answers once the response is durably stored; those that arrive together share one commit. */
  submit(submission: Submission): Promise<StoredResponse>
}

const mostTogether = 500

export function startSubmissions(db: Db): Submissions {
  let waiting: Waiting[] = []
  let working = false

  async function work(): Promise<void> {
    working = true
    do {
      // Until all that has come in by now is read: on SQLite nothing else arrives during a commit.
      await new Promise((resolve) => setImmediate(resolve))
      const group = waiting.slice(0, mostTogether)
      waiting = waiting.slice(mostTogether)
      await commitGroup(db, group)
    } while (waiting.length > 0)
    working = false
  }

  return {
    submit: (submission) =>
      new Promise((resolve, reject) => {
        waiting.push({ submission, resolve, reject })
        if (!working) void work()
      }),
  }
}

interface Waiting {
  submission: Submission
  resolve: (response: StoredResponse) => void
  reject: (reason: unknown) => void
}

type Outcome = { response: StoredResponse; changed: boolean } | { failure: unknown }

/** Never throws: each of the group hears what became of it. */
async function commitGroup(db: Db, group: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await inTransaction(db, (trx) => store(trx, group))
    for (const [at, { resolve, reject }] of group.entries()) {
      const outcome = outcomes[at]
      if (outcome && 'response' in outcome) resolve(outcome.response)
      else reject(outcome?.failure)
    }
  } catch (error) {
    // One of them may be what the store refuses; the others shall not suffer for it.
    if (group.length > 1) for (const one of group) await commitGroup(db, [one])
    else for (const { reject } of group) reject(Object.assign(problem('storeBusy'), { cause: error }))
  }
}

async function store(trx: Trx, group: readonly Waiting[]): Promise<Outcome[]> {
  const studies = await lockCounters(
    trx,
    group.map(({ submission }) => submission.studyId),
  )
  const current = await loadCurrent(trx, group)
  const places = await openPlaces(trx, group, current)
  const outcomes = group.map(({ submission }) =>
    studies.has(submission.studyId)
      ? decide(submission, current, places)
      : { failure: problem('unknownItem', { what: 'study' }) },
  )
  const changed = outcomes.flatMap((it) => ('response' in it && it.changed ? [it.response] : []))
  const newest = new Map(changed.map((response) => [keyOf(response), response]))
  await saveResponseRows(trx, [...newest.values()].map(rowOf))
  await places?.save(trx)
  for (const [studyId, own] of Map.groupBy(changed, ({ studyId }) => studyId))
    await recordChanges(
      trx,
      studyId,
      own.map(({ surveyId, id }) => ({ kind: 'response', surveyId, itemId: id })),
    )
  return outcomes
}

async function loadCurrent(trx: Trx, group: readonly Waiting[]): Promise<Map<string, StoredResponse>> {
  const keys = new Map(group.map(({ submission }) => [keyOf(submission), submission]))
  const rows = await findResponseRows(
    trx,
    [...keys.values()].map(({ surveyId, keyHash }) => [surveyId, keyHash]),
  )
  return new Map(rows.map(responseOf).map((response) => [keyOf(response), response]))
}

async function openPlaces(
  trx: Trx,
  group: readonly Waiting[],
  current: ReadonlyMap<string, StoredResponse>,
): Promise<Places | undefined> {
  const counted = group.flatMap(({ submission }) => (submission.quotas?.cells.length ? submission : []))
  if (counted.length === 0) return undefined
  const responses = counted.flatMap((submission) => current.get(keyOf(submission)) ?? [])
  return Places.open(trx, new Set(counted.map(({ surveyId }) => surveyId)), responses)
}

/** In the order of arrival, so that a second submission of a key sees what the first one made. */
function decide(
  submission: Submission,
  current: Map<string, StoredResponse>,
  places: Places | undefined,
): Outcome {
  const key = keyOf(submission)
  try {
    const before = current.get(key)
    const after = submission.change(before)
    if (after === 'unchanged') {
      if (!before) throw new Error('There is no response yet that could stay unchanged')
      return { response: before, changed: false }
    }
    if (keyOf(after) !== key || after.studyId !== submission.studyId || (before && before.id !== after.id))
      throw new Error('A submission may not change which response it belongs to')
    const { quotas } = submission
    const placed = places && quotas?.cells.length ? places.admit(after, quotas, before) : after
    current.set(key, placed)
    return { response: placed, changed: true }
  } catch (failure) {
    return { failure }
  }
}

function keyOf({ surveyId, keyHash }: { surveyId: string; keyHash: string }): string {
  return `${surveyId} ${keyHash}`
}
