/** Yes and no as files say them. */
export function saidYes(cell: string): boolean | undefined {
  const word = cell.trim().toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

const yes = new Set(['yes', 'true', '1', 'y', 'ja', 'oui', 'sí', 'si', 'x', 'نعم', 'はい'])
const no = new Set(['no', 'false', '0', 'n', 'nein', 'non', 'لا', 'いいえ'])
