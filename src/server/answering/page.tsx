import type { PageAnswer, PageRequest } from './exchange.ts'
import { createHash } from 'node:crypto'
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { Frame, type FrameProps } from '../../views/respond/frame.tsx'
import { findAsset, versioned } from '../assets.ts'
import { compress, encodingFor, smallest } from '../compression.ts'
import { securityHeaders, transportSecurity } from '../security.ts'

/** What a page for respondents shows; its frame and style come with it. */
export interface RespondPage extends Omit<FrameProps, 'style' | 'children'> {
  body: ComponentChildren
  /** Other sites that may show it within their pages. */
  sites?: readonly string[] | undefined
}

/** Made for one reader. */
export async function showRespondPage(
  request: PageRequest,
  page: RespondPage,
  status = 200,
): Promise<PageAnswer> {
  const html = htmlOf(page)
  const { bytes, ...sent } = await smallest(html, request.header('accept-encoding'))
  const own = { ...securityHeaders, ...headersOf(html, page), 'Cache-Control': 'no-store', ...sent.headers }
  return answerWith(request, bytes, status, own)
}

/** On to the next page, after a form was taken. */
export function leadTo(request: PageRequest, url: string): PageAnswer {
  return answerWith(request, null, 303, { ...securityHeaders, Location: url })
}

/** The same bytes for every reader, made once. */
export interface KeptPage {
  plain: Uint8Array<ArrayBuffer>
  br: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  /** The headers that every reader gets. */
  headers: Record<string, string>
}

export async function makeKeptPage(page: RespondPage): Promise<KeptPage> {
  const html = htmlOf(page)
  const plain = new TextEncoder().encode(html)
  const [br, gzip] = await Promise.all([compress(plain, 'br', 11), compress(plain, 'gzip', 11)])
  return { plain, br, gzip, headers: { ...securityHeaders, ...headersOf(html, page), ...keptHeaders } }
}

export function showKeptPage(request: PageRequest, page: KeptPage): PageAnswer {
  const encoding = encodingFor(request.header('accept-encoding'))
  const bytes = page[encoding ?? 'plain']
  return answerWith(
    request,
    bytes,
    200,
    encoding ? { ...page.headers, 'Content-Encoding': encoding } : page.headers,
  )
}

/** An answer with the headers that depend on who asks. */
export function answerWith(
  request: PageRequest,
  body: Uint8Array<ArrayBuffer> | null,
  status: number,
  headers: Record<string, string>,
): PageAnswer {
  const { cookie, https } = request
  const own = {
    ...headers,
    'Content-Length': String(body?.length ?? 0),
    ...(cookie && { 'Set-Cookie': cookie }),
    ...(https && transportSecurity),
  }
  return { status, headers: own, body }
}

function htmlOf({ body, sites: _, ...frame }: RespondPage): string {
  const view = (
    <Frame {...frame} style={style()}>
      {body}
    </Frame>
  )
  return versioned(`<!doctype html>${withScripts(renderToString(view))}`)
}

/** Each script with what it is for; a page without that does without it. Later ones rely on what earlier ones did. */
const scripts: readonly [sign: string, name: string][] = [
  [' id="rules"', 'respond-rules.js'],
  [' data-control=', 'respond-controls.js'],
  [' id="saved"', 'respond.js'],
  [' id="kiosk"', 'respond-kiosk.js'],
  [' id="time"', 'respond-time.js'],
]

function withScripts(html: string): string {
  const needed = scripts.filter(([sign]) => html.includes(sign))
  const elements = needed.map(([, name]) => `<script src="/assets/${name}" defer></script>`)
  return html.replace('</head>', () => `${elements.join('')}</head>`)
}

let readStyle: string | undefined

function style(): string {
  readStyle ??= new TextDecoder().decode(findAsset('respond.css')?.bytes)
  return readStyle
}

const keptHeaders = {
  // The cookie beside it is the reader's own.
  'Cache-Control': 'private, no-cache',
  Vary: 'Accept-Encoding, Accept-Language, Cookie',
}

/**
 * Only where something is recorded may a page ask for the microphone and the camera, and play what it recorded; only
 * where a place is asked for, for the device's position.
 */
function headersOf(html: string, page: RespondPage): Record<string, string> {
  const made = headers(page)
  const records = html.includes(' data-control="recording"')
  const locates = html.includes(' data-control="place"')
  if (!records && !locates) return made
  const own = (allowed: boolean) => (allowed ? '(self)' : '()')
  return {
    ...made,
    ...(records && { 'Content-Security-Policy': `${made['Content-Security-Policy']}; media-src blob:` }),
    'Permissions-Policy': `camera=${own(records)}, geolocation=${own(locates)}, microphone=${own(records)}`,
  }
}

const headersByLook = new Map<string, Record<string, string>>()

/** The style sheet stands in the page, so the policy allows exactly its text. */
function headers({ theme = '', sites = [] }: RespondPage): Record<string, string> {
  const ancestors = sites.length > 0 ? sites.join(' ') : "'none'"
  const look = `${ancestors} ${theme}`
  const known = headersByLook.get(look)
  if (known) return known
  const hash = createHash('sha256')
    .update(style() + theme)
    .digest('base64')
  const made = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${hash}'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}`,
  }
  if (headersByLook.size < mostLooks) headersByLook.set(look, made)
  return made
}

/** Previews of ever new looks shall not fill the memory. */
const mostLooks = 500
