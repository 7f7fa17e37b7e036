import { type Text, textIn } from '../../text.ts'

export interface Listed {
  label: Text
  lat?: number | undefined
  lon?: number | undefined
}

export function lineOf({ label, lat, lon }: Listed, language: string): string {
  const words = textIn(label, language)
  return lat === undefined ? words : `${words} | ${lat} | ${lon}`
}

/** `words`, `words | 46.95 | 7.45`, or the same as CSV; a place keeps its words in other languages by its line. */
export function listedFrom(lines: string, before: readonly Listed[], language: string): Listed[] {
  const read = lines
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return read.map((line, index) => {
    const [, written = line, lat, lon] =
      /^(.+?)\s*(?:\||,|;|\t)\s*(-?\d{1,3}(?:\.\d+)?)\s*(?:\||,|;|\t)\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(line) ??
      []
    const words = written.replace(/^"(.*)"$/, '$1').trim()
    const same = before.length === read.length ? before[index]?.label : undefined
    return {
      label: { ...same, [language]: words },
      ...(lat !== undefined && lon !== undefined && { lat: Number(lat), lon: Number(lon) }),
    }
  })
}
