/** Does a character, by its code point, fit? */
export type CharacterTest = (code: number) => boolean

type Read = { ok: true; test: CharacterTest; end: number } | { ok: false; message: string }

/** What stands for one character at this place of a pattern: itself, an escape, a class in brackets, or any. */
export function characterIn(source: string, at: number, ignoreCase: boolean): Read {
  const first = source[at] ?? ''
  if (first === '[') {
    const inside = classAt(source, at)
    if (inside === undefined) return { ok: false, message: 'The pattern lacks a closing bracket ].' }
    return tested(inside, at, ignoreCase)
  }
  if (first === '\\') {
    const escape = /\\(?:[dDwWsStnrf]|[^\p{L}\p{N}]|[pP]\{\w{1,30}(?:=\w{1,30})?\})/uy
    escape.lastIndex = at
    const written = escape.exec(source)?.[0]
    return written === undefined
      ? {
          ok: false,
          message: `We cannot read “${source.slice(at, at + 2)}” in a pattern. Known are \\d \\w \\s \\p{L} and signs like \\. .`,
        }
      : tested(written, at, ignoreCase)
  }
  if (first === '.') return { ok: true, test: (code) => code !== 10 && code !== 13, end: at + 1 }
  if ('*+?{}()|]^$'.includes(first))
    return {
      ok: false,
      message: `“${first}” cannot stand there in a pattern. To mean the sign itself, write \\${first}.`,
    }
  const code = source.codePointAt(at) ?? 0
  const character = String.fromCodePoint(code)
  const end = at + character.length
  if (!ignoreCase || character.toLowerCase() === character.toUpperCase())
    return { ok: true, test: (other) => other === code, end }
  return tested(character, at, ignoreCase)
}

function classAt(source: string, at: number): string | undefined {
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] === '\\') end++
    else if (source[end] === ']') return source.slice(at, end + 1)
  }
  return undefined
}

/** The platform's own reading of one character; on a single one it has nothing to go back to. */
function tested(written: string, at: number, ignoreCase: boolean): Read {
  let single: RegExp
  try {
    single = new RegExp(`^${written}$`, ignoreCase ? 'iu' : 'u')
  } catch {
    return { ok: false, message: `We cannot read “${written}” in a pattern.` }
  }
  const known = new Int8Array(128)
  const test = (code: number) => {
    if (code > 127) return single.test(String.fromCodePoint(code))
    if (known[code] === 0) known[code] = single.test(String.fromCodePoint(code)) ? 1 : -1
    return known[code] === 1
  }
  return { ok: true, test, end: at + written.length }
}
