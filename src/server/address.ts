import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Where a request comes from; empty where no socket is behind it, as in tests. */
export function addressOf(c: Context, hasProxy: boolean): string {
  const env: unknown = c.env
  const hasSocket = typeof env === 'object' && env !== null && 'incoming' in env
  const direct = hasSocket ? (getConnInfo(c).remote.address ?? '') : ''
  return addressBehind(direct, c.req.header('x-forwarded-for'), hasProxy)
}

/**
 * Behind a proxy on this machine or its network, the last address that proxy has seen. Without one, as an installation
 * without an address of its own is, that header says what a guesser likes.
 */
export function addressBehind(direct: string, forwardedFor: string | undefined, hasProxy: boolean): string {
  if (!hasProxy) return direct
  const forwarded = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  const behindProxy = /^(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|^::1$|^f[cd]/.test(direct)
  return behindProxy && isIP(forwarded) ? forwarded : direct
}
