import { expect, test } from 'vitest'
import { startServer } from '../../browser/harness.ts'
import { once } from '../../bench/client.ts'
import { pageRequest } from '../../bench/requests.ts'
import { twentyQuestions } from '../../fixtures/everything.ts'
import { publish } from '../../fixtures/surveys.ts'

const oneWindow = 14 * 1_024

test('a first visit to twenty questions of all kinds fits the first window of a connection', async () => {
  const server = await startServer()
  try {
    const { slug } = await publish(server.db, twentyQuestions())
    const answer = await once(Number(new URL(server.url).port), pageRequest(slug))
    const text = answer.toString('latin1')
    const headers = text.slice(0, text.indexOf('\r\n\r\n'))
    expect(headers).toMatch(/^HTTP\/1.1 200 /)
    expect(headers).toMatch(/content-encoding: br/i)
    // Style included; with all headers.
    expect(answer.length).toBeLessThan(oneWindow)
    const plain = await (await fetch(`${server.url}/s/${slug}`)).text()
    expect(plain.match(/class="question/g)).toHaveLength(20)
    expect(plain, 'nothing else is fetched').not.toMatch(/<script|<link rel="stylesheet"|<img/)
  } finally {
    await server.close()
  }
})
