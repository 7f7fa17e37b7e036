import type { Config } from '../config.ts'
import type { Db } from '../store/db.ts'
import { keepingJob } from './keeping.ts'
import { mailJobs } from './mail.ts'
import { startTagger } from '../tagger.ts'
import { taggingJob } from './tagging.ts'

/** One kind of background work. What is pending is read from the data each time, so nothing is lost by stopping. */
export interface Job {
  name: string
  /** Does a small piece of work and says whether there may be more. */
  run(stopping: AbortSignal): Promise<boolean>
  /** How long to rest, in milliseconds, when there was nothing to do. */
  rest: number
  close?(): Promise<void>
}

/** The list of background work. */
export function allJobs({ db, config }: { db: Db; config: Config }): Job[] {
  return [taggingJob(db, startTagger()), ...mailJobs(db, config), keepingJob(db)]
}

export interface Jobs {
  /** Finishes the pieces under way, then starts no more. */
  stop(): Promise<void>
}

/** Runs every job by itself, piece after piece; a piece that fails is told to `report` and tried again later. */
export function startJobs(jobs: readonly Job[], report: (name: string, error: unknown) => void): Jobs {
  const stopping = new AbortController()
  const running = jobs.map((job) => keepRunning(job, stopping.signal, report))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
      for (const job of jobs) await job.close?.()
    },
  }
}

const firstPause = 1_000
const longestPause = 60_000

async function keepRunning(job: Job, stopping: AbortSignal, report: (name: string, error: unknown) => void) {
  let failures = 0
  while (!stopping.aborted) {
    try {
      const more = await job.run(stopping)
      failures = 0
      // Even with more to do, requests that wait come first.
      await pause(more ? 0 : job.rest, stopping)
    } catch (error) {
      if (failures === 0) report(job.name, error)
      await pause(Math.min(longestPause, firstPause * 2 ** failures++), stopping)
    }
  }
}

function pause(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      stopping.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    stopping.addEventListener('abort', done)
  })
}
