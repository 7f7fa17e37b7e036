import { csv } from './csv/csv.ts'
import { json } from './json/json.ts'

/** Every format that a survey or its answers can come in. */
export const formats = { csv, json } as const

export type FormatName = keyof typeof formats

/** By the ending of the file's name; without a known one it is taken for CSV. */
export function formatOf(name: string): FormatName {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return json.endings.includes(ending) ? 'json' : 'csv'
}
