/**
 * A text as an id: small Latin letters, digits and `_`. `taken` ids are stepped past (`colour`, `colour_2`) and the
 * result is added to them; a text without any Latin letter or digit gives the fallback.
 */
export function slugOf(
  text: string,
  taken: Set<string>,
  { fallback = 'item', letterFirst = false } = {},
): string {
  const plain = text
    .slice(0, 2_000)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’']/g, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
  const short = shorten(plain.replaceAll(/^_+|_+$/g, '')) || fallback
  const stem = letterFirst && !/^[a-z]/.test(short) ? `q_${short}` : short
  let id = stem
  // JavaScript gives every object a property of that name, and answers are kept by id.
  for (let count = 2; taken.has(id) || id === 'constructor'; count++) id = `${stem}_${count}`
  taken.add(id)
  return id
}

/** At most 40 characters, cut between words where that keeps most of it. */
function shorten(slug: string): string {
  if (slug.length <= 40) return slug
  const cut = slug.slice(0, 41)
  const end = cut.lastIndexOf('_')
  return cut.slice(0, end > 20 ? end : 40)
}
