import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../../../src/server/store/db.ts'
import { filesOfOwner, readFileBytes } from '../../../src/server/store/files.ts'
import { listResponses, withdrawResponse } from '../../../src/server/store/responses.ts'
import { survey } from '../../../src/surveys/survey.ts'
import { publish } from '../../fixtures/surveys.ts'
import { mp3, png } from '../../fixtures/small-files.ts'
import { appOver } from '../../setup/app.ts'
import { anyEngine } from '../../setup/stores.ts'
import { settle } from '../people.ts'

const definition = survey.parse({
  format: 1,
  title: { en: 'Flat' },
  languages: ['en'],
  sections: [
    {
      id: 'all',
      questions: [
        {
          id: 'photos',
          type: 'files',
          title: { en: 'Photos of the damage' },
          settings: { takes: ['pictures'], most: 2, megabytes: 1 },
        },
        { id: 'name', type: 'short_text', title: { en: 'Your name' }, required: true, settings: { max: 20 } },
      ],
    },
    { id: 'end', questions: [{ id: 'told', type: 'recording', title: { en: 'Tell us' }, settings: {} }] },
  ],
})

const picture = { name: 'kitchen.png', bytes: png }

anyEngine('Files that come with answers', (open) => {
  let db: Db
  let app: ReturnType<typeof appOver>

  beforeAll(async () => {
    db = await open()
    app = appOver(db)
  })

  type Part = [name: string, value: string | { name: string; bytes: Uint8Array }]

  async function begin(asked = definition) {
    const place = await publish(db, asked)
    const entered = await app.request(`http://localhost${place.link}`)
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const send = async (section: string, parts: Part[], headers: Record<string, string> = {}) => {
      const body = multipart([['version', '1'], ...parts])
      const response = await app.request(`http://localhost${place.link}/pages/${section}`, {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          'content-type': 'multipart/form-data; boundary=xYz',
          cookie,
          ...headers,
        },
        body,
      })
      return { status: response.status, html: await response.text() }
    }
    const read = async (path: string) => {
      const response = await app.request(`http://localhost${place.link}${path}`, { headers: { cookie } })
      return {
        status: response.status,
        headers: response.headers,
        html: await response.clone().text(),
        response,
      }
    }
    const stored = async () => (await listResponses(db, place.studyId, place.surveyId, { limit: 9 }))[0]
    const kept = async () => {
      const owner = (await stored())?.keyHash ?? ''
      return filesOfOwner(db, place.studyId, place.surveyId, owner)
    }
    return { ...place, send, read, stored, kept, cookie }
  }

  test('are not stored for somebody without a code, where the survey asks for one', async () => {
    const protection = { entry: 'code', trap: false, event: false } as const
    const { send, surveyId } = await begin({ ...definition, protection })
    const forged = { cookie: `go_${surveyId}=${'0'.repeat(32)}..` }
    const answer = await send(
      'all',
      [
        ['q.photos.file', picture],
        ['q.name', 'Zoë'],
      ],
      forged,
    )
    expect(answer.status).toBe(403)
    const files = await db.selectFrom('files').select('id').where('survey_id', '=', surveyId).execute()
    expect(files).toEqual([])
  })

  test('lie in the store under a safe name, named by the answer, and come back byte by byte', async () => {
    const { send, stored, kept } = await begin()
    const sent = await send('all', [
      ['q.photos.file', { name: '../../etc/kitchen.exe', bytes: png }],
      ['q.name', 'Ada'],
    ])
    expect(sent.status).toBe(303)
    const [file] = await kept()
    const reference = { id: file?.id, name: 'kitchen.exe.png', type: 'image/png', size: png.length }
    expect((await stored())?.answers).toMatchObject({ photos: { files: [reference] } })
    const chunks: Uint8Array[] = []
    for await (const chunk of readFileBytes(db, file!)) chunks.push(chunk)
    expect(new Uint8Array(Buffer.concat(chunks))).toEqual(png)
  })

  test('stay where the page has something else to mend, and a button takes one away', async () => {
    const { send, stored, kept } = await begin()
    const wrong = await send('all', [
      ['q.photos.file', picture],
      ['q.name', ''],
    ])
    expect(wrong.status).toBe(422)
    const reference = hiddenReference(wrong.html)
    expect(reference).toContain('kitchen.png')
    expect(wrong.html).toContain('enctype="multipart/form-data"')
    const fields: Part[] = [
      ['q.photos.file', reference],
      ['q.photos.file', { name: '', bytes: new Uint8Array() }],
      ['q.name', 'Ada'],
    ]
    expect((await send('all', fields)).status).toBe(303)
    expect((await stored())?.answers).toMatchObject({ photos: { files: [{ name: 'kitchen.png' }] } })
    const { id } = JSON.parse(reference) as { id: string }
    await send('all', [...fields, ['q.photos.@press', `remove ${id}`]])
    expect((await stored())?.answers).toEqual({ name: 'Ada' })
    expect(await kept()).toEqual([])
  })

  test.each([
    ['another kind', { name: 'kitchen.png', bytes: mp3 }, 'as it is another kind of file'],
    [
      'a page',
      { name: 'a.png', bytes: Buffer.from('<svg onload=alert(1)>') },
      'as it is another kind of file',
    ],
    ['nothing', { name: 'a.png', bytes: new Uint8Array() }, 'is empty'],
    ['too much', { name: 'a.png', bytes: Buffer.concat([png, Buffer.alloc(1_100_000)]) }, 'is too large'],
  ])('that are %s are refused by name, and the other answers stay', async (_, file, words) => {
    const { send, stored, kept } = await begin()
    const { status, html } = await send('all', [
      ['q.photos.file', file],
      ['q.name', 'Ada'],
    ])
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).toContain('value="Ada"')
    expect((await stored())?.answers).toEqual({ name: 'Ada' })
    expect(await kept()).toEqual([])
  })

  test('more than asked for: the first ones are taken, and the page says which was left out', async () => {
    const { send, kept } = await begin()
    const three: Part[] = [1, 2, 3].map((at) => ['q.photos.file', { name: `${at}.png`, bytes: png }])
    const { status, html } = await send('all', [...three, ['q.name', 'Ada']])
    expect(status).toBe(422)
    expect(html).toContain('“3.png” is more than can be taken')
    expect((await kept()).map(({ name }) => name)).toEqual(['1.png', '2.png'])
  })

  test('of somebody else are none of mine, in a form as in what the page keeps by itself', async () => {
    const other = await begin()
    await other.send('all', [
      ['q.photos.file', picture],
      ['q.name', 'Ada'],
    ])
    const [theirs] = await other.kept()
    const forged = JSON.stringify({ id: theirs?.id, name: 'x.png', type: 'image/png', size: 1 })
    const { send, stored, link, cookie } = await begin()
    const { status, html } = await send('all', [
      ['q.photos.file', forged],
      ['q.name', 'Eve'],
    ])
    expect(status).toBe(422)
    expect(html).toContain('Please choose the files once more')
    expect(html).not.toContain(theirs?.id)
    await app.request(`http://localhost${link}/pages/all/answers`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', cookie },
      body: new URLSearchParams({
        version: '1',
        given: 'photos',
        known: (await stored())?.savedAt ?? '',
        'q.photos.file': forged,
      }),
    })
    expect((await stored())?.answers).toEqual({ name: 'Eve' })
  })

  test('a broken upload is a 4xx, and text where files are asked for is one too', async () => {
    const { send, stored } = await begin()
    const broken = await send('all', [['q.name', 'Ada']], {
      'content-type': 'multipart/form-data; boundary=other',
    })
    expect(broken.status).toBe(400)
    const large = await send('all', [
      ['q.photos.file', { name: 'a.png', bytes: Buffer.alloc(30_000_000, 65) }],
    ])
    expect(large.status).toBe(413)
    const text = await send('all', [
      ['q.photos.file', 'x'.repeat(1_500_000)],
      ['q.photos', 'a\0b'],
      ['q.name', 'Ada'],
    ])
    expect(text.status).toBe(422)
    expect((await stored())?.answers).toEqual({ name: 'Ada' })
  })

  test('are downloads for their owner and the team, and gone when the answers are withdrawn', async () => {
    const { send, read, stored, kept, link, studyId, surveyId } = await begin()
    await send('all', [
      ['q.photos.file', picture],
      ['q.name', 'Ada'],
    ])
    const [file] = await kept()
    const receipt = await read('/receipt')
    expect(receipt.html).toContain(`href="${link}/files/${file?.id}"`)
    const download = await read(`/files/${file?.id}`)
    expect(download.status).toBe(200)
    expect(download.headers.get('content-type')).toBe('application/octet-stream')
    expect(download.headers.get('content-disposition')).toContain('attachment')
    expect(download.headers.get('content-security-policy')).toContain('sandbox')
    expect(new Uint8Array(await download.response.arrayBuffer())).toEqual(png)
    const stranger = await app.request(`http://localhost${link}/files/${file?.id}`)
    expect(stranger.status).toBe(404)
    const response = await stored()
    const who = await settle(db)
    const page = await app.request(`/studies/${studyId}/surveys/${surveyId}/responses/${response?.id}`, {
      headers: who.headers('ada'),
    })
    expect(await page.text()).toContain(`/studies/${studyId}/files/${file?.id}`)
    await withdrawResponse(db, studyId, surveyId, response?.id ?? '')
    expect(await kept()).toEqual([])
    expect((await read(`/files/${file?.id}`)).status).toBe(404)
  })

  test('only a page that records may ask for the microphone', async () => {
    const { send, read } = await begin()
    expect((await read('')).headers.get('permissions-policy')).toContain('microphone=()')
    await send('all', [['q.name', 'Ada']])
    const page = await read('/pages/end')
    expect(page.html).toContain('data-control="recording"')
    expect(page.headers.get('permissions-policy')).toContain('microphone=(self)')
    expect(page.headers.get('content-security-policy')).toContain('media-src blob:')
  })

  function multipart(parts: Part[]): Uint8Array<ArrayBuffer> {
    const pieces = parts.map(([name, value]) => {
      const isFile = typeof value !== 'string'
      const head = `--xYz\r\nContent-Disposition: form-data; name="${name}"${isFile ? `; filename="${value.name}"` : ''}\r\n\r\n`
      return Buffer.concat([
        Buffer.from(head),
        Buffer.from(isFile ? value.bytes : value),
        Buffer.from('\r\n'),
      ])
    })
    return new Uint8Array(Buffer.concat([...pieces, Buffer.from('--xYz--\r\n')]))
  }
})

function hiddenReference(html: string): string {
  const [, value = ''] = /name="q\.photos\.file" value="([^"]*)"/.exec(html) ?? []
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
