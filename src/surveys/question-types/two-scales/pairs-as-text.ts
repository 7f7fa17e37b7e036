import type { Parsed } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { readLines, writeLine } from '../lines.ts'
import { findOption, optionNamed } from '../options.ts'
import { cellOf } from '../rows.tsx'
import type { Answer, Pair, Settings } from './two-scales.tsx'

/** `Row: option on the first scale / option on the second`, a line each. */
export function writePairs(
  { rows }: Answer,
  { rows: all, first, second }: Settings,
  language: string,
): string {
  return all
    .flatMap((row) => {
      const pair = cellOf(rows, row.id)
      const words = [
        findOption(first.options, pair?.first ?? ''),
        findOption(second.options, pair?.second ?? ''),
      ].map((option) => textIn(option?.label, language))
      return pair ? [writeLine(row, words.join(' / '), language)] : []
    })
    .join('\n')
}

export function readPairs(cell: string, settings: Settings): Parsed<Answer> {
  const lines = readLines(cell, settings.rows)
  if (!lines) return { ok: false, issue: { word: 'row.unknown' } }
  const rows: Record<string, Pair> = {}
  for (const [id, words] of lines) {
    const pair = pairNamed(words, settings)
    if (!pair) return { ok: false, issue: { word: 'choice.unknown' } }
    rows[id] = pair
  }
  return { ok: true, answer: { rows } }
}

/** Words of an option may hold the stroke themselves, so each one is tried. */
function pairNamed(words: string, { first, second }: Settings): Pair | undefined {
  const parts = words.split(' / ')
  for (let cut = 1; cut < parts.length; cut++) {
    const one = optionNamed(first.options, parts.slice(0, cut).join(' / '))
    const two = optionNamed(second.options, parts.slice(cut).join(' / '))
    if (one && two) return { first: one.id, second: two.id }
  }
  return undefined
}
