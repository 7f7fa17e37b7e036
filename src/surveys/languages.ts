/** Languages whose script runs from right to left. */
const fromTheRight = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

export function directionOf(language: string): 'ltr' | 'rtl' {
  return fromTheRight.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** The language's own name for itself, for a switch that its speakers must be able to read. */
export function nameOfLanguage(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** The first of the survey's languages that the reader asked for, in the reader's order (an Accept-Language header). */
export function chooseLanguage(offered: readonly string[], accepted: string): string | undefined {
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/)
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight)
  for (const { tag } of wanted) {
    const found =
      offered.find((language) => language.toLowerCase() === tag) ??
      offered.find((language) => language.split('-')[0] === tag.split('-')[0])
    if (found) return found
  }
  return undefined
}
