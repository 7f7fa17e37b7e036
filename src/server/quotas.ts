import { cellsWith, quotaCells } from '../surveys/quota.ts'
import type { Known } from '../surveys/flow.ts'
import type { Survey } from '../surveys/survey.ts'
import type { StoredResponse } from './store/response-rows.ts'
import type { Quotas } from './store/quotas.ts'

/**
 * The quotas that a submission is counted by: those of the survey as it is published now, for a response that was given
 * to a version of its own. Undefined where there are none, so that nothing is asked of the store.
 */
export function quotasOf(
  published: Survey,
  given: Survey,
  personOf: (response: StoredResponse) => Known = () => ({}),
): Quotas | undefined {
  const cells = quotaCells(published)
  if (cells.length === 0) return undefined
  return { cells, cellsFor: (response) => cellsWith(cells, given, response.answers, personOf(response)) }
}
