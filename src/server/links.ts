import type { Context } from 'hono'
import type { App, Env } from './route.ts'
import { isHttps } from './security.ts'

/** Where a survey is answered. */
export function publicLink(app: App, c: Context<Env>, { slug }: { slug: string }): string {
  return `${originOf(app, c)}/s/${slug}`
}

/** The address people reach us at, for links in mail and on pages to copy. */
export function originOf({ config }: App, c: Context<Env>): string {
  if (config.baseUrl) return config.baseUrl
  return `${isHttps(c, undefined) ? 'https' : 'http'}://${new URL(c.req.url).host}`
}
