import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Env } from './route.ts'

export type Encoding = 'br' | 'gzip' | undefined

/** Shorter bodies fit one packet anyway. */
const worthIt = 1_000

/** Sends a body that was made just now in the smallest form the browser reads. */
export async function compressed(
  c: Context<Env>,
  body: string,
  { status, headers }: { status: ContentfulStatusCode; headers: Record<string, string> },
): Promise<Response> {
  const small = await smallest(body, c.req.header('accept-encoding'))
  return c.body(small.bytes, status, { ...headers, ...small.headers })
}

export async function smallest(body: string, accepted: string | undefined) {
  const encoding = body.length < worthIt ? undefined : encodingFor(accepted)
  const bytes = new TextEncoder().encode(body)
  return {
    bytes: encoding ? await compress(bytes, encoding, 5) : bytes,
    headers: { Vary: 'Accept-Encoding', ...(encoding && { 'Content-Encoding': encoding }) },
  }
}

const known = new Map<string, Encoding>()

/** Browsers send few different headers, so each is read once. */
export function encodingFor(accepted = ''): Encoding {
  if (known.has(accepted)) return known.get(accepted)
  const encoding = readAccepted(accepted)
  if (known.size < 100) known.set(accepted, encoding)
  return encoding
}

function readAccepted(accepted: string): Encoding {
  const takes = (name: string) =>
    accepted.split(',').some((part) => {
      const [coding = '', weight = ''] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      return coding === name && !/^q=0(\.0*)?$/.test(weight)
    })
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : undefined
}

/** Quality 5 for what is made per request, 11 for what is kept. */
export async function compress(
  bytes: Uint8Array,
  encoding: 'br' | 'gzip',
  quality: 5 | 11,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === 'gzip')
    return new Uint8Array(await promisify(gzip)(bytes, { level: quality === 11 ? 9 : 6 }))
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return new Uint8Array(await promisify(brotliCompress)(bytes, { params }))
}
