import { sql } from 'kysely'
import { type AttributeValues, readReference } from '../../surveys/person.ts'
import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { type ChangeEntry, lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import { attributesOfPeople, replaceAttributes } from './person-attributes.ts'
import type { Tables } from './schema.ts'

export interface Person {
  id: string
  studyId: string
  /** The team's own name for them, shown to nobody else. */
  reference: string
  email: string | null
  company: string | null
  attributes: AttributeValues
  createdAt: string
}

/**
 * The person of this reference, added where there is none: how a link's `?person=`, an import's column and the API bind
 * a response. Undefined where the reference cannot be one (empty, too long, control characters).
 */
export async function findOrAddPerson(db: Db, studyId: string, given: string): Promise<string | undefined> {
  const reference = readReference(given)
  if (reference === undefined) return undefined
  return (await findPersonByReference(db, studyId, reference)) ?? (await addPerson(db, studyId, reference))
}

export async function findPersonByReference(
  db: Db,
  studyId: string,
  reference: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('study_id', '=', studyId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.id
}

/** Two at once with the same reference get the same person. */
async function addPerson(db: Db, studyId: string, reference: string): Promise<string | undefined> {
  return inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const added = await trx
      .insertInto('people')
      .values(newRow(studyId, reference))
      .onConflict((conflict) => conflict.columns(['study_id', 'reference']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return findPersonByReference(trx, studyId, reference)
    await recordChanges(trx, studyId, [{ kind: 'person', itemId: added.id }])
    return added.id
  })
}

export interface PersonDetails {
  reference: string
  email: string | null
  company: string | null
  attributes: AttributeValues
}

/** Adds a person (no id) or changes one; gives the id. A reference belongs to one person of a study. */
export async function savePerson(
  db: Db,
  studyId: string,
  id: string | undefined,
  { reference, email, company, attributes }: PersonDetails,
  by: string | null,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const same = await findPersonByReference(trx, studyId, reference)
    if (same !== undefined && same !== id)
      throw problem('conflict', { why: `There is already a person “${reference}” in this study.` })
    if (id !== undefined) await getPerson(trx, studyId, id)
    const row = { ...newRow(studyId, reference), ...(id !== undefined && { id }), email, company }
    await trx
      .insertInto('people')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ reference, email, company }))
      .execute()
    await replaceAttributes(trx, studyId, row.id, attributes)
    await recordChanges(trx, studyId, [{ kind: 'person', itemId: row.id, by }])
    return row.id
  })
}

/** Adds many at once, a few thousand at most; gives their ids in order. A reference that is known already stops them all. */
export async function addPeople(
  db: Db,
  studyId: string,
  people: readonly PersonDetails[],
): Promise<string[]> {
  const rows = people.map(({ reference, email, company }) => ({
    ...newRow(studyId, reference),
    email,
    company,
  }))
  const attributes = people.flatMap((person, at) =>
    Object.entries(person.attributes).map(([name, value]) => ({
      study_id: studyId,
      person_id: rows[at]?.id ?? '',
      name,
      value,
    })),
  )
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    if (rows.length > 0) await trx.insertInto('people').values(rows).execute()
    if (attributes.length > 0) await trx.insertInto('person_attributes').values(attributes).execute()
    await recordChanges(
      trx,
      studyId,
      rows.map(({ id }) => ({ kind: 'person', itemId: id })),
    )
  })
  return rows.map(({ id }) => id)
}

export function newRow(studyId: string, reference: string): Tables['people'] {
  return {
    id: newId(),
    study_id: studyId,
    reference,
    email: null,
    company: null,
    created_at: new Date().toISOString(),
  }
}

export async function getPerson(db: Db, studyId: string, id: string): Promise<Person> {
  const row = await db
    .selectFrom('people')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'person' })
  const [person] = await withAttributes(db, studyId, [row])
  if (!person) throw problem('unknownItem', { what: 'person' })
  return person
}

/** By reference; `after` is the last reference of the page before, `like` a part of reference, e-mail or company. */
export async function listPeople(
  db: Db,
  studyId: string,
  { limit, after, like }: { limit: number; after?: string | undefined; like?: string | undefined },
): Promise<Person[]> {
  let query = db.selectFrom('people').selectAll().where('study_id', '=', studyId)
  if (after !== undefined) query = query.where('reference', '>', after)
  if (like) query = query.where(({ or }) => or(searched.map((column) => contains(column, like))))
  const rows = await query.orderBy('reference').limit(limit).execute()
  return withAttributes(db, studyId, rows)
}

/** The references of these people, by id. */
export async function referencesOf(
  db: Db,
  studyId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people')
    .select(['id', 'reference'])
    .where('study_id', '=', studyId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

export async function countPeople(db: Db, studyId: string, like?: string): Promise<number> {
  let query = db
    .selectFrom('people')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('study_id', '=', studyId)
  if (like) query = query.where(({ or }) => or(searched.map((column) => contains(column, like))))
  const { count } = await query.executeTakeFirstOrThrow()
  return Number(count)
}

const searched = ['reference', 'email', 'company'] as const

function contains(column: (typeof searched)[number], part: string) {
  const pattern = `%${part.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`lower(${sql.ref(column)}) like ${pattern} escape '\\'`
}

async function withAttributes(db: Db, studyId: string, rows: Tables['people'][]): Promise<Person[]> {
  const attributes = await attributesOfPeople(
    db,
    studyId,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    id: row.id,
    studyId: row.study_id,
    reference: row.reference,
    email: row.email,
    company: row.company,
    attributes: attributes.get(row.id) ?? {},
    createdAt: row.created_at,
  }))
}

/** The person goes with their attributes; responses and sessions stay, bound to nobody. */
export async function removePerson(db: Db, studyId: string, id: string, by: string | null): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const responses = await trx
      .updateTable('responses')
      .set({ person_id: null })
      .where('study_id', '=', studyId)
      .where('person_id', '=', id)
      .returning(['id', 'survey_id'])
      .execute()
    const participants = await trx
      .updateTable('participants')
      .set({ person_id: null })
      .where('study_id', '=', studyId)
      .where('person_id', '=', id)
      .returning('id')
      .execute()
    const removed = await trx
      .deleteFrom('people')
      .where('study_id', '=', studyId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw problem('unknownItem', { what: 'person' })
    const entries: ChangeEntry[] = [
      ...responses.map(
        (row): ChangeEntry => ({ kind: 'response', surveyId: row.survey_id, itemId: row.id, by }),
      ),
      ...participants.map((row): ChangeEntry => ({ kind: 'participant', itemId: row.id, by })),
      { kind: 'person', itemId: id, by },
    ]
    await recordChanges(trx, studyId, entries)
  })
}
