import { type QuotaCell, cellsWith, quotaCells } from '../../surveys/quota.ts'
import type { Survey } from '../../surveys/survey.ts'
import { bulkFind, bulkInsert } from './bulk.ts'
import { lockCounters } from './changes.ts'
import type { Db, Trx } from './db.ts'
import { type StoredResponse, responseOf } from './response-rows.ts'
import type { Tables } from './schema.ts'

/** What a submission says of quotas: all cells of its survey now, and those that a response belongs to. */
export interface Quotas {
  cells: readonly QuotaCell[]
  cellsFor(response: StoredResponse): readonly QuotaCell[]
}

/** A place is kept so long after the last page of somebody under way. */
export const keptMs = 60 * 60 * 1_000

type Place = Tables['quota_places']

/**
 * The places of some surveys' quotas, for the length of one transaction in which nobody else can take any: the study's
 * counter is locked. What is kept is free again once its time is over, without anybody having to clear it away.
 */
export class Places {
  private readonly moment: string
  private readonly until: string
  /** How many places of a cell are taken or kept. */
  private readonly taken = new Map<string, number>()
  private readonly own = new Map<string, readonly Place[]>()
  private readonly saved = new Map<string, Place>()
  private readonly freed = new Map<string, Place>()

  private constructor(now: Date) {
    this.moment = now.toISOString()
    this.until = new Date(now.getTime() + keptMs).toISOString()
  }

  static async open(
    trx: Trx,
    surveyIds: ReadonlySet<string>,
    responses: readonly StoredResponse[],
    now = new Date(),
  ): Promise<Places> {
    const places = new Places(now)
    for (const surveyId of surveyIds)
      for (const { cell, count } of await countTaken(trx, surveyId, places.moment))
        places.taken.set(`${surveyId} ${cell}`, count)
    const own = responses.filter(({ surveyId }) => surveyIds.has(surveyId))
    const rows = await findPlaces(
      trx,
      own.map(({ surveyId, id }) => [surveyId, id]),
    )
    for (const [id, found] of Map.groupBy(rows, ({ response_id: id }) => id)) places.own.set(id, found)
    return places
  }

  /**
   * The response with its places, or over quota where one is not to be had. Test responses need none; who changes
   * answers that were sent stays counted, wherever they now belong.
   */
  admit(
    response: StoredResponse,
    { cellsFor }: Quotas,
    before?: Pick<StoredResponse, 'status'>,
  ): StoredResponse {
    const { id, surveyId, status, mode, excluded } = response
    if (mode !== 'live') return response
    const stays = status === 'started' || status === 'complete'
    const cells = stays ? cellsFor(response) : []
    const has = new Set(
      (this.own.get(id) ?? []).filter((place) => this.counts(place)).map(({ cell }) => cell),
    )
    const isFull = (cell: QuotaCell) =>
      !has.has(cell.id) && (this.taken.get(`${surveyId} ${cell.id}`) ?? 0) >= cell.target
    // What is left out of results takes no place from anybody.
    if (excluded === null && before?.status !== 'complete' && cells.some(isFull)) {
      this.give(response, [])
      return { ...response, status: 'over quota', completedAt: response.savedAt }
    }
    this.give(response, cells)
    return response
  }

  async save(trx: Trx): Promise<void> {
    for (const { survey_id: surveyId, cell, response_id: id } of this.freed.values())
      await trx
        .deleteFrom('quota_places')
        .where('survey_id', '=', surveyId)
        .where('cell', '=', cell)
        .where('response_id', '=', id)
        .execute()
    await savePlaces(trx, [...this.saved.values()])
  }

  private give({ id, surveyId, status, excluded }: StoredResponse, cells: readonly QuotaCell[]): void {
    const before = this.own.get(id) ?? []
    const after = cells.map(
      (cell): Place => ({
        survey_id: surveyId,
        cell: cell.id,
        response_id: id,
        kept_until: status === 'complete' ? null : this.until,
        left_out: excluded === null ? 0 : 1,
      }),
    )
    for (const place of before) {
      if (this.counts(place)) this.count(place, -1)
      this.saved.delete(keyOf(place))
      this.freed.set(keyOf(place), place)
    }
    for (const place of after) {
      if (this.counts(place)) this.count(place, 1)
      this.freed.delete(keyOf(place))
      this.saved.set(keyOf(place), place)
    }
    this.own.set(id, after)
  }

  private count({ survey_id: surveyId, cell }: Place, by: number): void {
    const key = `${surveyId} ${cell}`
    this.taken.set(key, (this.taken.get(key) ?? 0) + by)
  }

  private counts({ kept_until: until, left_out: leftOut }: Place): boolean {
    return leftOut === 0 && (until === null || until > this.moment)
  }
}

function keyOf({ survey_id: surveyId, cell, response_id: id }: Place): string {
  return `${surveyId} ${cell} ${id}`
}

const savePlaces = bulkInsert(
  'quota_places',
  { survey_id: 'text', cell: 'text', response_id: 'text', kept_until: 'text', left_out: 'integer' },
  'on conflict (survey_id, cell, response_id) do update set kept_until = excluded.kept_until, left_out = excluded.left_out',
)

const findPlaces = bulkFind<Place>('quota_places.*', 'quota_places', ['survey_id', 'response_id'])

async function countTaken(trx: Db, surveyId: string, moment: string) {
  return trx
    .selectFrom('quota_places')
    .select(({ fn }) => ['cell', fn.countAll<number>().as('count')])
    .where('survey_id', '=', surveyId)
    .where('left_out', '=', 0)
    .where((it) => it.or([it('kept_until', 'is', null), it('kept_until', '>', moment)]))
    .groupBy('cell')
    .execute()
}

export interface CountedPlaces {
  /** For good, by complete responses. */
  filled: number
  /** For people who are under way. */
  kept: number
}

/** By cell; a cell without any place is not listed. */
export async function countPlaces(
  db: Db,
  surveyId: string,
  now = new Date(),
): Promise<Map<string, CountedPlaces>> {
  const all = await countTaken(db, surveyId, now.toISOString())
  const filled = await countTaken(db, surveyId, afterAll)
  const filledOf = new Map(filled.map(({ cell, count }) => [cell, count]))
  return new Map(
    all.map(({ cell, count }) => [
      cell,
      { filled: filledOf.get(cell) ?? 0, kept: count - (filledOf.get(cell) ?? 0) },
    ]),
  )
}

/** Later than any moment that a place is kept for. */
const afterAll = '9999'

/** Somebody took their response back: others may have the place. */
export async function freePlaces(trx: Trx, surveyId: string, responseId: string): Promise<void> {
  await trx
    .deleteFrom('quota_places')
    .where('survey_id', '=', surveyId)
    .where('response_id', '=', responseId)
    .execute()
}

/** A response left out of results gives its places to others; taken in again it has them as well, full or not. */
export async function leaveOutPlaces(
  trx: Trx,
  surveyId: string,
  responseId: string,
  leftOut: boolean,
): Promise<void> {
  await trx
    .updateTable('quota_places')
    .set({ left_out: leftOut ? 1 : 0 })
    .where('survey_id', '=', surveyId)
    .where('response_id', '=', responseId)
    .execute()
}

/**
 * Counts who is there already for cells that the survey before did not have, so that quotas may be changed while people
 * answer. `versionOf` gives what a response was given to.
 */
export async function countAnew(
  trx: Trx,
  { studyId, surveyId }: { studyId: string; surveyId: string },
  { before, now, versionOf }: { before: Survey; now: Survey; versionOf(number: number): Survey | undefined },
): Promise<void> {
  const known = new Set(quotaCells(before).map(({ id }) => id))
  const added = quotaCells(now).filter(({ id }) => !known.has(id))
  if (added.length === 0) return
  // Nobody may come in between what is counted and what counts from now on.
  await lockCounters(trx, [studyId])
  for (const { id } of added)
    await trx.deleteFrom('quota_places').where('survey_id', '=', surveyId).where('cell', '=', id).execute()
  for (let after = ''; ; ) {
    const rows = await trx
      .selectFrom('responses')
      .selectAll()
      .where('survey_id', '=', surveyId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(1_000)
      .execute()
    await savePlaces(trx, rows.map(responseOf).flatMap(placesIn))
    after = rows.at(-1)?.id ?? ''
    if (rows.length < 1_000) return
  }

  function placesIn({
    id,
    mode,
    status,
    version,
    answers,
    excluded,
    startedAt,
    savedAt,
  }: StoredResponse): Place[] {
    const given = versionOf(version)
    if (!given || mode !== 'live' || (status !== 'started' && status !== 'complete')) return []
    const until = new Date(new Date(savedAt).getTime() + keptMs).toISOString()
    return cellsWith(added, given, answers, { today: startedAt.slice(0, 10) }).map((cell) => ({
      survey_id: surveyId,
      cell: cell.id,
      response_id: id,
      kept_until: status === 'complete' ? null : until,
      left_out: excluded === null ? 0 : 1,
    }))
  }
}
