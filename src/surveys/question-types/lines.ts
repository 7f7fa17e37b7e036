import { type Text, textIn } from '../text.ts'

/** How answers about several things stand in one cell of a file: a line for each, `its words: the answer`. */

interface Named {
  id: string
  label: Text
}

export function writeLine({ label }: Named, answer: string, language: string): string {
  return `${oneLine(textIn(label, language))}: ${answer}`
}

/** What is said of each thing; undefined where a line names none of them. */
export function readLines(cell: string, things: readonly Named[]): Map<string, string> | undefined {
  const found = new Map<string, string>()
  const parts = cell.includes('\n') ? cell.split('\n') : splitBefore(cell, things)
  for (const line of parts.map(oneLine)) {
    if (line === '') continue
    const named = nameAt(line, things)
    if (!named || found.has(named.id)) return undefined
    found.set(named.id, named.rest)
  }
  return found
}

/** On one line, a semicolon stands between two things only where the next one is named after it. */
function splitBefore(cell: string, things: readonly Named[]): string[] {
  const parts: string[] = []
  for (const part of cell.split(/;\s+/)) {
    const last = parts.at(-1)
    if (last === undefined || nameAt(oneLine(part), things)) parts.push(part)
    else parts[parts.length - 1] = `${last}; ${part}`
  }
  return parts
}

/** The thing with the longest name that the line begins with; words come before ids. */
function nameAt(line: string, things: readonly Named[]): { id: string; rest: string } | undefined {
  return (
    longestAt(line, things, ({ label }) => Object.values(label)) ?? longestAt(line, things, ({ id }) => [id])
  )
}

function longestAt(line: string, things: readonly Named[], namesOf: (thing: Named) => string[]) {
  const folded = line.toLowerCase()
  let longest: { id: string; rest: string; length: number } | undefined
  for (const thing of things)
    for (const words of namesOf(thing)) {
      const start = `${oneLine(words).toLowerCase()}:`
      if (start.length > (longest?.length ?? 0) && folded.startsWith(start))
        longest = { id: thing.id, rest: line.slice(start.length).trim(), length: start.length }
    }
  return longest
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
