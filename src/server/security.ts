import type { Context, MiddlewareHandler } from 'hono'
import { addressOf } from './address.ts'
import type { App, Env } from './route.ts'
import { problem } from './problems.ts'

/** Nothing inline, nothing from elsewhere. A response that sets a header of these names itself keeps its own. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  // Not stricter: with no-referrer, browsers send “Origin: null” with our own forms.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

export const transportSecurity = { 'Strict-Transport-Security': 'max-age=31536000' }

/** Careful headers on every response, failures too. */
export function withHeaders({ config }: App): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.set('https', isHttps(c, config.baseUrl))
    c.set('address', addressOf(c, config.baseUrl !== undefined))
    await next()
    if (c.get('careful')) return
    for (const [name, value] of Object.entries(securityHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (c.get('https'))
      for (const [name, value] of Object.entries(transportSecurity)) c.res.headers.set(name, value)
  }
}

/** Lets requests pass whose address is readable and, where they change something, that come from our own pages. */
export function protect({ config }: App): MiddlewareHandler<Env> {
  return async (c, next) => {
    checkAddress(c.req.url)
    const isOwn = () => isOwnForm((name) => c.req.header(name), config.baseUrl)
    if (changesState(c.req.method) && !isBearer(c) && !isOwn()) throw problem('foreignForm')
    await next()
  }
}

/** Behind a proxy the address we see is http; the proxy's word can only make cookies stricter, so it is believed. */
export function isHttps(c: Context<Env>, baseUrl: string | undefined): boolean {
  return c.req.url.startsWith('https:') || isHttpsProxy(c.req.header('x-forwarded-proto'), baseUrl)
}

export function isHttpsProxy(forwarded: string | undefined, baseUrl: string | undefined): boolean {
  return baseUrl?.startsWith('https:') === true || forwarded === 'https'
}

export function isBearer(c: Context<Env>): boolean {
  return /^bearer /i.test(c.req.header('authorization') ?? '')
}

function checkAddress(url: string): void {
  if (!url.includes('%')) return
  try {
    // PostgreSQL holds no NUL in a text, and no address of ours has one.
    if (!decodeURIComponent(url).includes('\0')) return
  } catch {}
  throw problem('badAddress')
}

function changesState(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS'
}

/** Did a page of ours send this, as far as the browser tells? */
export function isOwnForm(
  header: (name: string) => string | undefined,
  baseUrl: string | undefined,
): boolean {
  const site = header('sec-fetch-site')
  if (site === 'same-origin' || site === 'none') return true
  const host = site ? undefined : hostOf(header('origin'))
  return host !== undefined && (host === header('host') || host === hostOf(baseUrl))
}

function hostOf(origin: string | undefined): string | undefined {
  return origin && URL.canParse(origin) ? new URL(origin).host : undefined
}
