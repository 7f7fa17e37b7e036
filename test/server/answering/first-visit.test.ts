import { expect, test } from 'vitest'
import { startServer } from '../../browser/harness.ts'
import { once } from '../../bench/client.ts'
import { assetRequest, pageRequest } from '../../bench/requests.ts'
import { twentyQuestions } from '../../fixtures/everything.ts'
import { publish } from '../../fixtures/surveys.ts'

const oneWindow = 14 * 1_024

test('a first visit to twenty questions of all kinds, its script with it, fits the first window of a connection', async () => {
  const server = await startServer()
  try {
    const { slug } = await publish(server.db, twentyQuestions())
    const port = Number(new URL(server.url).port)
    const answer = await once(port, pageRequest(slug))
    const text = answer.toString('latin1')
    const headers = text.slice(0, text.indexOf('\r\n\r\n'))
    expect(headers).toMatch(/^HTTP\/1.1 200 /)
    expect(headers).toMatch(/content-encoding: br/i)
    const plain = await (await fetch(`${server.url}/s/${slug}`)).text()
    expect(plain.match(/class="question/g)).toHaveLength(20)
    const scripts = [...plain.matchAll(/<script src="([^"]+)" defer><\/script>/g)].map(
      ([, path = '']) => path,
    )
    expect(
      plain.replaceAll(/<script src="[^"]+" defer><\/script>/g, ''),
      'nothing else is fetched',
    ).not.toMatch(/<script|<link rel="stylesheet"|<img/)
    let bytes = answer.length
    for (const path of scripts) bytes += (await once(port, assetRequest(path))).length
    if (process.env.BYTES) process.stdout.write(`${answer.length} + ${bytes - answer.length}\n`)
    // Style included; with all headers.
    expect(bytes, `${answer.length} bytes of page and ${bytes - answer.length} of script`).toBeLessThan(
      oneWindow,
    )
  } finally {
    await server.close()
  }
})
