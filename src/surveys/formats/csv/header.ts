/** What stands above the answers: one row of names, or the two or three of some survey tools. */
export interface HeaderColumn {
  header: string
  title: string
  /** The option or row of a table that the column is about, where the header says so. */
  part?: { stem: string; name: string }
}

export interface Header {
  rows: number
  columns: HeaderColumn[]
}

export function readHeader(rows: readonly (readonly string[])[]): Header {
  const [names = [], second = [], third = []] = rows
  if (third.some((cell) => cell.startsWith('{"ImportId"'))) return importIdHeader(names, second)
  if (hasSubheadings(names, second)) return subheadedHeader(names, second)
  return {
    rows: 1,
    columns: names.map((cell, place) => {
      const header = cell.trim()
      const part = partOf(header)
      return { header, title: titled(header, place), ...(part && { part }) }
    }),
  }
}

/** Names of variables, then the questions, then technical ids (Qualtrics). */
function importIdHeader(names: readonly string[], questions: readonly string[]): Header {
  const columns = names.map((name, place) => {
    const question = (questions[place] ?? '').trim() || name.trim()
    const part = partOf(question)
    return { header: name.trim(), title: titled(question, place), ...(part && { part }) }
  })
  return { rows: 3, columns }
}

/** Questions above, each with empty cells for its further columns, and "Response" or the options below (SurveyMonkey). */
function subheadedHeader(names: readonly string[], second: readonly string[]): Header {
  let stem = ''
  const columns = Array.from({ length: Math.max(names.length, second.length) }, (_, place): HeaderColumn => {
    const name = (names[place] ?? '').trim()
    if (name) stem = name
    const below = (second[place] ?? '').trim()
    if (below === '' || responseWords.test(below))
      return { header: name || stem, title: titled(name || stem, place) }
    return {
      header: `${stem}: ${below}`,
      title: titled(`${stem} – ${below}`, place),
      part: { stem, name: below },
    }
  })
  return { rows: 2, columns }
}

const responseWords = /^(open-ended )?response$/i

function hasSubheadings(names: readonly string[], second: readonly string[]): boolean {
  return second.some((cell, place) => {
    if (responseWords.test(cell.trim())) return true
    return /^other \(please specify\)$/i.test(cell.trim()) && (names[place] ?? '').trim() === ''
  })
}

/** "Q1 [Option]", "Q1: Option", "Q1 – Option", "devices/phone", "Q1.Option", "Q1 (Option)". */
function partOf(header: string): HeaderColumn['part'] {
  for (const pattern of partPatterns) {
    const [, stem, name] = pattern.exec(header) ?? []
    if (stem && name) return { stem: stem.trim(), name: name.trim() }
  }
  return undefined
}

const partPatterns = [
  /^(.+?)\s*\[([^[\]]+)\]$/s,
  /^(.+?)\s+[-–—]\s+(.+)$/s,
  /^(.+?):\s+(.+)$/s,
  /^(\w+)[/.](\w[^/]*)$/s,
  /^(.+?\?)\s+(\S.*)$/s,
]

function titled(header: string, place: number): string {
  return header.slice(0, 2_000) || `Column ${place + 1}`
}
