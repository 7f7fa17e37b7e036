import { dictionaries, say } from '../../words.ts'
import type { Option } from '../options.ts'

/** The five answers of Kano (1984), in every language we speak. */
export const options: readonly Option[] = (['like', 'must', 'neutral', 'livewith', 'dislike'] as const).map(
  (id) => ({
    id,
    label: Object.fromEntries(
      Object.keys(dictionaries).map((language) => [language, say(`kano.${id}`, language)]),
    ),
  }),
)
