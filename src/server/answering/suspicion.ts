import type { Survey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import { createThrottle, type Throttle } from '../throttle.ts'

/** The field that people do not see. */
export const trapField = 'website'

/** How a response was sent. */
export interface Sending {
  surveyId: string
  address: string
  /** What stood in the hidden field. */
  trapped: string | undefined
  /** When its first page was opened, in milliseconds; undefined where nothing proves it, unknown where cookies are refused. */
  openedAt: number | 'unknown' | undefined
}

export interface Suspicion {
  /** Why a response that was sent just now is to be left out, in words for the researcher; null where nothing speaks for it. */
  reasonFor(definition: Survey, sending: Sending, now?: number): string | null
}

/** Counts in this process's memory; addresses are never stored. */
export function startSuspicion(): Suspicion {
  const counted = createThrottle()
  return {
    reasonFor({ protection }, { surveyId, address, trapped, openedAt }, now = Date.now()) {
      if (!protection) return null
      const { trap, leastSeconds, mostPerAddress, mostPerLink, event } = protection
      if (trap && trapped) return 'Suspect: a field that people do not see was filled in'
      if (leastSeconds && openedAt === undefined)
        return 'Suspect: sent without its first page having been opened'
      if (
        leastSeconds &&
        openedAt !== 'unknown' &&
        openedAt !== undefined &&
        now - openedAt < leastSeconds * 1_000
      )
        return `Suspect: sent ${Math.round((now - openedAt) / 1_000)} seconds after the first page was opened`
      if (mostPerAddress && !event && isBeyond(counted, `${surveyId} from ${address}`, mostPerAddress))
        return `Suspect: more than ${mostPerAddress} from one address within a quarter of an hour`
      if (mostPerLink && isBeyond(counted, surveyId, mostPerLink))
        return `Suspect: more than ${mostPerLink} through the link within a quarter of an hour`
      return null
    },
  }
}

function isBeyond(counted: Throttle, key: string, most: number): boolean {
  try {
    counted.take(key, most)
    return false
  } catch (error) {
    if (error instanceof Problem) return true
    throw error
  }
}
