import { thousands } from './numbers.ts'

/** Narrow and not to be broken. */
const thin = '\u202f'

/** 62 %, one decimal under 10 %; a dash where it cannot be said. */
export function percent(share: number | null): string {
  if (share === null) return '–'
  const value = 100 * share
  if (value === 0 || value === 100) return `${value}${thin}%`
  // 99.7 % of many is not everybody, so it keeps its decimal too.
  const digits = value < 9.95 || value > 99.5 ? 1 : 0
  return `${value.toFixed(digits)}${thin}%`
}

/** 58–66 % */
export function percentRange(low: number | null, high: number | null): string {
  if (low === null || high === null) return '–'
  return `${percent(low).replace(`${thin}%`, '')}–${percent(high)}`
}

/** +12 points, −3.4 points: the difference of two shares. */
export function pointsApart(difference: number | null): string {
  return difference === null ? '–' : signed(100 * difference, Math.abs(100 * difference) < 9.95 ? 1 : 0)
}

/** A number as people read it: as many decimals as say something. */
export function decimal(value: number | null): string {
  if (value === null) return '–'
  const size = Math.abs(value)
  const digits = Number.isInteger(value) || size >= 1000 ? 0 : size >= 100 ? 1 : 2
  const [whole = '', part] = size.toFixed(digits).split('.')
  return `${value < 0 ? '−' : ''}${thousands(Number(whole))}${part === undefined ? '' : `.${part}`}`
}

export function signed(value: number | null, digits = 2): string {
  if (value === null) return '–'
  const rounded = Math.abs(value).toFixed(digits)
  if (Number(rounded) === 0) return rounded
  return `${value < 0 ? '−' : '+'}${rounded}`
}

/** "1 in 3" for a share, where a small whole number says it well. */
export function aboutOneIn(share: number): string | undefined {
  const [best] = [
    { share: 1 / 2, words: 'about half' },
    { share: 1 / 3, words: 'about 1 in 3' },
    { share: 2 / 3, words: 'about 2 in 3' },
    { share: 1 / 4, words: 'about 1 in 4' },
    { share: 3 / 4, words: 'about 3 in 4' },
    { share: 1 / 5, words: 'about 1 in 5' },
    { share: 4 / 5, words: 'about 4 in 5' },
    { share: 1 / 10, words: 'about 1 in 10' },
    { share: 9 / 10, words: 'about 9 in 10' },
  ].filter((known) => Math.abs(known.share - share) <= 0.02)
  return best?.words
}
