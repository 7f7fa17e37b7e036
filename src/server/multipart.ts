import type { Upload } from './forms.ts'
import { problem } from './problems.ts'

/**
 * Reads multipart/form-data (RFC 7578). Ours rather than the platform's, because that one turns bad UTF-8 into
 * question marks instead of refusing it.
 */
export function readMultipart(
  bytes: Uint8Array,
  parameters: string,
  decode: (bytes: Uint8Array) => string,
): { fields: Map<string, string[]>; files: Map<string, Upload[]> } {
  const fields = new Map<string, string[]>()
  const files = new Map<string, Upload[]>()
  for (const part of partsOf(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    boundaryOf(parameters),
  )) {
    const end = part.indexOf('\r\n\r\n')
    if (end < 0) throw broken()
    const head = decode(part.subarray(0, end))
    const body = part.subarray(end + 4)
    const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1]
    const name = parameter(disposition, 'name')
    if (name === undefined) throw broken()
    const file = parameter(disposition, 'filename')
    const known = fields.get(name)
    if (file === undefined && known) known.push(decode(body))
    else if (file === undefined) fields.set(name, [decode(body)])
    else {
      const mediaType = /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? ''
      const upload = { name: file, mediaType, bytes: body }
      const others = files.get(name)
      if (others) others.push(upload)
      else files.set(name, [upload])
    }
  }
  return { fields, files }
}

function boundaryOf(parameters: string): string {
  const boundary = /boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(parameters)
  if (!boundary) throw broken()
  return boundary[1] ?? boundary[2] ?? ''
}

/** The bytes between delimiters; the last delimiter ends in `--`, so that a body cut short is noticed. */
function partsOf(bytes: Buffer, boundary: string): Buffer[] {
  const parts: Buffer[] = []
  const first = `--${boundary}`
  if (bytes.subarray(0, first.length).toString('latin1') !== first) throw broken()
  for (let from = first.length; ; ) {
    const sign = bytes.subarray(from, from + 2).toString('latin1')
    if (sign === '--') return parts
    if (sign !== '\r\n') throw broken()
    const to = bytes.indexOf(`\r\n--${boundary}`, from)
    if (to < 0) throw broken()
    parts.push(bytes.subarray(from + 2, Math.max(to, from + 2)))
    from = to + 4 + boundary.length
  }
}

/** Browsers write `"` in a name as %22 and keep the rest as it is. */
function parameter(disposition: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition ?? '')?.[1]
  return found?.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
}

function broken() {
  return problem('badBody', { why: 'the form arrived incomplete. Send it again.' })
}
