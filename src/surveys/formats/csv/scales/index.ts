import { amounts } from './amounts.ts'
import { degrees } from './degrees.ts'
import { ladders } from './ladders.ts'
import { leadingNumbers } from './leading-numbers.ts'
import { rates } from './rates.ts'
import type { ScaleReader } from './scale-reader.ts'

const readers: ScaleReader[] = [leadingNumbers, amounts, rates, ladders, degrees]

/**
 * The labels in their order from little to much, what stands beside it ("Don't know") last; undefined where there is
 * no order to see. The order they come in plays no part.
 */
export function orderOf(
  labels: readonly string[],
): { labels: string[]; outside: string[]; why: string } | undefined {
  const outside = labels.filter((label) => isOutside(label))
  const inside = labels.filter((label) => !isOutside(label))
  if (inside.length < 2) return undefined
  const folded = inside.map(fold)
  for (const { why, places } of readers) {
    const found = places(folded)
    if (!found || new Set(found).size < found.length) continue
    const order = inside.map((label, index) => ({ label, place: found[index] ?? 0 }))
    order.sort((one, other) => one.place - other.place)
    return { labels: order.map(({ label }) => label), outside: outside.toSorted(), why }
  }
  return undefined
}

/** "Don't know", "Prefer not to say", "Not applicable": an answer that stands beside any order. */
export function isOutside(label: string): boolean {
  return outsiders.test(fold(label))
}

const outsiders =
  /^(i )?(do not|don't|dont|can't|cannot) (know|say|remember|recall)\b.*$|^(not sure|unsure|unknown|no opinion|no answer|no response|not stated|not applicable|does not apply|n\.?\/?a\.?|other|none of (these|the above)|refused?|weiß nicht|keine angabe|ne sais pas|no sé)( \(.*\))?$|^(i('d| would) )?(prefer|rather) not (to )?(say|answer|disclose|state)\b.*$/

function fold(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[’‘´`]/g, "'")
    .replaceAll(/[“”″]/g, '"')
    .replaceAll(/[–—−]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '')
}
