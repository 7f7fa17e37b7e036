import type { Scale } from '../../surveys/column.ts'
import type { Series } from '../table.ts'

/** A column that a method reads, by its role. */
export interface MethodInput {
  name: string
  scales: readonly Scale[]
  /** It takes several columns under this role. */
  several?: boolean
  optional?: boolean
  summary: string
}

export interface MethodSetting {
  name: string
  summary: string
  default?: string
}

/** What a method was given: columns by role, the rows to read, and a weight for each row where there are weights. */
export interface Given {
  series: (input: string) => Series
  all: (input: string) => Series[]
  rows: Uint32Array
  weights?: Float64Array | undefined
  setting: (name: string) => string | undefined
}

/** An analysis by name, so that the command line and pages can offer all of them alike. */
export interface Method {
  name: string
  summary: string
  /** Author and year. */
  source: string
  inputs: readonly MethodInput[]
  settings?: readonly MethodSetting[]
  /** What the result's keys mean. */
  result: Readonly<Record<string, string>>
  /** Throws an `Unfit` where the columns cannot be used so. */
  run(given: Given): object
}

/** The input does not fit the method: a sentence that says what to do. */
export class Unfit extends Error {}

/** A share of people, with who it is of. Null with a reason where it cannot be said. */
export interface Share {
  share: number | null
  /** People, whatever they weigh. */
  count: number
  base: number
  effectiveBase: number
  low: number | null
  high: number | null
  reason?: string
}

/** A mean with who it is of. */
export interface Mean {
  mean: number | null
  base: number
  effectiveBase: number
  deviation: number | null
  /** Standard error of the mean. */
  error: number | null
  low: number | null
  high: number | null
  reason?: string
}
