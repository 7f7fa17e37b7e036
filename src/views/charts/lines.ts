/** A label as lines of at most so many characters, broken between words; what needs more lines ends in "…". */
export function linesOf(label: string, width = 40, most = 4): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of label.split(/\s+/).flatMap((word) => pieces(word, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''} …`]
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width) return [word]
  return [word.slice(0, width), ...pieces(word.slice(width), width)]
}
