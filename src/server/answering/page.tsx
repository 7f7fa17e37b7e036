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
}

/** Made for one reader. */
export async function showRespondPage(
  request: PageRequest,
  page: RespondPage,
  status = 200,
): Promise<PageAnswer> {
  const { bytes, ...sent } = await smallest(htmlOf(page), request.header('accept-encoding'))
  const own = { ...securityHeaders, ...headers(), 'Cache-Control': 'no-store', ...sent.headers }
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
}

export async function makeKeptPage(page: RespondPage): Promise<KeptPage> {
  const plain = new TextEncoder().encode(htmlOf(page))
  const [br, gzip] = await Promise.all([compress(plain, 'br', 11), compress(plain, 'gzip', 11)])
  return { plain, br, gzip }
}

export function showKeptPage(request: PageRequest, page: KeptPage): PageAnswer {
  const encoding = encodingFor(request.header('accept-encoding'))
  return answerWith(request, page[encoding ?? 'plain'], 200, keptHeaders(encoding))
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

function htmlOf({ body, ...frame }: RespondPage): string {
  const view = (
    <Frame {...frame} style={style().text}>
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
]

function withScripts(html: string): string {
  const needed = scripts.filter(([sign]) => html.includes(sign))
  const elements = needed.map(([, name]) => `<script src="/assets/${name}" defer></script>`)
  return html.replace('</head>', () => `${elements.join('')}</head>`)
}

let readStyle: { text: string; source: string } | undefined

/** The style sheet stands in the page, so the policy allows exactly its text. */
function style(): { text: string; source: string } {
  if (readStyle) return readStyle
  const text = new TextDecoder().decode(findAsset('respond.css')?.bytes)
  const hash = createHash('sha256').update(text).digest('base64')
  readStyle = { text, source: `'sha256-${hash}'` }
  return readStyle
}

let made: Record<string, string> | undefined

function headers(): Record<string, string> {
  made ??= {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src ${style().source}; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  }
  return made
}

const keptHeadersBy = new Map<string, Record<string, string>>()

function keptHeaders(encoding: 'br' | 'gzip' | undefined): Record<string, string> {
  const known = keptHeadersBy.get(encoding ?? '')
  if (known) return known
  const all = {
    ...securityHeaders,
    ...headers(),
    // The cookie beside it is the reader's own.
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding, Accept-Language, Cookie',
    ...(encoding && { 'Content-Encoding': encoding }),
  }
  keptHeadersBy.set(encoding ?? '', all)
  return all
}
