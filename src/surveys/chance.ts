import { seeded } from './random.ts'

/** What falls to one person by chance, the same every time: derived from the seed, never stored. */

/** A text, such as the hash of a response's key, as a whole number of 32 bits (FNV-1a with a last mixing). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** From 0 to below 1, for one thing that is left to chance. */
export function chanceOf(seed: number, name: string): number {
  return seeded(seedOf(`${seed} ${name}`))()
}

export type Order = 'shuffled' | 'rotated' | 'reversed'

/** In an order by chance (a reversed one for half of the people); what `stays` keeps its place. */
export function inOrder<T>(
  items: readonly T[],
  order: Order,
  { seed, name, stays }: { seed: number; name: string; stays: (item: T) => boolean },
): readonly T[] {
  const moving = items.filter((item) => !stays(item))
  if (moving.length < 2) return items
  const moved = orders[order](moving, seeded(seedOf(`${seed} ${name}`)))
  if (moving.length === items.length) return moved
  let next = 0
  // There is one moved item for each that does not stay.
  return items.map((item) => (stays(item) ? item : (moved[next++] as T)))
}

const orders: Record<Order, <T>(items: readonly T[], random: () => number) => readonly T[]> = {
  shuffled(items, random) {
    const mixed = items.slice()
    for (let left = mixed.length; left > 1; left--) {
      // Both places lie within the list (Fisher and Yates, 1938).
      const at = Math.floor(random() * left)
      const taken = mixed[at] as (typeof mixed)[number]
      mixed[at] = mixed[left - 1] as typeof taken
      mixed[left - 1] = taken
    }
    return mixed
  },
  rotated(items, random) {
    const first = Math.floor(random() * items.length)
    return [...items.slice(first), ...items.slice(0, first)]
  },
  reversed: (items, random) => (random() < 0.5 ? items.toReversed() : items),
}
