import type { CharacterTest } from './characters.ts'
import { type Part, readParts, Unfit } from './read.ts'

export type Pattern =
  | {
      ok: true
      /** Does the whole text fit? Undefined for one that is too long to try. */
      matches(text: string): boolean | undefined
    }
  | { ok: false; message: string }

/**
 * A regular expression that can never take long: it is followed through all its ways at once (Thompson 1968), so the
 * time is at most the text's length times the pattern's, whatever both hold. What would need going back – references to
 * groups, looking ahead or behind – is not part of the language. The whole text has to fit; `^` and `$` at the ends
 * change nothing, and `(?i)` at the start lets capitals and small letters be alike.
 */
export function readPattern(source: string): Pattern {
  try {
    const steps: Step[] = []
    write(readParts(source), steps)
    return { ok: true, matches: (text) => (text.length > longestText ? undefined : runs(steps, text)) }
  } catch (failure) {
    if (!(failure instanceof Unfit)) throw failure
    return { ok: false, message: failure.message }
  }
}

/** A sentence on what to mend; none where the pattern can be read. */
export function patternProblem(source: string): string | undefined {
  const read = readPattern(source)
  return read.ok ? undefined : read.message
}

export const longestText = 10_000
const mostSteps = 400

/** Takes one character that fits, or goes on at several places at once; past the last step it is a match. */
type Step = { takes: CharacterTest } | { goes: readonly number[] }

/** Each part is written where it stands, repeats as often as they may be. */
function write(part: Part, steps: Step[]): void {
  switch (part.kind) {
    case 'character':
      add(steps, { takes: part.test })
      return
    case 'sequence':
      for (const one of part.of) write(one, steps)
      return
    case 'either':
      writeEither(part.of, steps)
      return
    case 'repeat': {
      const before = steps.length
      for (let round = 0; round < part.least; round++) {
        write(part.of, steps)
        // What takes no character does so however often.
        if (steps.length === before) return
      }
      if (part.most === Infinity) writeOptional(part.of, steps, true)
      else for (let round = part.least; round < part.most; round++) writeOptional(part.of, steps, false)
    }
  }
}

function writeEither(branches: readonly Part[], steps: Step[]): void {
  const ends: number[] = []
  for (const [index, branch] of branches.entries()) {
    const isLast = index === branches.length - 1
    const split = isLast ? undefined : add(steps, { goes: [] })
    write(branch, steps)
    if (split === undefined) continue
    ends.push(add(steps, { goes: [] }))
    steps[split] = { goes: [split + 1, steps.length] }
  }
  for (const end of ends) steps[end] = { goes: [steps.length] }
}

function writeOptional(part: Part, steps: Step[], again: boolean): void {
  const split = add(steps, { goes: [] })
  write(part, steps)
  if (again) add(steps, { goes: [split] })
  steps[split] = { goes: [split + 1, steps.length] }
}

function add(steps: Step[], step: Step): number {
  if (steps.length >= mostSteps) throw new Unfit('This pattern is too large. Repeat less, or split the rule.')
  return steps.push(step) - 1
}

/** All places that can be reached by what was read so far, together. */
function runs(steps: readonly Step[], text: string): boolean {
  const reached = new Int32Array(steps.length + 1).fill(-1)
  const enter = (place: number, round: number, into: number[]) => {
    if (reached[place] === round) return
    reached[place] = round
    const step = steps[place]
    if (!step || 'takes' in step) into.push(place)
    else for (const next of step.goes) enter(next, round, into)
  }
  let here: number[] = []
  enter(0, 0, here)
  for (let at = 0, round = 1; at < text.length && here.length > 0; round++) {
    const code = text.codePointAt(at) ?? 0
    at += code > 0xffff ? 2 : 1
    const next: number[] = []
    for (const place of here) {
      const step = steps[place]
      if (step && 'takes' in step && step.takes(code)) enter(place + 1, round, next)
    }
    here = next
  }
  return here.includes(steps.length)
}
