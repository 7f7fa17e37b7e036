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
    const space = /^\s+/.exec(text.slice(at, at + 200))
    if (space) at += space[0].length
    else {
      const { token, length } = tokenAt(text, at)
      tokens.push(token)
      at += length
    }
  }
  tokens.push({ kind: 'end', text: '', at: text.length })
  return tokens
}

function tokenAt(text: string, at: number): { token: Token; length: number } {
  const found = (kind: Token['kind'], content: string, length: number) => ({
    token: { kind, text: content, at },
    length,
  })
  const closing = quotes[text[at] ?? '']
  if (closing) {
    const { content, length } = quoted(text, at, closing)
    return found('text', content, length)
  }
  if (text[at] === '{') {
    const { id, length } = braced(text, at)
    return found('question', id, length)
  }
  const rest = text.slice(at, at + 400)
  const date = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(rest)?.[0]
  if (date) {
    if (!isDay(date)) throw new Unreadable(`${date} is not a day of the calendar.`, at)
    return found('date', date, date.length)
  }
  const number = /^(\d+(\.\d+)?|\.\d+)(e[+-]?\d{1,3}(?!\d))?/i.exec(rest)?.[0]
  if (number) {
    if (!Number.isFinite(Number(number))) throw new Unreadable('This number is too large.', at)
    return found('number', number, number.length)
  }
  const word = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest)?.[0]
  if (word) return found('word', word.toLowerCase(), word.length)
  const sign = /^(<=|>=|!=|<>|==|[-=<>+*/(),≠≤≥−×÷])/.exec(rest)?.[0]
  if (sign) return found('sign', oneSpelling[sign] ?? sign, sign.length)
  throw new Unreadable(
    `We cannot read “${[...rest][0]}” here. Questions stand in braces like {age}, texts in quotes like 'phone'.`,
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
function quoted(text: string, at: number, closing: string): { content: string; length: number } {
  let content = ''
  for (let from = at + 1; ; ) {
    const end = text.indexOf(closing, from)
    if (end < 0) throw new Unreadable(`The text that starts here has no closing quote ${closing}`, at)
    content += text.slice(from, end)
    if (text[end + 1] !== closing) return { content, length: end + 1 - at }
    content += closing
    from = end + 2
  }
}

function braced(text: string, at: number): { id: string; length: number } {
  const end = text.indexOf('}', at)
  if (end < 0) throw new Unreadable('The question that starts here has no closing brace }', at)
  const id = text.slice(at + 1, end).trim()
  if (id === '' || id.length > 200 || /[{\n\r]/.test(id))
    throw new Unreadable('Between the braces stands the id of one question, like {age}.', at)
  return { id, length: end + 1 - at }
}
