import type { Db } from './store/db.ts'
import { readFileBytes, type StoredFile } from './store/files.ts'

/** What people uploaded, as a download that cannot run: never under its own type, in no origin, with nothing allowed. */
export function downloadOf(db: Db, file: StoredFile): Response {
  return new Response(streamOf(readFileBytes(db, file)), {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(file.size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
  })
}

/** A piece is read when the one before was taken, so a slow reader holds no more than one in memory. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

/** As RFC 8187 wants it; half a surrogate pair, which has no encoding, is replaced. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
