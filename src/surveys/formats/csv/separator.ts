export const separators = [',', ';', '\t', '|'] as const
export type Separator = (typeof separators)[number]

/** What parts the cells: named by a first line `sep=;`, else the sign that parts the first lines most evenly. */
export function separatorOf(text: string): { separator: Separator; named: boolean } {
  const line = /^sep=([,;\t|])\r?\n/i.exec(text)
  if (line) return { separator: separatorNamed(line[1]) ?? ',', named: true }
  let best: Separator = ','
  let highest = 0
  for (const separator of separators) {
    const score = evenness(widths(text.slice(0, 200_000), separator))
    if (score > highest) [best, highest] = [separator, score]
  }
  return { separator: best, named: false }
}

export function separatorNamed(sign: string | undefined): Separator | undefined {
  return separators.find((separator) => separator === sign)
}

/** Cells in each of the first lines; a separator or line break within quotes is neither. */
function widths(text: string, separator: string): number[] {
  const found: number[] = []
  let [cells, quoted, start] = [1, false, true]
  for (const sign of text) {
    if (quoted) {
      if (sign === '"') quoted = false
    } else if (sign === '"' && start) quoted = true
    else if (sign === separator) cells++
    else if (sign === '\n') {
      found.push(cells)
      cells = 1
      if (found.length === 60) return found
    }
    start = sign === separator || sign === '\n' || (sign === '"' && !quoted)
  }
  if (cells > 1 || found.length === 0) found.push(cells)
  return found
}

/** How many of the lines are as wide as most are, times the width; nothing where there is one column alone. */
function evenness(lines: number[]): number {
  const counts = new Map<number, number>()
  for (const width of lines) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [width, count] = [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0] ?? [1, 0]
  return width < 2 ? 0 : (count / lines.length) * (1 + Math.log2(width))
}
