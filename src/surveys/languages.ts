/** Scripts that run from right to left. */
const fromTheRight = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Nkoo', 'Rohg', 'Syrc', 'Thaa'])

/** Most languages have one script; of those with two, the code may name it (pa-Arab). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return fromTheRight.has(scriptOf(language)) ? 'rtl' : 'ltr'
}

const scripts = new Map<string, string>()

function scriptOf(language: string): string {
  const known = scripts.get(language)
  if (known !== undefined) return known
  const script = localeOf(language)?.maximize().script ?? ''
  if (scripts.size < mostScripts) scripts.set(language, script)
  return script
}

/** Readers may ask for anything. */
const mostScripts = 1_000

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag)
  } catch {
    return undefined
  }
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
    const found = nearest(offered, tag)
    if (found) return found
  }
  return undefined
}

/** The very language; else its plain one, one in the same script (zh-Hant for zh-TW), or any other of its regions. */
function nearest(offered: readonly string[], tag: string): string | undefined {
  const [plain = ''] = tag.split('-')
  const related = offered.filter((language) => language.toLowerCase().split('-')[0] === plain)
  return (
    related.find((language) => language.toLowerCase() === tag) ??
    related
      .filter((language) => scriptOf(language) === scriptOf(tag))
      .sort((one, other) => one.length - other.length)[0] ??
    related[0]
  )
}
