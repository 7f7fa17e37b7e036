import { slugOf } from '../../slug.ts'
import { yesOrNo } from './cells.ts'
import type { ColumnGuess } from './guess.ts'
import { isOutside } from './scales/index.ts'
import type { Summary } from './summary.ts'

/**
 * Questions with several choices whose options stand in columns of their own, side by side under one name, each cell
 * ticked (1, x, yes, or the option's own words) or not. One column of free words may be their "Other".
 */
export function findSpread(
  summaries: readonly Summary[],
  idOf: (stem: string) => string,
): Map<number, ColumnGuess> {
  const found = new Map<number, ColumnGuess>()
  for (const group of neighbours(summaries)) {
    const ticked = group.filter(isTicked)
    const spoken = group.filter((summary) => !isTicked(summary))
    const [other] = spoken
    if (ticked.length < 2 || spoken.length > 1) continue
    if (other && !otherName.test(other.part?.name ?? '')) continue
    const stem = group[0]?.part?.stem ?? ''
    const id = idOf(stem)
    const taken = new Set<string>()
    for (const summary of group)
      found.set(summary.place, columnOf(summary, id, stem, summary === other, taken))
  }
  return found
}

function columnOf(
  { place, header, part, title, values }: Summary,
  id: string,
  stem: string,
  words: boolean,
  taken: Set<string>,
): ColumnGuess {
  const label = part?.name ?? title
  const own = [...values.keys()].find((value) => yesOrNo(value) !== false)
  return {
    column: place,
    header,
    role: 'question',
    id,
    title: stem,
    type: 'set',
    scale: 'set',
    spread: true,
    options: [
      {
        id: slugOf(label, taken, { fallback: 'option' }),
        value: own ?? label,
        label,
        ...(words && { words }),
        ...(isOutside(label) && !/^other/i.test(label) && { apart: true }),
      },
    ],
    why: words ? 'Words of one’s own for “Other”' : 'One of several columns that are ticked or not',
  }
}

/** Runs of columns that share the start of their names. */
function neighbours(summaries: readonly Summary[]): Summary[][] {
  const groups: Summary[][] = []
  for (const summary of summaries) {
    const last = groups.at(-1)
    if (summary.part && last?.[0]?.part?.stem === summary.part.stem) last.push(summary)
    else groups.push([summary])
  }
  return groups.filter((group) => group.length > 1)
}

/** Empty, a yes or a no, or always the same word. A column without any tick may be an option nobody took. */
function isTicked({ values, overflow, part }: Summary): boolean {
  if (overflow || values.size > 2) return false
  const positive = [...values.keys()].filter((value) => yesOrNo(value) !== false)
  const [only] = positive
  if (only === undefined) return true
  if (positive.length > 1) return false
  if (yesOrNo(only) === true || fold(only) === fold(part?.name ?? '')) return true
  // Always the same word is a tick, but under "Other" it may be what the only one wrote.
  return values.size === 1 && !otherName.test(part?.name ?? '')
}

const otherName = /\bother\b|please specify|andere|autre/i

function fold(text: string): string {
  return text.toLowerCase().replaceAll(/\W+/g, ' ').trim()
}
