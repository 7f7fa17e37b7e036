import { connect, type Socket } from 'node:net'

export interface Load {
  port: number
  connections: number
  milliseconds: number
  /** The bytes of the next request. */
  next(): string
  /** Responses with another status are counted as failures. */
  status: number
}

export interface Measured {
  requests: number
  failures: number
  seconds: number
  /** Milliseconds from sending a request to the end of its answer. */
  times: number[]
}

/** A small client that costs little: one request at a time on each kept connection. */
export async function send(load: Load): Promise<Measured> {
  const measured: Measured = { requests: 0, failures: 0, seconds: 0, times: [] }
  const start = performance.now()
  const until = start + load.milliseconds
  await Promise.all(Array.from({ length: load.connections }, () => oneConnection(load, until, measured)))
  measured.seconds = (performance.now() - start) / 1_000
  return measured
}

function oneConnection({ port, next, status }: Load, until: number, measured: Measured): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1')
    socket.setNoDelay(true)
    const expected = `HTTP/1.1 ${status} `
    let received: Buffer = Buffer.alloc(0)
    let sent = 0
    const go = () => {
      sent = performance.now()
      socket.write(next())
    }
    socket.on('connect', go)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (chunk) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
      const length = lengthOf(received)
      if (length === undefined || received.length < length) return
      measured.times.push(performance.now() - sent)
      measured.requests++
      if (received.toString('latin1', 0, expected.length) !== expected) measured.failures++
      received = received.subarray(length)
      if (performance.now() < until) go()
      else socket.end()
    })
  })
}

/** Head and body together, once the head is there. Every answer measured here names its length or is empty. */
function lengthOf(received: Buffer): number | undefined {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = received.toString('latin1', 0, end)
  const named = /content-length: (\d+)/i.exec(head)?.[1]
  if (named !== undefined) return end + 4 + Number(named)
  // The empty body of a redirect: one chunk, the last.
  return end + 4 + (/transfer-encoding: chunked/i.test(head) ? '0\r\n\r\n'.length : 0)
}

/** One whole request and its answer, on a connection of its own. */
export async function once(port: number, request: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const all = Buffer.concat(chunks)
      const length = lengthOf(all)
      if (length !== undefined && all.length >= length) {
        socket.end()
        resolve(all)
      }
    })
    socket.on('error', reject)
    socket.on('connect', () => socket.write(request))
  })
}
