import type { ScaleReader } from './scale-reader.ts'

/** "1 - Not at all", "2", "5: Very": a code before the words. */
export const leadingNumbers: ScaleReader = {
  why: 'the answers start with numbers',
  places(labels) {
    const places = labels.map(
      (label) => /^(-?\d{1,3})(?:\s*[-.:=)]\s*(?=[^\d\s])|\s+\((?=\D)|$)/.exec(label)?.[1],
    )
    const worded = labels.some((label) => /[a-zà-ÿ]/.test(label))
    return worded && places.every((place) => place !== undefined) ? places.map(Number) : undefined
  },
}
