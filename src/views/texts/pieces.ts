/** A run of a text: plain, or a mention. */
export interface Piece<M> {
  text: string
  mention: M | undefined
}

/** Cuts a text at its mentions' borders; one that begins within another is left unmarked. */
export function piecesOf<M extends { start: number; end: number }>(
  text: string,
  mentions: readonly M[],
): Piece<M>[] {
  const pieces: Piece<M>[] = []
  let at = 0
  for (const mention of mentions.toSorted((one, other) => one.start - other.start)) {
    if (mention.start < at) continue
    if (mention.start > at) pieces.push({ text: text.slice(at, mention.start), mention: undefined })
    pieces.push({ text: text.slice(mention.start, mention.end), mention })
    at = mention.end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), mention: undefined })
  return pieces
}
