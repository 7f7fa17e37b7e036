export interface Token {
  start: number
  end: number
  /** In lower case, at most 32 characters. */
  word: string
  /** What stands before it: nothing, a space, or a line break. */
  gap: '' | ' ' | '\n'
  mark: boolean
}

/** Scripts written without spaces: each sign is a token of its own. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`
/** With skin colour and what is joined to it; the property RGI_Emoji says it better, but takes a tenth of a second per thousand. */
const emoji = String.raw`\p{ExtPict}[\uFE0F\p{EMod}]?(?:\u200D\p{ExtPict}[\uFE0F\p{EMod}]?){0,5}`
const pattern = new RegExp(
  [
    String.raw`(?<sign>[[${unspaced}]&&[\p{L}\p{M}ー]])`,
    String.raw`[[\p{L}\p{M}\p{N}_'’]--[[${unspaced}]&&[\p{L}\p{M}ー]]]{1,32}`,
    String.raw`(?<mark>${emoji}|\p{RI}{2}|[^\s])`,
  ].join('|'),
  'gv',
)

/** Words, signs and marks with their places; linear in the text, whatever it holds. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    const start = match.index
    const between = text.slice(end, start)
    const gap = between === '' ? '' : /[\n\r\u2028]/.test(between) ? '\n' : ' '
    end = start + match[0].length
    tokens.push({
      start,
      end,
      word: match[0].toLowerCase().replace('’', "'"),
      gap,
      mark: match.groups?.mark !== undefined,
    })
  }
  return tokens
}
