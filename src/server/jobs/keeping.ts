import type { Db } from '../store/db.ts'
import { removeOutlived, removePassing } from '../store/keeping.ts'
import type { Job } from './index.ts'

const hour = 3_600_000

/** Removes answers once they were kept for as long as people were told, and what was to be kept for a while only. */
export function keepingJob(db: Db): Job {
  return { name: 'keeping', run: () => removeSome(db, new Date()), rest: hour }
}

async function removeSome(db: Db, now: Date): Promise<boolean> {
  await removePassing(db, now)
  return (await removeOutlived(db, now)) > 0
}
