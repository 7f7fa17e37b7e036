import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { readForm, readJson, readUpload } from '../../src/server/forms.ts'
import { Problem } from '../../src/server/problems.ts'
import type { Env } from '../../src/server/route.ts'

const urlencoded = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=b'

/** What reading comes to: the value, or the name of the problem. */
async function read(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  work: (c: Parameters<typeof readForm>[0]) => Promise<unknown> = async (c) => {
    const form = await readForm(c)
    return Object.fromEntries(form.names().map((name) => [name, form.all(name)]))
  },
): Promise<unknown> {
  const hono = new Hono<Env>()
  hono.post('/', async (c) => {
    c.set('limit', 1_000)
    return c.json({ value: await work(c) })
  })
  hono.onError((error, c) => c.json({ value: error instanceof Problem ? error.kind : String(error) }))
  const response = await hono.request('/', { method: 'POST', body, headers: { 'content-type': type } })
  return ((await response.json()) as { value: unknown }).value // written above
}

const part = (name: string, content: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${content}\r\n`

describe('a form', () => {
  test('keeps names that repeat, plus signs, and everything between & and =', async () => {
    expect(await read('a=1&a=2&b=x+y%2B%26&c&&d==', urlencoded)).toEqual({
      a: ['1', '2'],
      b: ['x y+&'],
      c: [''],
      d: ['='],
    })
  })

  test('is refused where it is not UTF-8, escaped or not', async () => {
    expect(await read('a=%ff', urlencoded)).toBe('badText')
    expect(await read('a=%zz', urlencoded)).toBe('badText')
    expect(await read(new Uint8Array([0x61, 0x3d, 0xff]), urlencoded)).toBe('badText')
    expect(await read('a=%ED%A0%80', urlencoded)).toBe('badText')
    expect(await read(new Uint8Array(Buffer.from(`${part('a', 'ü')}--b--`, 'latin1')), multipart)).toBe(
      'badText',
    )
  })

  test('passes on null characters, for the question to judge', async () => {
    expect(await read('a=%00', urlencoded)).toEqual({ a: ['\u0000'] })
  })

  test('has names that mean nothing to the language', async () => {
    const names = await read('__proto__=1&constructor=2', urlencoded, async (c) => {
      const form = await readForm(c)
      return [form.names(), form.first('toString') ?? 'none', form.first('__proto__')]
    })
    expect(names).toEqual([['__proto__', 'constructor'], 'none', '1'])
  })

  test('in parts keeps line breaks and files as they are', async () => {
    const body = `${part('a', 'one\r\ntwo')}${part('a', '')}${part('file', 'x,y\r\n', '; filename="a%22b.csv"')}--b--\r\n`
    expect(await read(body, multipart)).toEqual({ a: ['one\r\ntwo', ''] })
    const file = await read(body, multipart, async (c) => {
      const { name, bytes } = await readUpload(c, 'file')
      return [name, Buffer.from(bytes).toString()]
    })
    expect(file).toEqual(['a"b.csv', 'x,y\r\n'])
  })

  test('in parts is refused where it was cut short', async () => {
    const whole = `${part('a', 'one')}${part('b', 'two')}--b--`
    expect(await read(whole, multipart)).toEqual({ a: ['one'], b: ['two'] })
    for (let length = 0; length < whole.length; length++)
      expect(await read(whole.slice(0, length), multipart), `after ${length} bytes`).toBe('badBody')
    expect(await read(whole, 'multipart/form-data')).toBe('badBody')
  })

  test('asks for a file where none was chosen', async () => {
    const body = `${part('file', '', '; filename=""')}--b--`
    expect(await read(body, multipart, (c) => readUpload(c, 'file'))).toBe('notValid')
    expect(await read('', urlencoded, (c) => readUpload(c, 'file'))).toBe('notValid')
  })

  test('over the limit, or of another kind, is refused', async () => {
    expect(await read(`a=${'x'.repeat(1_000)}`, urlencoded)).toBe('tooLarge')
    expect(await read('a=1', 'text/plain')).toBe('wrongMedia')
  })
})

describe('a JSON body', () => {
  test('is read as it stands', async () => {
    expect(await read('{"a":["\\"[",{}]}', 'application/json; charset=utf-8', readJson)).toEqual({
      a: ['"[', {}],
    })
  })

  test('is refused where it is no JSON, too deep, or of another kind', async () => {
    expect(await read('{"a":', 'application/json', readJson)).toBe('badBody')
    expect(await read('['.repeat(400) + ']'.repeat(400), 'application/json', readJson)).toBe('badBody')
    expect(await read('{}', 'text/json', readJson)).toBe('wrongMedia')
  })
})
