export const longestName = 60
const time = String.raw`[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)[\])]?`
const name = String.raw`([^\s:<>[\]()][^:<>[\]()\n]{0,59}?)`
const shapes = [
  new RegExp(`^${time}\\s+(?:-\\s+)?${name}\\s*:(?:\\s+|$)`),
  new RegExp(`^${name}\\s*(?:${time})?\\s*:(?:\\s+|$)`),
]
const headline = new RegExp(`^${name}\\s+${time}$`)

/** A line that starts with who speaks, and perhaps when. */
export function namedLine(
  line: string,
): { speaker: string; text: string; startsMs: number | null } | undefined {
  const [timeFirst, nameFirst] = shapes.map((shape) => shape.exec(line))
  const alone = line.length < 100 ? headline.exec(line) : null
  const [found, speaker, stamp] = timeFirst
    ? [timeFirst[0], timeFirst[2], timeFirst[1]]
    : nameFirst
      ? [nameFirst[0], nameFirst[1], nameFirst[2]]
      : [alone?.[0], alone?.[1], alone?.[2]]
  if (found === undefined || speaker === undefined || !isName(speaker)) return undefined
  const startsMs = stamp === undefined ? null : (milliseconds(stamp) ?? null)
  return { speaker: speaker.trim(), text: line.slice(found.length).trim(), startsMs }
}

/** Few words, each like a name: "Ana", "Speaker 2", "Dr. Ana de Souza" — but not "And then she said". */
function isName(text: string): boolean {
  const words = text.trim().split(/\s+/)
  if (words.length > 5) return false
  const [first = ''] = words
  if (words.length === 1) return !/^(https?|\d+)$/i.test(first)
  const large = words.filter((word) => !/^\p{Ll}/u.test(word)).length
  return !/^\p{Ll}/u.test(first) && large >= words.length - 1
}

/** Hours may be missing, and so may the fraction: 1:02, 00:01:02, 00:01:02.500, 00:01:02,500. */
export function milliseconds(time: string): number | undefined {
  const [, hours = '0', minutes = '', seconds = '', fraction = '0'] =
    /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(time) ?? []
  if (minutes === '' || Number(minutes) > 59 || Number(seconds) > 59) return undefined
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1_000 + Number(fraction.padEnd(3, '0'))
}
