import { seeded } from '../../random.ts'
import { Meetings } from './meetings.ts'

export interface ChoiceSize {
  /** How many levels each attribute has. */
  levels: readonly number[]
  alternatives: number
  tasks: number
  versions: number
  /** May these two levels stand together in one alternative? */
  allows: (attribute: number, level: number, other: number, otherLevel: number) => boolean
}

/** One alternative: the place of its level for each attribute. */
export type Profile = readonly number[]

/** By version and task, the alternatives in the order shown. */
export type Choices = readonly (readonly (readonly Profile[])[])[]

/**
 * Choice tasks with balanced overlap: over all versions the levels of an attribute come equally often and any two
 * levels meet about equally often; in one task a level may come twice, which is made rare but not forbidden. No task
 * shows the same alternative twice, none a pair of levels that is not allowed. The same size gives the same design.
 */
export function choiceDesign(size: ChoiceSize): Choices {
  const { levels, alternatives, tasks, versions } = size
  const random = seeded(
    levels.reduce((seed, count) => seed * 31 + count, alternatives * 1_009 + tasks * 53 + versions),
  )
  const course: Course = { ...size, random, met: new Meetings(levels) }
  const design = Array.from({ length: versions }, () =>
    Array.from({ length: tasks }, () => {
      const task: number[][] = []
      while (task.length < alternatives) {
        const profile = drawProfile(course, task)
        course.met.count(profile, 1)
        task.push(profile)
      }
      return task
    }),
  )
  exchange(design, course)
  return design
}

/** Every alternative that may be shown, one after another, as far as so many steps lead. */
export function* profilesOf(
  size: Pick<ChoiceSize, 'levels' | 'allows'>,
  start: readonly number[] = [],
  steps = { left: 200_000 },
): Generator<number[]> {
  const { levels, allows } = size
  const attribute = start.length
  if (steps.left-- <= 0) return
  if (attribute === levels.length) {
    yield start.slice()
    return
  }
  for (let level = 0; level < (levels[attribute] ?? 0); level++)
    if (start.every((other, at) => allows(at, other, attribute, level)))
      yield* profilesOf(size, [...start, level], steps)
}

interface Course extends ChoiceSize {
  random: () => number
  met: Meetings
}

const draws = 30

/** A new alternative of levels that came least so far; where chance leads nowhere, the first that may be shown. */
function drawProfile(course: Course, task: readonly Profile[]): number[] {
  for (let draw = 0; draw < draws; draw++) {
    const profile = drawOnce(course, task)
    if (profile && !task.some((other) => isSame(other, profile))) return profile
  }
  for (const profile of profilesOf(course)) if (!task.some((other) => isSame(other, profile))) return profile
  return course.levels.map(() => 0)
}

function drawOnce({ levels, allows, met, random }: Course, task: readonly Profile[]): number[] | undefined {
  const profile: number[] = levels.map(() => -1)
  const order = levels
    .map((_, attribute) => ({ attribute, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ attribute }) => attribute)
  for (const attribute of order) {
    let least = Infinity
    for (let level = 0; level < (levels[attribute] ?? 0); level++) {
      const stands = profile.every((other, at) => other < 0 || allows(at, other, attribute, level))
      if (!stands) continue
      const cost =
        4 * met.of(attribute, level, attribute, level) +
        profile.reduce((sum, other, at) => sum + (other < 0 ? 0 : met.of(attribute, level, at, other)), 0) +
        1.5 * task.filter((other) => other[attribute] === level).length +
        random()
      if (cost < least) {
        least = cost
        profile[attribute] = level
      }
    }
    if (profile[attribute] === -1) return undefined
  }
  return profile
}

const exchanges = 30_000
const mixing = 4

/** Exchanges a level between two alternatives where levels meet more evenly afterwards; how often each comes stays. */
function exchange(design: number[][][][], { levels, allows, met, random }: Course): void {
  const places = design.flatMap((tasks) =>
    tasks.flatMap((task) => task.map((profile) => ({ task, profile }))),
  )
  const pick = (length: number) => Math.floor(random() * length)
  for (let trial = 0; trial < exchanges; trial++) {
    const attribute = pick(levels.length)
    const one = places[pick(places.length)]
    const other = places[pick(places.length)]
    if (!one || !other) return
    const level = one.profile[attribute] ?? 0
    const partner = other.profile[attribute] ?? 0
    if (level === partner) continue
    let fall = 0
    for (let at = 0; at < levels.length; at++) {
      if (at === attribute) continue
      const [a = 0, b = 0] = [one.profile[at], other.profile[at]]
      if (a === b) continue
      fall += met.of(attribute, level, at, a) - met.of(attribute, partner, at, a) - 1
      fall += met.of(attribute, partner, at, b) - met.of(attribute, level, at, b) - 1
    }
    // At first also where nothing is lost: it lets levels come twice in a task now and then.
    if (trial < mixing * places.length ? fall < 0 : fall <= 0) continue
    const [changed, partners] = [one.profile.with(attribute, partner), other.profile.with(attribute, level)]
    if (!mayStand(changed, one, allows) || !mayStand(partners, other, allows)) continue
    for (const [place, profile] of [
      [one.profile, changed],
      [other.profile, partners],
    ] as const) {
      met.count(place, -1)
      met.count(profile, 1)
      place.splice(0, place.length, ...profile)
    }
  }
}

function mayStand(
  changed: Profile,
  { task, profile }: { task: readonly Profile[]; profile: Profile },
  allows: ChoiceSize['allows'],
): boolean {
  if (task.some((other) => other !== profile && isSame(other, changed))) return false
  return changed.every((level, at) =>
    changed.every((other, place) => place >= at || allows(place, other, at, level)),
  )
}

function isSame(one: Profile, other: Profile): boolean {
  return one.every((level, at) => level === other[at])
}
