import type { Summary } from './summary.ts'

/**
 * Does a column hold several options in a cell? The parts must come again and again, also together in different ways;
 * a comma counts only where its parts stand alone in some cells too, as sentences have commas of their own.
 */
export function joinedOptions({
  values,
  overflow,
  filled,
}: Summary): { separator: string; parts: string[] } | undefined {
  if (overflow && filled < 50) return undefined
  for (const separator of [';', '|', '\n', ',']) {
    const parts = partsBy(values, separator)
    if (parts && fits(parts, values, separator)) return { separator, parts: mostFirst(parts) }
  }
  return undefined
}

interface Part {
  count: number
  /** Some cell is this part and nothing else. */
  alone: boolean
}

function partsBy(values: Map<string, number>, separator: string): Map<string, Part> | undefined {
  const parts = new Map<string, Part>()
  let [joined, all] = [0, 0]
  for (const [cell, count] of values) {
    const pieces = cell
      .split(separator)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== '')
    all += count
    if (pieces.length > 1) joined += count
    if (new Set(pieces).size < pieces.length || pieces.length > 60) return undefined
    for (const piece of pieces) {
      const part = parts.get(piece) ?? { count: 0, alone: false }
      parts.set(piece, { count: part.count + count, alone: part.alone || pieces.length === 1 })
    }
  }
  return joined >= Math.max(2, all / 10) ? parts : undefined
}

function fits(parts: Map<string, Part>, values: Map<string, number>, separator: string): boolean {
  const all = [...parts.values()]
  const total = all.reduce((sum, { count }) => sum + count, 0)
  if (parts.size < 2 || parts.size > 60 || total / parts.size < 2) return false
  if ([...parts.keys()].some((part) => part.length > 100)) return false
  if (separator !== ',') return values.size >= 2
  const alone = all.filter((part) => part.alone).length
  return alone >= parts.size / 2 && values.size >= parts.size
}

function mostFirst(parts: Map<string, Part>): string[] {
  return [...parts].sort(([, one], [, other]) => other.count - one.count).map(([part]) => part)
}
