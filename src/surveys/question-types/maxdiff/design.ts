import { seeded } from '../../random.ts'

export interface DesignSize {
  items: number
  perTask: number
  tasks: number
  versions: number
}

/** Which items, by their place in the list, one version shows in each task, in the order shown. */
export type Version = readonly (readonly number[])[]

/**
 * Several versions of best-worst tasks: in each, every item is shown equally often (within one); over all of them pairs
 * meet, and items stand at each position, as evenly as an exchange of items finds. The same size gives the same design.
 */
export function maxDiffDesign(size: DesignSize): Version[] {
  const random = seeded(size.items * 1_000_003 + size.perTask * 10_007 + size.tasks * 101 + size.versions)
  const met = table(size.items, size.items)
  const shown = zeros(size.items)
  const versions = Array.from({ length: size.versions }, () => {
    const sets = pickSets(size, { random, met, shown })
    for (let round = 0; round < rounds && exchange(sets, met); round++);
    return sets
  })
  arrangePositions(versions, size, random)
  return versions
}

const rounds = 12

interface Course {
  random: () => number
  /** How often two items met so far, over all versions. */
  met: number[][]
  shown: number[]
}

/** Items least shown in this version come first; among them those that met the others of the task least. */
function pickSets({ items, perTask, tasks }: DesignSize, { random, met, shown }: Course): number[][] {
  const here = zeros(items)
  return Array.from({ length: tasks }, () => {
    const set: number[] = []
    while (set.length < perTask) {
      const cost = (item: number) =>
        (here[item] ?? 0) * 1e6 +
        set.reduce((sum, other) => sum + (met[item]?.[other] ?? 0) ** 2, 0) * 100 +
        (shown[item] ?? 0) +
        random()
      const next = least(items, (item) => (set.includes(item) ? Infinity : cost(item)))
      for (const other of set) meet(met, next, other, 1)
      set.push(next)
      here[next] = (here[next] ?? 0) + 1
      shown[next] = (shown[next] ?? 0) + 1
    }
    return set
  })
}

/** Exchanges items of two tasks where pairs meet more evenly afterwards; says whether any were. */
function exchange(sets: number[][], met: number[][]): boolean {
  let improved = false
  for (const one of sets)
    for (const other of sets) {
      if (one === other) continue
      for (const [at, item] of one.entries())
        for (const [place, partner] of other.entries()) {
          const current = one[at] ?? item
          const swapped = other[place] ?? partner
          if (one.includes(swapped) || other.includes(current)) continue
          if (gain(met, one, other, current, swapped) <= 0) continue
          move(met, one, at, swapped)
          move(met, other, place, current)
          improved = true
        }
    }
  return improved
}

/** By how much the sum of squared meetings falls if `item` of one task and `partner` of another change places. */
function gain(
  met: readonly number[][],
  one: readonly number[],
  other: readonly number[],
  item: number,
  partner: number,
): number {
  let fall = 0
  for (const mate of one)
    if (mate !== item) fall += 2 * ((met[item]?.[mate] ?? 0) - (met[partner]?.[mate] ?? 0)) - 2
  for (const mate of other)
    if (mate !== partner) fall += 2 * ((met[partner]?.[mate] ?? 0) - (met[item]?.[mate] ?? 0)) - 2
  return fall
}

function move(met: number[][], set: number[], at: number, next: number): void {
  const old = set[at] ?? next
  for (const mate of set)
    if (mate !== old) {
      meet(met, old, mate, -1)
      meet(met, next, mate, 1)
    }
  set[at] = next
}

/** Each item stands at each position about equally often, and versions don't begin with the same tasks. */
function arrangePositions(versions: number[][][], { items, perTask }: DesignSize, random: () => number) {
  const stood = table(items, perTask)
  const sets = versions.flat()
  for (const set of sets) {
    set.sort((a, b) => a - b)
    for (let at = 0; at < set.length; at++) {
      const place =
        at + least(set.length - at, (step) => (stood[set[at + step] ?? 0]?.[at] ?? 0) + random() / 2)
      swap(set, at, place)
    }
    count(stood, set, 1)
  }
  for (let round = 0, improved = true; improved && round < rounds; round++) {
    improved = false
    for (const set of sets) {
      count(stood, set, -1)
      if (settle(stood, set)) improved = true
      count(stood, set, 1)
    }
  }
}

/** Exchanges two positions of a task wherever the sum of squared standings falls. */
function settle(stood: readonly number[][], set: number[]): boolean {
  let improved = false
  for (let at = 0; at < set.length; at++)
    for (let place = at + 1; place < set.length; place++) {
      const [a, b] = [stood[set[at] ?? 0] ?? [], stood[set[place] ?? 0] ?? []]
      const fall = (a[at] ?? 0) - (a[place] ?? 0) + (b[place] ?? 0) - (b[at] ?? 0)
      if (fall <= 0) continue
      swap(set, at, place)
      improved = true
    }
  return improved
}

function count(stood: number[][], set: readonly number[], by: number): void {
  for (const [at, item] of set.entries()) {
    const row = stood[item]
    if (row) row[at] = (row[at] ?? 0) + by
  }
}

function swap(set: number[], at: number, place: number): void {
  // Both places are within the set.
  ;[set[at], set[place]] = [set[place] as number, set[at] as number]
}

function meet(met: number[][], one: number, other: number, by: number): void {
  const [a, b] = [met[one], met[other]]
  if (a) a[other] = (a[other] ?? 0) + by
  if (b) b[one] = (b[one] ?? 0) + by
}

function table(rows: number, columns: number): number[][] {
  return Array.from({ length: rows }, () => zeros(columns))
}

function least(length: number, cost: (at: number) => number): number {
  let found = 0
  let lowest = Infinity
  for (let at = 0; at < length; at++) {
    const here = cost(at)
    if (here < lowest) {
      lowest = here
      found = at
    }
  }
  return found
}

function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}
