import type { Db } from '../store/db.ts'
import { removeOutlived } from '../store/keeping.ts'
import type { Job } from './index.ts'

const hour = 3_600_000

/** Removes answers once they were kept for as long as people were told. */
export function keepingJob(db: Db): Job {
  return { name: 'keeping', run: async () => (await removeOutlived(db, new Date())) > 0, rest: hour }
}
