/**
 * A way to see an order in a list of answers: one place on a line for each label, or nothing where any of them does
 * not fit. Labels arrive folded: small letters, plain quotes and dashes, single blanks.
 */
export interface ScaleReader {
  /** Said to the author: "These are amounts". */
  why: string
  /** Places by label; undefined where this is no such list. */
  places: (labels: readonly string[]) => number[] | undefined
}
