import { hash, randomFillSync } from 'node:crypto'

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** A sortable text id: 9 digits of milliseconds, then 75 random bits, base 32. */
export function newId(now = Date.now()): string {
  let time = ''
  for (let rest = now, place = 0; place < 9; place++, rest = Math.floor(rest / 32))
    time = digits[rest % 32] + time
  return time + newCode(15)
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
