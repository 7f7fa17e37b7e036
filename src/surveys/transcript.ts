import { longestName, milliseconds, namedLine } from './speaker-line.ts'

/** One stretch of speech; times in milliseconds from the start where the transcript tells them. */
export interface Speech {
  /** Empty where the transcript does not say who speaks. */
  speaker: string
  text: string
  startsMs: number | null
  endsMs: number | null
}

export type TranscriptReading =
  | { ok: true; format: 'WebVTT' | 'SubRip' | 'plain text'; speeches: Speech[] }
  | { ok: false; message: string }

/**
 * Reads WebVTT, SubRip or plain text ("Name: …", "Name [00:01:02]: …") into speeches. Consecutive stretches of one
 * speaker become one, as captions cut a sentence wherever the line is full. The text is already decoded.
 */
export function readTranscript(given: string): TranscriptReading {
  const text = given
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\0', '')
  const lines = text.split('\n')
  if (text.trim() === '') return { ok: false, message: 'The transcript is empty. Paste or choose it again.' }
  try {
    if (/^WEBVTT(\s|$)/.test(text)) return finished('WebVTT', readCues(lines.slice(1), 2))
    if (lines.some((line) => arrow.test(line))) return finished('SubRip', readCues(lines, 1))
    return finished('plain text', readPlain(lines))
  } catch (failure) {
    if (!(failure instanceof UnreadableLine)) throw failure
    return { ok: false, message: `Line ${failure.line}: ${failure.message}` }
  }
}

/** The names in the order in which they first speak, with how often they do. */
export function speakersOf(speeches: readonly Speech[]): { speaker: string; speeches: number }[] {
  const counts = new Map<string, number>()
  for (const { speaker } of speeches) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  return [...counts].map(([speaker, count]) => ({ speaker, speeches: count }))
}

/** Joins again what was cut by a name that is none ("And then: …"): it belongs to whoever spoke before. */
export function withoutSpeaker(speeches: readonly Speech[], notSpeakers: ReadonlySet<string>): Speech[] {
  let speaker = ''
  const restored = speeches.map((speech) => {
    if (!notSpeakers.has(speech.speaker)) {
      speaker = speech.speaker
      return speech
    }
    const text = speech.speaker === '' ? speech.text : `${speech.speaker}: ${speech.text}`
    return { ...speech, speaker, text }
  })
  return joined(restored)
}

class UnreadableLine extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const longestSpeech = 100_000
const mostSpeeches = 20_000

function finished(format: 'WebVTT' | 'SubRip' | 'plain text', speeches: Speech[]): TranscriptReading {
  const result = joined(speeches.filter(({ text }) => text !== ''))
  if (result.length === 0)
    return {
      ok: false,
      message: 'The transcript holds nothing that was said. Check that it is the right file.',
    }
  if (result.length > mostSpeeches)
    return { ok: false, message: `This has more than ${mostSpeeches} turns. Split it into several sessions.` }
  if (result.some(({ text }) => text.length > longestSpeech))
    return {
      ok: false,
      message: `One turn is longer than ${longestSpeech} characters. Start each with its speaker, like “Ana: …”.`,
    }
  if (format === 'plain text' && result.every(({ speaker }) => speaker === ''))
    return {
      ok: false,
      message:
        'No line says who speaks. Start each turn with its speaker, like “Ana: …” or “Ana [00:01:02]: …”.',
    }
  return { ok: true, format, speeches: result }
}

function joined(speeches: readonly Speech[]): Speech[] {
  const result: Speech[] = []
  for (const speech of speeches) {
    const last = result.at(-1)
    if (last && last.speaker === speech.speaker) {
      last.text += (speech.startsMs === null ? '\n' : ' ') + speech.text
      last.endsMs = speech.endsMs ?? last.endsMs
    } else result.push({ ...speech })
  }
  return result
}

const arrow = /^\s*[\d:.,]+\s*-->/

/** Blocks between blank lines; those without an arrow are notes, styles or regions. */
function readCues(lines: readonly string[], firstLine: number): Speech[] {
  const speeches: Speech[] = []
  let speaker = ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (!line.includes('-->')) continue
    const times = readTimes(line, at + firstLine)
    const payload: string[] = []
    while ((lines[at + 1] ?? '').trim() !== '') payload.push(lines[++at] ?? '')
    for (const part of voicesOf(payload, speaker)) {
      speaker = part.speaker
      speeches.push({ ...part, ...times })
    }
  }
  return speeches
}

function readTimes(line: string, number: number): { startsMs: number; endsMs: number } {
  const [, from = '', to = ''] = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)(\s|$)/.exec(line) ?? []
  const startsMs = milliseconds(from)
  const endsMs = milliseconds(to)
  if (startsMs === undefined || endsMs === undefined)
    throw new UnreadableLine(number, 'we expect times like 00:01:02.000 --> 00:01:05.000 here.')
  if (endsMs < startsMs) throw new UnreadableLine(number, 'this ends before it starts. Check the two times.')
  return { startsMs, endsMs }
}

/** `<v Ana>…</v>`, else "Ana: …", else whoever spoke in the cue before. */
function voicesOf(payload: readonly string[], before: string): { speaker: string; text: string }[] {
  const whole = payload.join('\n')
  if (!/<v[.\s]/.test(whole)) {
    let speaker = before
    return payload.map((line) => {
      const text = untagged(line)
      const named = namedLine(text)
      if (named) speaker = named.speaker
      return { speaker, text: named?.text ?? text }
    })
  }
  const [lead = '', ...voices] = whole.split(/<v(?=[.\s])/)
  const parts = voices.map((voice) => {
    const [, name = '', said = ''] = /^[^\s>]*\s+([^>]{0,300})>([\s\S]*)$/.exec(voice) ?? []
    return { speaker: untagged(name).slice(0, longestName), text: untagged(said) }
  })
  return [{ speaker: before, text: untagged(lead) }, ...parts].filter(({ text }) => text !== '')
}

function untagged(text: string): string {
  return text
    .replaceAll(/<[^>\n]{0,300}>/g, '')
    .replaceAll(/&(amp|lt|gt|quot|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** A speaker's name before a colon, a time at either side of it, or a name and a time alone above what is said. */
function readPlain(lines: readonly string[]): Speech[] {
  const speeches: Speech[] = []
  for (const line of lines) {
    const named = namedLine(line.trim())
    const last = speeches.at(-1)
    if (named) speeches.push({ ...named, endsMs: null })
    else if (last) last.text = `${last.text}\n${line.trim()}`
    else speeches.push({ speaker: '', text: line.trim(), startsMs: null, endsMs: null })
  }
  // Blank lines between paragraphs stay, those around a turn do not.
  return speeches.map((speech) => ({ ...speech, text: speech.text.trim().replaceAll(/\n{3,}/g, '\n\n') }))
}
