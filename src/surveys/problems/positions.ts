/** Where the items of a list may come to stand when it is shuffled. */
export interface Positions {
  /** Those written before this one that may come after it all the same. */
  unsure(at: number): number[]
}

/** Anchored items keep their place, the others share the places left. */
export function positionsOf(
  items: readonly { anchored?: boolean | undefined }[],
  shuffled: boolean,
): Positions {
  const moving = shuffled ? items.flatMap(({ anchored }, at) => (anchored ? [] : [at])) : []
  const [first, last] = [moving[0] ?? Infinity, moving.at(-1) ?? -1]
  const moves = new Set(moving)
  return {
    unsure(at) {
      if (moving.length === 0 || at < first) return []
      const earliest = moves.has(at) ? first : at
      const before = items.slice(0, at).map((_, place) => place)
      return before.filter((place) => (moves.has(place) ? last : place) >= earliest)
    },
  }
}
