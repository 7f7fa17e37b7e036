import { isDay } from '../dates.ts'

export interface Token {
  kind: 'number' | 'text' | 'date' | 'question' | 'word' | 'sign' | 'end'
  /** The content: without quotes or braces, words in lower case, signs in their one spelling. */
  text: string
  /** Where it starts, counted in characters from 0. */
  at: number
}

/** Why a text is no expression, as a sentence, and where. */
export class Unreadable extends Error {
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** Cuts the text into tokens; throws `Unreadable`. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const end = easyEnd(text, at)
    if (end === undefined) {
      const piece = pieceAt(text, at)
      if (piece.kind !== 'space') tokens.push({ kind: piece.kind, text: piece.content, at })
      at = piece.end
    } else {
      if (end > at + 1 || text[at] !== ' ') tokens.push(easyToken(text.slice(at, end), at))
      at = end
    }
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

/** Most of a rule are single blanks, plain words and small numbers: where one of these ends, else undefined. */
function easyEnd(text: string, at: number): number | undefined {
  const first = text.charCodeAt(at)
  if (first === 32) return at + 1
  const isNumber = isDigit(first)
  if (!isNumber && !isLetter(first)) return undefined
  let end = at + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (!isDigit(code) && (isNumber || !isLetter(code))) break
    end++
  }
  if (!isNumber) return text.charCodeAt(end) > 127 ? undefined : end
  // A date, a point, an exponent or a number too large may follow.
  return end - at > 15 || '-.eE'.includes(text[end] ?? ' ') ? undefined : end
}

function easyToken(text: string, at: number): Token {
  return isDigit(text.charCodeAt(0))
    ? { kind: 'number', text, at }
    : { kind: 'word', text: text.toLowerCase(), at }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

interface Piece {
  kind: Token['kind'] | 'space'
  content: string
  end: number
}

/** Tried at one place after the other, so that reading takes time in proportion to the length. */
const plain =
  /(\s+)|(\d{4}-\d{2}-\d{2}(?!\d))|((?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,3}(?!\d))?)|([\p{L}_][\p{L}\p{N}_]*)|(<=|>=|!=|<>|==|&&|\|\||\*=|[-=<>+*/%^&!(),[\]≠≤≥−×÷])/uy

function pieceAt(text: string, at: number): Piece {
  const first = text[at] ?? ''
  if (first === '{') return braced(text, at)
  const closing = quotes[first]
  if (closing) return quoted(text, at, closing)
  plain.lastIndex = at
  const [all = '', space, date, number, word, sign] = plain.exec(text) ?? []
  const end = at + all.length
  if (space) return { kind: 'space', content: '', end }
  if (word) return { kind: 'word', content: word.toLowerCase(), end }
  if (sign) return { kind: 'sign', content: oneSpelling[sign] ?? sign, end }
  if (date) {
    if (!isDay(date)) throw new Unreadable(`${date} is not a day of the calendar.`, at)
    return { kind: 'date', content: date, end }
  }
  if (number) {
    if (!Number.isFinite(Number(number))) throw new Unreadable('This number is too large.', at)
    return { kind: 'number', content: number, end }
  }
  throw new Unreadable(
    `We cannot read “${String.fromCodePoint(text.codePointAt(at) ?? 0)}” here. Questions stand in braces like {age}, texts in quotes like 'phone'.`,
    at,
  )
}

/** Each opening quote with its closing one; pasted curly quotes count too. */
const quotes: Record<string, string> = { "'": "'", '"': '"', '‘': '’', '“': '”', '„': '“' }

const oneSpelling: Record<string, string> = {
  '<>': '!=',
  '==': '=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
  '−': '-',
  '×': '*',
  '÷': '/',
}

/** A doubled closing quote stands for the quote itself. */
function quoted(text: string, at: number, closing: string): Piece {
  let content = ''
  for (let from = at + 1; ; ) {
    const end = text.indexOf(closing, from)
    if (end < 0) throw new Unreadable(`The text that starts here has no closing quote ${closing}`, at)
    content += text.slice(from, end)
    if (text[end + 1] !== closing) return { kind: 'text', content, end: end + 1 }
    content += closing
    from = end + 2
  }
}

function braced(text: string, at: number): Piece {
  const end = text.indexOf('}', at)
  if (end < 0) throw new Unreadable('The question that starts here has no closing brace }', at)
  const id = text.slice(at + 1, end).trim()
  if (id === '' || id.length > 200 || /[{\n\r]/.test(id))
    throw new Unreadable('Between the braces stands the id of one question, like {age}.', at)
  return { kind: 'question', content: id, end: end + 1 }
}
