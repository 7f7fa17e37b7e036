import { existsSync, readFileSync } from 'node:fs'
import type { Coded, Numbers, Series } from '../../src/analysis/table.ts'
import { readSheet, seriesFrom } from '../../src/server/commands/sheet.ts'
import type { Scale } from '../../src/surveys/column.ts'

const folder = new URL('../../../shared/data/oracles/', import.meta.url)

/** The published data lie beside the project where they are present; without them such tests are skipped by name. */
export function hasOracle(name: string): boolean {
  return existsSync(new URL(name, folder))
}

export function oracle(name: string) {
  const sheet = readSheet(readFileSync(new URL(name, folder)), name)
  return {
    rows: allRows(sheet.rows.length),
    column: (label: string, scales: Scale[]): Series => seriesFrom(sheet, label, scales),
    coded: (label: string): Coded => coded(seriesFrom(sheet, label, ['nominal'])),
    numbers(label: string): Numbers {
      const series = seriesFrom(sheet, label, ['interval'])
      if (series.kind !== 'numbers') throw new Error(`${label} is not a column of numbers`)
      return series
    },
  }
}

/** A column of answers written as a list; '' is left empty. */
export function answers(cells: readonly string[], scales: Scale[] = ['nominal']): Coded {
  const lines = cells.map((cell) => [cell, 'x'])
  return coded(seriesFrom({ names: ['answer', 'always'], rows: lines }, 'answer', scales))
}

export function numbers(values: readonly (number | null)[], scales: Scale[] = ['interval']): Series {
  return seriesFrom(
    { names: ['number'], rows: values.map((value) => [value === null ? '' : String(value)]) },
    'number',
    scales,
  )
}

/** Everybody of `counts` once: `{ a: 2 }` is ['a', 'a']. */
export function repeated(counts: Record<string, number>): string[] {
  return Object.entries(counts).flatMap(([answer, count]) => Array.from({ length: count }, () => answer))
}

export function allRows(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => row)
}

function coded(series: Series): Coded {
  if (series.kind !== 'coded') throw new Error('This column has no options')
  return series
}
