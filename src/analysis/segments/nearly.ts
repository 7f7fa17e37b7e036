import type { People } from '../people.ts'
import { rowsOf } from '../table.ts'
import { membersOf, readRule } from './rule.ts'

/** A segment that was there before, whose percentages are shown. */
export interface Earlier {
  title: string
  rule: string
}

/**
 * For each segment, oldest first, the one before it from which, or from whose outside, it differs by somebody, but by
 * fewer people than `smallest`. What is said of both, subtracted, would tell about those few (statistical disclosure by
 * differencing), so that the later one of a pair is held back; one that shows nothing itself holds nobody back.
 * Combinations of three and more are not looked for.
 */
export function nearlySame(
  { table }: People,
  segments: readonly Earlier[],
  smallest: number,
): (Earlier | undefined)[] {
  const everyone = rowsOf(table)
  const isFew = (count: number) => count > 0 && count < smallest
  const shown: { segment: Earlier; members: Uint8Array }[] = []
  const apart = (one: Uint8Array, other: Uint8Array) => {
    let count = 0
    for (const row of everyone) if (one[row] !== other[row]) count++
    return count
  }
  return segments.map((segment) => {
    const read = readRule(segment.rule, table.columns)
    if (!read.ok) return undefined
    const members = membersOf(table, read.expression, everyone)
    const near = shown.find((other) => {
      const count = apart(other.members, members)
      return isFew(count) || isFew(everyone.length - count)
    })
    const size = apart(members, new Uint8Array(members.length))
    if (!near && size >= smallest && !isFew(everyone.length - size)) shown.push({ segment, members })
    return near?.segment
  })
}

/** Why this rule’s percentages are held back beside the earlier segments. */
export function reasonToHold(
  people: People,
  rule: string,
  earlier: readonly Earlier[],
  smallest: number,
): string | undefined {
  if (earlier.length === 0) return undefined
  const near = nearlySame(people, [...earlier, { title: '', rule }], smallest).at(-1)
  return near && heldBack(near, smallest)
}

export function heldBack({ title }: Earlier, smallest: number): string {
  return `Held back: these are all but the same people as in “${title}”, or as outside it. The difference between the two would tell about fewer than ${smallest} people.`
}
