/** Scripts that one language alone writes, as far as survey answers go; the model was not taught these languages. */
const ownScripts: readonly (readonly [string, RegExp])[] = [
  ['el', /\p{sc=Greek}/u],
  ['he', /\p{sc=Hebrew}/u],
  ['th', /\p{sc=Thai}/u],
  ['ka', /\p{sc=Georgian}/u],
  ['hy', /\p{sc=Armenian}/u],
  ['ta', /\p{sc=Tamil}/u],
  ['te', /\p{sc=Telugu}/u],
  ['kn', /\p{sc=Kannada}/u],
  ['ml', /\p{sc=Malayalam}/u],
  ['gu', /\p{sc=Gujarati}/u],
  ['pa', /\p{sc=Gurmukhi}/u],
  ['bn', /\p{sc=Bengali}/u],
  ['si', /\p{sc=Sinhala}/u],
  ['km', /\p{sc=Khmer}/u],
  ['lo', /\p{sc=Lao}/u],
  ['my', /\p{sc=Myanmar}/u],
  ['am', /\p{sc=Ethiopic}/u],
]

/** The language that the first letters' script tells by itself; `und` for a text without a single letter. */
export function scriptLanguage(text: string): string | undefined {
  const letters = text.slice(0, 500).match(/\p{L}/gu)?.slice(0, 40)
  if (!letters) return /\p{L}/u.test(text) ? undefined : 'und'
  for (const [language, script] of ownScripts)
    if (letters.filter((letter) => script.test(letter)).length * 2 > letters.length) return language
  return undefined
}
