import iconv from 'iconv-lite'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The text of a file whatever wrote it: a byte order mark decides, then the pattern of zero bytes that UTF-16 leaves,
 * then whether it is UTF-8; anything else is read as Windows-1252, which holds all of Latin-1. Never fails: what no store
 * could hold (NUL, halves of characters) is counted as unreadable.
 */
export function decodeText(
  bytes: Uint8Array,
  encoding = encodingOf(bytes),
): { text: string; encoding: Encoding; unreadable: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoded = iconv.decode(buffer, encoding, { stripBOM: true })
  if (!decoded.includes('\0') && decoded.isWellFormed() && !decoded.includes('\ufffd'))
    return { text: decoded, encoding, unreadable: 0 }
  const text = decoded.replaceAll('\0', '').toWellFormed()
  const replaced = text.split('\ufffd').length - 1
  return { text, encoding, unreadable: decoded.length - text.length + replaced }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return zeroPattern(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** Latin text in UTF-16 has a zero in most byte pairs, always on the same side. */
function zeroPattern(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 4_096)
  let [even, odd] = [0, 0]
  for (let at = 0; at < sample.length; at++)
    if (sample[at] === 0) {
      if (at % 2 === 0) even++
      else odd++
    }
  const most = sample.length * 0.3
  if (odd > most && even < odd / 10) return 'utf-16le'
  return even > most && odd < even / 10 ? 'utf-16be' : undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
