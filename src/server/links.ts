import type { Context } from 'hono'
import type { App, Env } from './route.ts'
import { isHttps } from './security.ts'

/** The address people reach us at, for links in mail and on pages to copy. */
export function originOf({ config }: App, c: Context<Env>): string {
  if (config.baseUrl) return config.baseUrl
  return `${isHttps(c, undefined) ? 'https' : 'http'}://${new URL(c.req.url).host}`
}
