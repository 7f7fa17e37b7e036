import type { Context } from 'hono'
import { readMultipart } from './multipart.ts'
import { problem } from './problems.ts'
import type { Env } from './route.ts'

/** What a page's form sent, read strictly; names may repeat. */
export interface Form {
  first(name: string): string | undefined
  all(name: string): string[]
  names(): string[]
  file(name: string): Upload | undefined
  /** All files of a field that takes several. */
  uploads(name: string): readonly Upload[]
  uploadNames(): string[]
}

export interface Upload {
  name: string
  mediaType: string
  bytes: Uint8Array
}

const read = new WeakMap<Request, Promise<Form>>()

/** The body as a form, urlencoded or multipart; refuses text that is not UTF-8 and bodies over the route's limit. */
export function readForm(c: Context<Env>): Promise<Form> {
  const known = read.get(c.req.raw)
  if (known) return known
  const form = parse(c)
  read.set(c.req.raw, form)
  return form
}

/** The file of this field; an empty choice is refused. */
export async function readUpload(c: Context<Env>, name: string): Promise<Upload> {
  const upload = (await readForm(c)).file(name)
  if (!upload || (upload.name === '' && upload.bytes.length === 0))
    throw problem(
      'notValid',
      { why: 'Choose a file first, then send the form again.' },
      { [name]: 'Choose a file' },
    )
  return upload
}

/** The bytes of the body, refused as soon as they pass the route's limit, whatever length was announced. */
export async function readBody(c: Context<Env>): Promise<Uint8Array> {
  const limit = c.get('limit')
  const announced = c.req.header('content-length')
  if (Number(announced ?? 0) > limit) throw tooLarge(limit)
  // A server reads no more than was announced, and reading it in one go costs a tenth.
  if (announced !== undefined && limit <= small) return new Uint8Array(await c.req.raw.arrayBuffer())
  const reader = c.req.raw.body?.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    while (reader) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      arriving += value.length
      if (size > limit || (size > small && arriving > mostArriving)) {
        await reader.cancel()
        throw size > limit ? tooLarge(limit) : problem('storeBusy')
      }
      chunks.push(value)
    }
    return Buffer.concat(chunks)
  } finally {
    arriving -= size
  }
}

const small = 1 << 20

/** Bytes of bodies on their way in; many large ones at once shall not fill the memory. */
let arriving = 0
const mostArriving = 256 << 20

/** A JSON body. Keys such as `__proto__` are plain keys here, to be refused by the schema that reads the value. */
export async function readJson(c: Context<Env>): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw problem('wrongMedia', { expected: 'application/json' })
  const text = decode(await readBody(c))
  if (isDeep(text)) throw problem('badBody', { why: `it is nested more than ${deepest} levels deep.` })
  try {
    return JSON.parse(text)
  } catch {
    throw problem('badBody', { why: 'it is not JSON. Check for a missing quote, comma or bracket.' })
  }
}

const deepest = 100

function isDeep(json: string): boolean {
  let depth = 0
  let quoted = false
  for (let at = 0; at < json.length; at++) {
    const sign = json[at]
    if (quoted && sign === '\\') at++
    else if (sign === '"') quoted = !quoted
    else if (!quoted && (sign === '{' || sign === '[')) depth++
    else if (!quoted && (sign === '}' || sign === ']')) depth--
    if (depth > deepest) return true
  }
  return false
}

async function parse(c: Context<Env>): Promise<Form> {
  const [media = '', ...parameters] = (c.req.header('content-type') ?? '').split(';')
  switch (media.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      return formOfPairs(await readBody(c))
    case 'multipart/form-data': {
      const { fields, files } = readMultipart(await readBody(c), parameters.join(';'), decode)
      return formOf(fields, files)
    }
    default:
      throw problem('wrongMedia', { expected: 'a form' })
  }
}

/** The body of a form as browsers send it unless told otherwise. */
export function formOfPairs(bytes: Uint8Array): Form {
  return formOf(readPairs(decode(bytes)), new Map())
}

function formOf(fields: Map<string, string[]>, files: Map<string, Upload[]>): Form {
  return {
    first: (name) => fields.get(name)?.[0],
    all: (name) => fields.get(name) ?? [],
    names: () => [...fields.keys()],
    file: (name) => files.get(name)?.at(-1),
    uploads: (name) => files.get(name) ?? [],
    uploadNames: () => [...files.keys()],
  }
}

function readPairs(body: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  for (const pair of body.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = unescape(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : unescape(pair.slice(at + 1))
    const known = fields.get(name)
    if (known) known.push(value)
    else fields.set(name, [value])
  }
  return fields
}

function unescape(part: string): string {
  if (!part.includes('%')) return part.includes('+') ? part.replaceAll('+', ' ') : part
  try {
    return decodeURIComponent(part.replaceAll('+', ' '))
  } catch {
    throw problem('badText')
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes)
  } catch {
    throw problem('badText')
  }
}

function tooLarge(limit: number) {
  const size = limit >= 1 << 20 ? `${Math.round(limit / (1 << 20))} MB` : `${Math.round(limit / 1024)} KB`
  return problem('tooLarge', { limit: size })
}
