import type { Attribute } from '../../surveys/person.ts'
import { problem } from '../problems.ts'
import { type ChangeEntry, lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import type { Tables } from './schema.ts'

/** What the study knows about people besides their answers, by name. */
export async function listAttributes(db: Db, studyId: string): Promise<Attribute[]> {
  const rows = await db
    .selectFrom('attributes')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('name')
    .execute()
  return rows.map(attributeOf)
}

/** Adds an attribute, or changes the one of this name; values that people already have stay as they are. */
export async function saveAttribute(
  db: Db,
  studyId: string,
  attribute: Attribute,
  by: string | null,
): Promise<void> {
  const { name, kind, scale, options } = attribute
  const row = { study_id: studyId, name, kind, scale, options: JSON.stringify(options) }
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    await trx
      .insertInto('attributes')
      .values(row)
      .onConflict((conflict) => conflict.columns(['study_id', 'name']).doUpdateSet(row))
      .execute()
    await recordChanges(trx, studyId, [{ kind: 'attribute', itemId: name, by }])
  })
}

/** The attribute goes, with its value of every person. */
export async function removeAttribute(
  db: Db,
  studyId: string,
  name: string,
  by: string | null,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const removed = await trx
      .deleteFrom('attributes')
      .where('study_id', '=', studyId)
      .where('name', '=', name)
      .executeTakeFirst()
    if (removed.numDeletedRows === 0n) throw problem('unknownItem', { what: 'attribute' })
    const people = await trx
      .deleteFrom('person_attributes')
      .where('study_id', '=', studyId)
      .where('name', '=', name)
      .returning('person_id')
      .execute()
    await recordChanges(trx, studyId, [
      { kind: 'attribute', itemId: name, by },
      ...people.map(({ person_id }): ChangeEntry => ({ kind: 'person', itemId: person_id, by })),
    ])
  })
}

function attributeOf(row: Tables['attributes']): Attribute {
  const { name, kind, scale, options } = row
  return { name, kind, scale, options: JSON.parse(options) as string[] } // written by saveAttribute
}
