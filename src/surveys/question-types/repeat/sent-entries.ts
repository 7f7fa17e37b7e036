import { type Inputs, pressPart } from '../../question-type.ts'
import type { Text } from '../../text.ts'
import type { Issue } from '../../words.ts'

/**
 * The places of the entries that a form held, in order: each entry has a hidden input called `entry` with its place,
 * and a button that was pressed says `add` or `remove 2`.
 */
export function sentEntries(inputs: Inputs): string[] {
  const gone = pressed(inputs).remove
  const places = inputs('entry').filter((place) => /^\d{1,4}$/.test(place))
  return [...new Set(places)].filter((place) => place !== gone)
}

export function pressed(inputs: Inputs): { add: boolean; remove: string | undefined } {
  const [press = ''] = inputs(pressPart)
  return { add: press === 'add', remove: /^remove (\d{1,4})$/.exec(press)?.[1] }
}

/** “Person 2”, to be said in the reader's language. */
export function entryName(noun: Text | undefined, index: number): Issue {
  return { word: 'repeat.entry', with: { noun: noun ?? { word: 'repeat.noun' }, number: index + 1 } }
}
