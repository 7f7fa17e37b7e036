import { cellsWith, quotaCells } from '../surveys/quota.ts'
import type { Known } from '../surveys/flow.ts'
import type { Survey } from '../surveys/survey.ts'
import type { QuotaRow } from '../views/design/quota-table.tsx'
import type { Db } from './store/db.ts'
import { countPlaces, type Quotas } from './store/quotas.ts'

/**
 * The quotas that a submission is counted by: those of the survey as it is published now, for a response that was given
 * to a version of its own. Undefined where there are none, so that nothing is asked of the store.
 */
export function quotasOf(published: Survey, given: Survey, person: Known): Quotas | undefined {
  const cells = quotaCells(published)
  if (cells.length === 0) return undefined
  return { cells, cellsFor: (response) => cellsWith(cells, given, response.answers, person) }
}

/** How full each cell of the published version is. */
export async function quotaRows(
  db: Db,
  surveyId: string,
  published: Survey | undefined,
): Promise<QuotaRow[]> {
  const cells = published ? quotaCells(published) : []
  if (cells.length === 0) return []
  const places = await countPlaces(db, surveyId)
  return cells.map(({ id, label, target }) => {
    const { filled = 0, kept = 0 } = places.get(id) ?? {}
    return { id, label, target, filled, kept }
  })
}
