import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { versioned } from './assets.ts'
import { compressed } from './compression.ts'
import type { Env } from './route.ts'

/** Renders a whole page. Team pages are never kept by caches: they hold people's answers. */
export function showPage(
  c: Context<Env>,
  view: VNode,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return compressed(c, versioned(`<!doctype html>${renderToString(view)}`), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** After a form was taken: the browser reads the page anew, and a reload sends nothing twice. */
export function back(c: Context<Env>, url: string): Response {
  return c.redirect(url, 303)
}
