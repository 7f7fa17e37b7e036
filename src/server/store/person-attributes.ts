import type { AttributeValues } from '../../surveys/person.ts'
import type { Db, Trx } from './db.ts'

/** Attributes by person id: everybody's, or those of some people. */
export async function attributesOfPeople(
  db: Db,
  studyId: string,
  people?: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const found = new Map<string, Record<string, string>>()
  if (people?.length === 0) return found
  let query = db
    .selectFrom('person_attributes')
    .select(['person_id', 'name', 'value'])
    .where('study_id', '=', studyId)
    .orderBy('name')
  if (people) query = query.where('person_id', 'in', people)
  for (const { person_id, name, value } of await query.execute()) {
    const known = found.get(person_id) ?? {}
    known[name] = value
    found.set(person_id, known)
  }
  return found
}

/** What is known of a person is from now on just this. */
export async function replaceAttributes(
  trx: Trx,
  studyId: string,
  personId: string,
  attributes: AttributeValues,
) {
  await trx
    .deleteFrom('person_attributes')
    .where('study_id', '=', studyId)
    .where('person_id', '=', personId)
    .execute()
  const rows = Object.entries(attributes).map(([name, value]) => ({
    study_id: studyId,
    person_id: personId,
    name,
    value,
  }))
  if (rows.length > 0) await trx.insertInto('person_attributes').values(rows).execute()
}
