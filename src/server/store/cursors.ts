import type { Db, Trx } from './db.ts'
import { engineOf } from './engine.ts'

/** How far a reader has followed a study's changes; nobody else can move it before this transaction ends. */
export async function holdCursor(trx: Trx, name: string, studyId: string): Promise<number> {
  await trx
    .insertInto('cursors')
    .values({ name, study_id: studyId, number: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const cursor = trx
    .selectFrom('cursors')
    .select('number')
    .where('name', '=', name)
    .where('study_id', '=', studyId)
  // SQLite lets one transaction write at a time and knows no such lock.
  const { number } = await (engineOf(trx) === 'postgres'
    ? cursor.forUpdate()
    : cursor
  ).executeTakeFirstOrThrow()
  return Number(number)
}

export async function moveCursor(trx: Trx, name: string, studyId: string, number: number): Promise<void> {
  await trx
    .updateTable('cursors')
    .set({ number })
    .where('name', '=', name)
    .where('study_id', '=', studyId)
    .execute()
}

/** Studies with changes that this reader has not seen yet. */
export async function studiesBehind(db: Db, name: string): Promise<string[]> {
  const rows = await db
    .selectFrom('studies')
    .leftJoin('cursors', (join) =>
      join.onRef('cursors.study_id', '=', 'studies.id').on('cursors.name', '=', name),
    )
    .select('studies.id')
    .where((when) =>
      when.or([
        when.and([when('cursors.number', 'is', null), when('studies.change_number', '>', 0)]),
        when('studies.change_number', '>', when.ref('cursors.number')),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
