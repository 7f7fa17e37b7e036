import type { Text } from '../../text.ts'
import { dictionaries, type Issue, say } from '../../words.ts'
import type { Points } from '../points.ts'
import type { Answer } from './prices.tsx'

/** The four prices, from the lowest to the highest, as they should come out (van Westendorp 1976). */
export const marks = ['too_cheap', 'cheap', 'expensive', 'too_expensive'] as const
export type Mark = (typeof marks)[number]

/** How likely one buys at two of them. */
export const intents = ['buy_cheap', 'buy_expensive'] as const
export type Intent = (typeof intents)[number]

/** What is wrong with the order, at the first two that stand the wrong way round. */
export function disorderIn(prices: Pick<Answer, Mark>): Issue | undefined {
  for (const [at, high] of marks.entries()) {
    const low = marks[at - 1]
    if (low && prices[low] > prices[high])
      return {
        word: 'prices.order',
        with: { low: { word: `prices.${low}.short` }, high: { word: `prices.${high}.short` } },
      }
  }
  return undefined
}

/** Prices and purchase intents by their short names in every language we speak. */
export function named<P extends Mark | Intent>(parts: readonly P[]): { id: P; label: Text }[] {
  return parts.map((id) => ({
    id,
    label: Object.fromEntries(
      Object.keys(dictionaries).map((language) => [language, say(`prices.${id}.short`, language)]),
    ),
  }))
}

export function intentPoints(language: string): Points {
  return {
    min: 1,
    max: 5,
    low: { [language]: say('prices.buy.low', language) },
    high: { [language]: say('prices.buy.high', language) },
  }
}
