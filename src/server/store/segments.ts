import { newId } from '../ids.ts'
import { problem } from '../problems.ts'
import { lockCounters, recordChanges } from './changes.ts'
import { type Db, inTransaction } from './db.ts'
import type { Tables } from './schema.ts'

/** People of a study for whom a rule over columns holds. */
export interface Segment {
  id: string
  studyId: string
  title: string
  rule: string
  createdAt: string
}

/** Oldest first, so that a segment keeps its place and colour. */
export async function listSegments(db: Db, studyId: string): Promise<Segment[]> {
  const rows = await db
    .selectFrom('segments')
    .selectAll()
    .where('study_id', '=', studyId)
    .orderBy('id')
    .execute()
  return rows.map(segmentOf)
}

export async function getSegment(db: Db, studyId: string, id: string): Promise<Segment> {
  const row = await db
    .selectFrom('segments')
    .selectAll()
    .where('study_id', '=', studyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('unknownItem', { what: 'segment' })
  return segmentOf(row)
}

/** Adds a segment (no id) or changes one; gives the id. */
export async function saveSegment(
  db: Db,
  studyId: string,
  id: string | undefined,
  { title, rule }: Pick<Segment, 'title' | 'rule'>,
  by: string | null,
): Promise<string> {
  return inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    if (id !== undefined) await getSegment(trx, studyId, id)
    const row = {
      id: id ?? newId(),
      study_id: studyId,
      title,
      rule,
      created_at: new Date().toISOString(),
      created_by: by,
    }
    await trx
      .insertInto('segments')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ title, rule }))
      .execute()
    await recordChanges(trx, studyId, [{ kind: 'segment', itemId: row.id, by }])
    return row.id
  })
}

/** Only the rule goes; nobody's answers change. */
export async function removeSegment(db: Db, studyId: string, id: string, by: string | null): Promise<void> {
  await inTransaction(db, async (trx) => {
    await lockCounters(trx, [studyId])
    const { numDeletedRows } = await trx
      .deleteFrom('segments')
      .where('study_id', '=', studyId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw problem('unknownItem', { what: 'segment' })
    await recordChanges(trx, studyId, [{ kind: 'segment', itemId: id, by }])
  })
}

function segmentOf(row: Tables['segments']): Segment {
  return { id: row.id, studyId: row.study_id, title: row.title, rule: row.rule, createdAt: row.created_at }
}
