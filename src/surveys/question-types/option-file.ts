/**
 * The lines of a file as lines of the editor: a label on each, or `id,label` on every one of them; a first line with
 * these names is left out.
 */
export function optionLinesIn(file: string): string {
  const lines = file.split(/\r\n?|\n/).filter((line) => line.trim() !== '')
  const separator = [',', ';', '\t'].find(
    (one) => lines.length > 0 && lines.every((line) => isPair(line, one)),
  )
  const read = lines.map((line) => {
    if (separator === undefined) return unquoted(line)
    const at = line.indexOf(separator)
    return `${unquoted(line.slice(0, at))} | ${unquoted(line.slice(at + 1))}`
  })
  if (/^(id \| )?(label|name|option)$/i.test(read[0] ?? '')) read.shift()
  return read.join('\n')
}

function isPair(line: string, separator: string): boolean {
  const at = line.indexOf(separator)
  return (
    at > 0 &&
    /^[a-z0-9][a-z0-9_]{0,62}$/.test(unquoted(line.slice(0, at))) &&
    line.slice(at + 1).trim() !== ''
  )
}

function unquoted(field: string): string {
  const text = field.trim()
  const inner = /^"(.*)"$/s.exec(text)?.[1]
  return (inner?.replaceAll('""', '"') ?? text).trim()
}
