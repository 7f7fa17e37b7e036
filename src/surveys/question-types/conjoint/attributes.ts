import { z } from 'zod'
import { text } from '../../text.ts'
import { thingNamed } from '../marked-lines.ts'
import { optionId } from '../options.ts'
import { rowLines, rowList, rowsFromLines } from '../rows.tsx'
import { textIn } from '../../text.ts'
import { type ChoiceSize, profilesOf } from './design.ts'

/** What alternatives differ in, each with its levels. */

const most = { attributes: 10, levels: 15 }

const attribute = z.strictObject({
  id: optionId,
  label: text,
  levels: rowList('level')
    .min(2, 'Each attribute needs at least two levels, each on a line that starts with “- ”')
    .max(most.levels, `An attribute takes at most ${most.levels} levels`),
})
export type Attribute = z.infer<typeof attribute>

export const attributeList = z
  .array(attribute)
  .min(2, 'Write at least two attributes, each with its levels')
  .max(most.attributes, `A question takes at most ${most.attributes} attributes`)
  .refine(
    (attributes) => new Set(attributes.map(({ id }) => id)).size === attributes.length,
    'Two attributes have the same id. Word one of them differently',
  )

/** Two levels that are never shown together, each as `attribute.level`. */
export const prohibitedPairs = z
  .array(z.tuple([z.string(), z.string()]))
  .max(200)
  .optional()

type Pairs = z.infer<typeof prohibitedPairs>

interface Attributes {
  attributes: readonly Attribute[]
  prohibited?: Pairs
}

/** What keeps alternatives from being made of these attributes. */
export function attributesProblem({ attributes, prohibited = [] }: Attributes, alternatives: number) {
  for (const [one, other] of prohibited) {
    const [a, b] = [placeOf(attributes, one), placeOf(attributes, other)]
    if (!a || !b)
      return `No level is called “${a ? other : one}”. Write pairs as: attribute: level + attribute: level`
    if (a.attribute === b.attribute)
      return 'Levels of one attribute never stand together anyway. Pair levels of two attributes'
  }
  const size = sizeOf({ attributes, prohibited })
  for (const [at, { levels }] of attributes.entries())
    for (const [place, { label }] of levels.entries())
      if (!canShow(size, at, place))
        return `“${Object.values(label)[0]}” could never be shown, as everything is ruled out with it`
  let found = 0
  for (const _ of profilesOf(size)) if (++found >= alternatives) return undefined
  return 'There are fewer different alternatives than one choice shows. Show fewer, or add levels'
}

export function sizeOf({ attributes, prohibited = [] }: Attributes): Pick<ChoiceSize, 'levels' | 'allows'> {
  const key = (attribute: number, level: number) => `${attribute}.${level}`
  const barred = new Set<string>()
  for (const [one, other] of prohibited) {
    const [a, b] = [placeOf(attributes, one), placeOf(attributes, other)]
    if (!a || !b) continue
    barred.add(`${key(a.attribute, a.level)} ${key(b.attribute, b.level)}`)
    barred.add(`${key(b.attribute, b.level)} ${key(a.attribute, a.level)}`)
  }
  return {
    levels: attributes.map(({ levels }) => levels.length),
    allows: (attribute, level, other, otherLevel) =>
      barred.size === 0 || !barred.has(`${key(attribute, level)} ${key(other, otherLevel)}`),
  }
}

function canShow({ levels, allows }: Pick<ChoiceSize, 'levels' | 'allows'>, at: number, place: number) {
  const isHere = (attribute: number, level: number) => attribute !== at || level === place
  const [found] = profilesOf({
    levels,
    allows: (a, level, b, other) => isHere(a, level) && isHere(b, other) && allows(a, level, b, other),
  })
  return found !== undefined
}

function placeOf(attributes: readonly Attribute[], name: string) {
  const [attributeId, levelId] = name.split('.')
  const attribute = attributes.findIndex(({ id }) => id === attributeId)
  const level = attributes[attribute]?.levels.findIndex(({ id }) => id === levelId) ?? -1
  return level < 0 ? undefined : { attribute, level }
}

/** As an author edits them: an attribute on a line, under it each level after `- `. */
export function attributeLines(attributes: readonly Attribute[], language: string): string {
  const names = rowLines(attributes, language).split('\n')
  return attributes
    .map(({ levels }, at) =>
      [
        names[at],
        ...rowLines(levels, language)
          .split('\n')
          .map((line) => `- ${line}`),
      ].join('\n'),
    )
    .join('\n')
}

export function attributesFromLines(
  lines: string,
  before: readonly Attribute[],
  language: string,
): { id: string; label: Record<string, string>; levels: unknown[] }[] {
  const blocks: { name: string; levels: string[] }[] = []
  for (const line of lines.split('\n').map((line) => line.trim())) {
    const [, level] = /^[-–•*]\s*(.+)$/.exec(line) ?? []
    if (level !== undefined) blocks.at(-1)?.levels.push(level)
    else if (line !== '') blocks.push({ name: line, levels: [] })
  }
  const names = rowsFromLines(blocks.map(({ name }) => name).join('\n'), before, language)
  return names.map(({ id, label }, at) => {
    const old = before.find((attribute) => attribute.id === id)?.levels ?? []
    return { id, label, levels: rowsFromLines(blocks[at]?.levels.join('\n') ?? '', old, language) }
  })
}

/** `attribute: level + attribute: level`, by their words, or by their ids where words hold these signs. */
export function pairLines({ attributes, prohibited = [] }: Attributes, language: string): string {
  return prohibited
    .map((pair) => {
      const written = pair.map((name) => wordsOf(attributes, name, language)).join(' + ')
      const read = pairFromLine(written, attributes)
      return read[0] === pair[0] && read[1] === pair[1] ? written : pair.join(' + ').replaceAll('.', ': ')
    })
    .join('\n')
}

export function pairsFromLines(lines: string, attributes: readonly Attribute[]): Pairs {
  const pairs = lines.split('\n').filter((line) => line.trim() !== '')
  return pairs.length > 0 ? pairs.map((line) => pairFromLine(line, attributes)) : undefined
}

/** What cannot be read stays as it is, to be refused by name. */
function pairFromLine(line: string, attributes: readonly Attribute[]): [string, string] {
  const [one = '', other = ''] = line.split(' + ').map((name) => {
    const [attribute = '', level = ''] = name.split(': ')
    const named = thingNamed(attributes, attribute)
    const its = named && thingNamed(named.levels, level)
    return its ? `${named.id}.${its.id}` : name.trim()
  })
  return [one, other]
}

function wordsOf(attributes: readonly Attribute[], name: string, language: string): string {
  const place = placeOf(attributes, name)
  const attribute = place && attributes[place.attribute]
  const level = place && attribute?.levels[place.level]
  return level ? `${textIn(attribute?.label, language)}: ${textIn(level.label, language)}` : name
}
