import type { Attribute, AttributeValues } from '../surveys/person.ts'
import type { Answers, ResponseMode, ResponseStatus } from '../surveys/response.ts'
import type { Survey } from '../surveys/survey.ts'
import { rowOf } from '../surveys/table.ts'
import { type Attendee, type People, type TaggedFact, peopleOf } from './people.ts'
import type { Earlier } from './segments/nearly.ts'
import { putRow, removeRow, type Standing, type Table } from './table.ts'

/** One response as the store has it. */
export interface ResponseFact {
  id: string
  version: number
  status: ResponseStatus
  mode: ResponseMode
  /** JSON by question id. */
  answers: string
  reached: number
  personId: string | null
  waveId: string | null
  excluded: boolean
}

/** Which responses count besides complete live ones. */
export type Including = 'partial' | 'test'

export interface Who {
  include: readonly Including[]
  /** Only what was answered or said in this wave. */
  wave?: string | undefined
  /** Segments that were there before; one that is nearly the same as any of them is held back. */
  earlier?: readonly Earlier[] | undefined
}

export interface StudyOnDesk {
  surveys: Map<string, OpenSurvey>
  attributes: Attribute[]
  people: Map<string, AttributeValues>
  participants: Attendee[]
  texts: Map<string, TaggedFact[]>
  /** Everybody joined, by who counts; gone as soon as anything changes. */
  joined: Map<string, People>
}

export interface OpenSurvey {
  table: Table
  people: (string | null)[]
  waves: (string | null)[]
  versions: ReadonlyMap<number, Survey>
}

export function newStudy(): StudyOnDesk {
  return {
    surveys: new Map(),
    attributes: [],
    people: new Map(),
    participants: [],
    texts: new Map(),
    joined: new Map(),
  }
}

export function stale(study: StudyOnDesk): void {
  study.joined.clear()
}

export function putResponse({ table, people, waves, versions }: OpenSurvey, response: ResponseFact): void {
  const definition = versions.get(response.version)
  // A withdrawn response leaves nothing; one to a draft is a trial whose questions may be gone.
  if (response.status === 'withdrawn' || !definition) return removeRow(table, response.id)
  const answers = JSON.parse(response.answers) as Answers // the store writes an object by question id
  const cells = rowOf(definition, { ...response, answers }, table.columns)
  const place = putRow(table, response.id, cells, standingOf(response))
  people[place] = response.personId
  waves[place] = response.waveId
}

function standingOf({ status, mode, excluded }: ResponseFact): Standing {
  if (excluded) return 'left out'
  if (status === 'complete') return mode === 'live' ? 'counted' : 'test'
  return status === 'started' && mode === 'live' ? 'partial' : 'left out'
}

export function wantedOf(include: readonly Including[]): Standing[] {
  return ['counted', ...(['partial', 'test'] as const).filter((one) => include.includes(one))]
}

/** Everybody who counts; in a wave, by what they answered and said in it. */
export function peopleIn(study: StudyOnDesk, { include, wave }: Who): People {
  const wanted = wantedOf(include)
  const key = [wave ?? '', ...wanted].join(' ')
  const known = study.joined.get(key)
  if (known) return known
  const joined = peopleOf({ ...study, texts: [...study.texts.values()].flat() }, wanted, wave)
  study.joined.set(key, joined)
  return joined
}
