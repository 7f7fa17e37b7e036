/** Further from 0, doubles skip whole numbers and their squares soon cannot be summed. */
export const largestNumber = 1e15

/**
 * A number as people write it, else undefined. Blanks and apostrophes group digits; a comma or point is the decimal
 * mark unless the number has both or several of one. `1,250` could be either and is left to the writer, except where
 * `decimal` says which mark the writer uses.
 */
export function readNumber(written: string, decimal?: ',' | '.'): number | undefined {
  if (written.length > 60) return undefined
  if (/^\d{1,15}$/.test(written)) return Number(written)
  const text = plainDigits(written).trim().replace(/^[−–]/, '-')
  if (!/^[+-]?\d[\d.,'’\s]*$/.test(text) && !/^[+-]?[.,]\d+$/.test(text)) return undefined
  const digits = text.replaceAll(/(?<=\d)['’\s](?=\d{3}(?!\d))/g, '')
  const mark = decimal ?? decimalMark(digits)
  if (mark === undefined) return undefined
  const grouping = mark === ',' ? '.' : ','
  const plain = digits
    .replaceAll(new RegExp(`(?<=\\d)\\${grouping}(?=\\d{3}(?!\\d))`, 'g'), '')
    .replace(mark, '.')
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}

/** Digits and their marks as keyboards for other scripts write them – ٣٫٥, ۳٫۵, ３．５ – in the way of this one. */
export function plainDigits(written: string): string {
  if (ascii.test(written)) return written
  return (
    written
      .replaceAll(/[\u200e\u200f\u061c]/g, '')
      // Each of these scripts has its digits in a row that begins at a multiple of 16.
      .replaceAll(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replaceAll(/[٫٬．，－：／]/g, (mark) => plainMarks[mark] ?? mark)
  )
}

const ascii = /^[ -~]*$/
const plainMarks: Readonly<Record<string, string>> = {
  '٫': '.',
  '٬': '’',
  '．': '.',
  '，': ',',
  '－': '-',
  '：': ':',
  '／': '/',
}

function decimalMark(digits: string): ',' | '.' | undefined {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma < 0) return digits.indexOf('.') === point ? '.' : ','
  if (point >= 0) return comma > point ? ',' : '.'
  if (digits.indexOf(',') !== comma) return '.'
  return /^[+-]?[1-9]\d{0,2},\d{3}$/.test(digits) ? undefined : ','
}

/** Without an exponent, so that it is read back. */
export function writeNumber(value: number): string {
  const digits = String(value)
  return digits.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : digits
}
