import { type People, people } from './people.ts'

/** One request to this route, or nearly: mostly with real ids and a signed-in user, so that it gets far. */
export function malformed(c: Chooser, method: string, path: string, known: Known): Fuzzed {
  const parameter = (name: string) => {
    const own = known.ids[name]
    if (own && c.chance(0.92)) return own
    return c.chance(0.2) ? c.pick(rawWords) : encodeURIComponent(c.pick(words).toWellFormed())
  }
  const filled = path.replaceAll(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => parameter(name))
  const query = c.chance(0.3) ? `?${formOf(c)}` : ''
  const used = c.chance(0.95) ? method : c.pick(methods)
  const headers = headersOf(c, known)
  if (used === 'GET' || used === 'HEAD')
    return { path: filled + query, method: used, headers, body: undefined }
  const usual = path.startsWith('/api/') ? 'application/json' : mediaTypes[c.below(3) === 2 ? 2 : 0]
  const media = c.chance(0.85) && usual ? usual : c.pick(mediaTypes)
  if (media) headers['content-type'] = media
  return { path: filled + query, method: used, headers, body: bodyOf(c, media) }
}

/** A choice-maker whose every choice follows from the seed. */
export function chooser(random: () => number) {
  const below = (n: number) => Math.floor(random() * n)
  const pick = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0]
  return { below, pick, chance: (share: number) => random() < share }
}
export type Chooser = ReturnType<typeof chooser>

const words = [
  '',
  'none',
  '0',
  '-1',
  '1e309',
  '9999999999999999999',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\u0000',
  '../../etc/passwd',
  "' or 1=1 --",
  '"><script>alert(1)</script>',
  '{{7*7}}',
  '{age} >= ',
  '((((((((((',
  '\r\nX-Injected: yes',
  'en',
  'text',
  '2026-02-30',
  'a'.repeat(5_000),
  '💚'.repeat(300),
] as const satisfies readonly [string, ...string[]]

/** Names of fields that our pages and the API know, so that what is sent gets far. */
const names: [string, ...string[]] = [
  'title',
  ...['name', 'email', 'password', 'role', 'label', 'next', 'current', 'objective', 'language', 'definition'],
  ...[
    'revision',
    'type',
    'id',
    'showIf',
    'required',
    's.min',
    's.max',
    's.options',
    's',
    'q.why',
    'key',
    'lang',
  ],
  ...[
    'section',
    'version',
    'rule',
    'person',
    'reference',
    'kind',
    'scale',
    'options',
    'starts_on',
    'ends_on',
  ],
  ...[
    'file',
    'text',
    'transcript',
    'answers',
    'status',
    'mode',
    'sections',
    'questions',
    'settings',
    'format',
  ],
  ...[
    'languages',
    'limit',
    'after',
    'include',
    'column',
    'theme',
    'like',
    'q',
    'page',
    'move',
    'option',
    'why',
  ],
  ...['__proto__', 'constructor', '', 'a[b]', 'ü'],
]

/** What goes where a path has a parameter; real ids get further in than invented ones. */
const rawWords = [
  '%',
  '%zz',
  '%ff',
  '%00',
  '%c0%af',
  '%ed%a0%80',
  '..%2f',
  '%E2%80%AE',
  ';',
  'a?b=%',
  '?%=&&=',
] as const

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'QUERY'] as const

const mediaTypes = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=b',
  'multipart/form-data',
  'multipart/form-data; boundary="',
  'application/x-www-form-urlencoded; charset=latin1',
  'text/plain',
  'APPLICATION/JSON;;;',
  'x',
  '',
] as const

export interface Fuzzed {
  path: string
  method: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer> | undefined
}

function bodyOf(c: Chooser, media: string): Uint8Array<ArrayBuffer> {
  const text = (() => {
    if (media.startsWith('application/json')) return jsonOf(c)
    if (media.startsWith('multipart')) return multipartOf(c)
    return formOf(c)
  })()
  const bytes = new Uint8Array(Buffer.from(text, c.chance(0.1) ? 'latin1' : 'utf8'))
  if (c.chance(0.15)) return bytes.slice(0, c.below(bytes.length + 1))
  if (c.chance(0.15) && bytes.length > 0) bytes[c.below(bytes.length)] = c.below(256)
  return bytes
}

function formOf(c: Chooser): string {
  const encode = (text: string) => (c.chance(0.1) ? text : encodeURIComponent(text.toWellFormed()))
  return Array.from(
    { length: c.below(8) },
    () => `${encode(c.pick(names))}=${c.chance(0.1) ? c.pick(rawWords) : encode(c.pick(words))}`,
  ).join(c.chance(0.05) ? ';' : '&')
}

function jsonOf(c: Chooser): string {
  // Nearly right, so that what is wrong with a single value is found by the one who reads it.
  if (c.chance(0.3))
    return JSON.stringify({
      answers: { why: c.pick(words) },
      person: c.pick(words),
      language: c.pick(['en', ...words]),
    })
  if (c.chance(0.05)) return '['.repeat(c.below(200_000))
  if (c.chance(0.05))
    return c.pick(['', 'null', '1e999', '"\\ud800"', '[]', '{"a":1,}', '\ufeff{}', 'undefined'])
  const value = (depth: number): unknown => {
    switch (c.below(depth > 3 ? 5 : 8)) {
      case 0:
        return null
      case 1:
        return c.below(100) - 50
      case 2:
        return c.chance(0.5)
      case 3:
        return 1e300
      case 4:
        return c.pick(words)
      case 5:
        return Array.from({ length: c.below(4) }, () => value(depth + 1))
      default:
        return Object.fromEntries(Array.from({ length: c.below(5) }, () => [c.pick(names), value(depth + 1)]))
    }
  }
  return JSON.stringify(
    Object.fromEntries(Array.from({ length: c.below(6) }, () => [c.pick(names), value(0)])),
  ).replaceAll('"constructor"', '"__proto__"')
}

function multipartOf(c: Chooser): string {
  const part = () => {
    const file = c.chance(0.4) ? `; filename="${c.pick(['a.csv', '', 'a"b', '../x', 'ü.vtt'])}"` : ''
    const content = c.pick(['', 'a,b\r\n1,2\r\n', 'WEBVTT\r\n\r\n00:00.000 --> x\r\n', ...words])
    return `--b\r\nContent-Disposition: form-data; name="${c.pick(names)}"${file}\r\n\r\n${content}\r\n`
  }
  return Array.from({ length: c.below(4) }, part).join('') + (c.chance(0.8) ? '--b--\r\n' : '')
}

export interface Known {
  who: People
  token: string
  /** Real ids by the name of their place in a path. */
  ids: Record<string, string>
}

function headersOf(c: Chooser, { who, token }: Known): Record<string, string> {
  const headers: Record<string, string> = {}
  if (c.chance(0.9)) Object.assign(headers, who.headers(c.chance(0.7) ? 'ada' : c.pick(people)))
  if (c.chance(0.3))
    headers.authorization = c.chance(0.7) ? `Bearer ${token}` : c.pick(['Bearer ', 'bearer x', 'Basic a'])
  if (c.chance(0.1))
    headers.cookie = c.pick(['signed_in=%ff', 'go_x=%', ';;;=', 'notice=%zz', `a=${'b'.repeat(9_000)}`])
  if (c.chance(0.2)) headers['accept-language'] = c.pick(['*', ';q=', 'en;q=x,,', 'x'.repeat(3_000)])
  if (c.chance(0.2)) headers['accept-encoding'] = c.pick(['br', 'gzip;q=0', 'br;q=', ',,,', '*'])
  if (c.chance(0.2)) headers.accept = c.pick(['application/json', 'text/html', ';', '*/*'])
  if (c.chance(0.5)) headers['idempotency-key'] = c.pick(['k', 'x'.repeat(300), '\u00e9', 'key 1'])
  if (c.chance(0.1)) headers['content-length'] = c.pick(['-1', '99999999999', 'x', '0'])
  if (c.chance(0.1)) headers['x-forwarded-for'] = c.pick(['', 'x', '1.2.3.4, ::1', ','.repeat(100)])
  if (c.chance(0.1)) headers['if-none-match'] = c.pick(['*', '"', 'W/"x"'])
  if (c.chance(0.1)) headers.range = c.pick(['bytes=0-', 'bytes=-', 'bytes=9-1', 'x'])
  if (c.chance(0.2)) headers['hx-request'] = 'true'
  return headers
}

/** What no client of ours would write. */
export function rawRequests(c: Chooser, slug: string): Buffer[] {
  const head = (line: string, ...more: string[]) =>
    Buffer.from(`${[line, 'Host: x', 'Connection: close', ...more].join('\r\n')}\r\n\r\n`, 'latin1')
  const form = 'Content-Type: application/x-www-form-urlencoded'
  return [
    head('GET /%ff HTTP/1.1'),
    head('GET /s/\xff\xfe HTTP/1.1'),
    head('GET http://elsewhere.example/ HTTP/1.1'),
    head('GET // HTTP/1.1'),
    head('GET /?%%%=%zz HTTP/1.1'),
    head('OPTIONS * HTTP/1.1'),
    head('TRACE / HTTP/1.1'),
    head('GET / HTTP/1.1', `X: ${'y'.repeat(60_000)}`),
    head(`GET /${'y'.repeat(30_000)} HTTP/1.1`),
    head('GET / HTTP/1.1', 'Host: two', 'Cookie: signed_in=\xff'),
    head(`POST /s/${slug} HTTP/1.1`, form, 'Sec-Fetch-Site: same-origin', 'Content-Length: 0'),
    head(`POST /s/${slug} HTTP/1.1`, form, 'Sec-Fetch-Site: same-origin', 'Transfer-Encoding: chunked'),
    head('POST /sign-in HTTP/1.1', form, 'Content-Length: 10', 'Transfer-Encoding: chunked'),
    head('POST /sign-in HTTP/1.1', form, 'Content-Length: 1000'),
    head('GET / HTTP/9.9'),
    Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'latin1'),
    Buffer.from('GET /sign-in\r\n\r\n'),
    ...Array.from({ length: 100 }, () =>
      Buffer.from(Array.from({ length: 1 + c.below(400) }, () => c.below(256))),
    ),
  ]
}
