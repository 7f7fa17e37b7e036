import { createHmac } from 'node:crypto'

/** When somebody opened their first page, signed, as it travels in their cookie: nobody can make it older. */
export function writeOpening(signingKey: string, secret: string, at = Date.now()): string {
  const time = at.toString(36)
  return `${time}.${proofOf(signingKey, secret, time)}`
}

/** In milliseconds; undefined where it was not written by us for this respondent. */
export function readOpening(signingKey: string, secret: string, opening: string | undefined) {
  const [time = '', proof] = opening?.split('.') ?? []
  return proof === proofOf(signingKey, secret, time) ? Number.parseInt(time, 36) : undefined
}

function proofOf(signingKey: string, secret: string, time: string): string {
  return createHmac('sha256', signingKey).update(`${secret} ${time}`).digest('hex').slice(0, 24)
}
