import { readReference } from '../../surveys/person.ts'
import { bulkFind, bulkInsert } from './bulk.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import { newRow } from './people.ts'

/** The people of these references, added where there are none, in one transaction; what cannot be a reference is not in the answer. */
export async function findOrAddPeople(
  db: Db,
  studyId: string,
  given: Iterable<string>,
): Promise<Map<string, string>> {
  const references = new Map([...given].map((one) => [one, readReference(one)]))
  const wanted = [...new Set(references.values())].filter((one) => one !== undefined)
  const known = await findByReferences(db, studyId, wanted)
  const missing = wanted.filter((one) => !known.has(one))
  if (missing.length > 0) {
    const added = await inTransaction(db, async (trx) => {
      // Whoever else adds people of this study waits here, so the second look is the last one needed.
      await lockCounters(trx, [studyId])
      const meanwhile = await findByReferences(trx, studyId, missing)
      const rows = missing.filter((one) => !meanwhile.has(one)).map((one) => newRow(studyId, one))
      await insertPeople(trx, rows)
      await recordChanges(
        trx,
        studyId,
        rows.map(({ id }) => ({ kind: 'person', itemId: id })),
      )
      return [...meanwhile, ...rows.map(({ id, reference }) => [reference, id] as const)]
    })
    for (const [reference, id] of added) known.set(reference, id)
  }
  return new Map(
    [...references].flatMap(([one, reference]) => {
      const id = known.get(reference ?? '')
      return id === undefined ? [] : [[one, id]]
    }),
  )
}

async function findByReferences(
  db: Db,
  studyId: string,
  references: readonly string[],
): Promise<Map<string, string>> {
  const rows = await findReferences(
    db,
    references.map((reference) => [studyId, reference]),
  )
  return new Map(rows.map(({ id, reference }) => [reference, id]))
}

const findReferences = bulkFind<{ id: string; reference: string }>('people.id, people.reference', 'people', [
  'study_id',
  'reference',
])

const insertPeople = bulkInsert('people', {
  id: 'text',
  study_id: 'text',
  reference: 'text',
  email: 'text',
  company: 'text',
  created_at: 'text',
})
