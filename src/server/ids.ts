import { hash, randomFillSync } from 'node:crypto'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

let lastTime = 0
let inThisTime = 0

/**
 * A sortable text id, base 32: 9 digits of milliseconds, 4 that count the ids this process made within one of them, so
 * that its own sort in the order they were made, and 55 random bits.
 */
export function newId(now = Date.now()): string {
  inThisTime = now === lastTime ? inThisTime + 1 : 0
  lastTime = now
  return inDigits(now, 9) + inDigits(inThisTime, 4) + newCode(11)
}

function inDigits(number: number, places: number): string {
  let text = ''
  for (let rest = number, place = 0; place < places; place++, rest = Math.floor(rest / 32))
    text = digits[rest % 32] + text
  return text
}

/** Random base-32 digits, five bits each. */
export function newCode(length: number): string {
  let code = ''
  for (let place = 0; place < length; place++) code += digits[randomByte() & 31]
  return code
}

const pool = new Uint8Array(4_096)
let taken = pool.length

/** Fetched from the system many at a time: asking costs more than the bytes. */
function randomByte(): number {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  return pool[taken++] ?? 0
}

/** A secret of 160 bits, for links, cookies and bearer tokens; only its hash is stored. */
export function newSecret(): string {
  return newCode(32)
}

export function hashOf(secret: string): string {
  return hash('sha256', secret)
}
