import { z } from 'zod'

/** A setting that says how many of something there are, refused in these words. */
export function whole(what: string, min: number, max: number) {
  const words = `Write how many ${what} as a whole number from ${min} to ${max}`
  return z.number(words).int(words).min(min, words).max(max, words)
}
