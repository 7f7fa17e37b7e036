import type { Wave } from '../../surveys/person.ts'
import type { Survey } from '../../surveys/survey.ts'
import type { Db } from '../store/db.ts'
import { findPublicSurvey, getVersion } from '../store/surveys.ts'
import { listWaves } from '../store/waves.ts'

/** What a respondent's link leads to, at this moment. */
export interface PublicSurvey {
  id: string
  studyId: string
  slug: string
  state: 'draft' | 'published' | 'closed'
  version: number
  definition: Survey
  /** The study's, to put a new response into. */
  waves: Wave[]
}

export interface PublicSurveys {
  /** As it is, or in a rush as it was at most a moment ago: publishing and closing happen elsewhere. */
  find(slug: string): Promise<PublicSurvey | undefined>
  /** A published version never changes. */
  version(surveyId: string, number: number): Promise<Survey>
}

/** Short enough that nobody notices a closing late. */
const momentMs = 50
/** Within a moment so many look for themselves; in a rush the others see what the last of them saw. */
const looksPerMoment = 10
const mostKept = 200

/** Respondents' surveys by link; in a rush the store is asked two hundred times a second at most. */
export function keepPublicSurveys(db: Db, now: () => number = () => performance.now()): PublicSurveys {
  const seen = new Map<string, { until: number; looks: number; survey: Promise<PublicSurvey | undefined> }>()
  const versions = new Map<string, Promise<Survey>>()

  async function look(slug: string): Promise<PublicSurvey | undefined> {
    const found = await findPublicSurvey(db, slug)
    if (!found) return undefined
    // The same value each time, as everything made from a version is kept by its identity.
    const definition = await version(found.id, found.version)
    return { ...found, definition, waves: await listWaves(db, found.studyId) }
  }

  function version(surveyId: string, number: number): Promise<Survey> {
    return keep(versions, `${surveyId} ${number}`, () => getVersion(db, surveyId, number))
  }

  return {
    find(slug) {
      const last = seen.get(slug)
      const inMoment = last !== undefined && last.until > now()
      if (inMoment && last.looks >= looksPerMoment) return last.survey
      const survey = look(slug)
      seen.delete(slug)
      dropOldest(seen)
      seen.set(slug, {
        until: inMoment ? last.until : now() + momentMs,
        looks: inMoment ? last.looks + 1 : 1,
        survey,
      })
      survey.catch(() => seen.delete(slug))
      return survey
    },
    version,
  }
}

/** The value of this key, made once; what could not be made is tried again. */
export function keep<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key)
  if (known) return known
  const made = make()
  dropOldest(kept)
  kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}

function dropOldest(kept: Map<string, unknown>): void {
  if (kept.size < mostKept) return
  const oldest = kept.keys().next().value
  if (oldest !== undefined) kept.delete(oldest)
}
