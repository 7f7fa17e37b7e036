import type { Token } from './tokens.ts'

/** Hashes of the word itself and its runs of two to five letters; the same wherever it stands. */
export function ownFeatures(word: string): Uint32Array {
  return Uint32Array.from(ownHashes(word))
}

function* ownHashes(word: string): Generator<number> {
  yield hashWord(word)
  const framed = `<${word}>`
  if (framed.length < 5) return
  for (let start = 0; start < framed.length - 1; start++) {
    let hash = 0x811c9dc5 ^ 7
    for (let length = 1; length <= 5 && start + length <= framed.length; length++) {
      hash = step(hash, framed.charCodeAt(start + length - 1))
      if (length > 1) yield finish(hash)
    }
  }
}

/** Hashes of a token with the words before it: pairs and triples. */
export function jointFeatures(hashes: readonly number[], at: number): Uint32Array {
  const here = hashes[at] ?? 0
  const before = hashes[at - 1] ?? 11
  const earlier = hashes[at - 2] ?? 13
  return Uint32Array.of(
    finish(Math.imul(before, 31) ^ here),
    finish(Math.imul(earlier, 37) ^ here ^ 0x5bd1e995),
    finish(Math.imul(Math.imul(earlier, 41) ^ before, 43) ^ here),
  )
}

/** What stands around a place between two tokens, for telling where a mention begins or ends. */
export function gapFeatures(tokens: Token[], hashes: readonly number[], at: number): Uint32Array {
  const [left2, left, right, right2] = [
    hashes[at - 2] ?? 3,
    hashes[at - 1] ?? 3,
    hashes[at] ?? 5,
    hashes[at + 1] ?? 5,
  ]
  const shape = shapeOf(tokens[at - 1]) * 16 + shapeOf(tokens[at])
  const pair = (salt: number, first: number, second: number) => finish(Math.imul(first, salt) ^ second)
  return Uint32Array.of(
    pair(101, left, 1),
    pair(103, right, 2),
    pair(107, left2, 3),
    pair(109, right2, 4),
    pair(113, left, right),
    pair(127, left2, left),
    pair(131, right, right2),
    pair(137, shape, 5),
    pair(139, shape, left),
    pair(149, shape, right),
    pair(151, Math.imul(left, 157) ^ right, right2),
  )
}

/** Mark or word, first of a line, after a space, long or short: enough to tell endings in an unknown language. */
function shapeOf(token: Token | undefined): number {
  if (!token) return 0
  const gap = token.gap === '' ? 1 : token.gap === ' ' ? 2 : 3
  return gap + (token.mark ? 4 : token.word.length > 3 ? 8 : 0)
}

export function hashWord(text: string): number {
  let hash = 0x811c9dc5 ^ 1
  for (let at = 0; at < text.length; at++) hash = step(hash, text.charCodeAt(at))
  return finish(hash)
}

/** FNV-1a, then a mixing of the high bits (Murmur3's last step), so that low bits can pick a bucket. */
function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
