import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the library's parameters: 19 MiB, two passes (OWASP's minimum). */
export function hashPassword(plain: string): Promise<string> {
  return hash(plain)
}

/** Takes as long for an address that nobody has, so that time tells nothing about who is a user. */
export async function fitsPassword(plain: string, passwordHash: string | undefined): Promise<boolean> {
  if (passwordHash?.startsWith('$argon2id$')) return verify(passwordHash, plain)
  await hash(plain)
  return false
}

/** Stands where somebody invited has not chosen a password yet; nothing fits it. */
export const noPassword = 'none yet'
