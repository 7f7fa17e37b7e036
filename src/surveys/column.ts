/** What questions hand to the analysis: columns on a scale. Nothing past this line knows about question types. */

export type Scale = 'nominal' | 'ordinal' | 'interval' | 'set' | 'text' | 'time' | 'place'

export interface ColumnOption {
  id: string
  label: string
  /** A value that interval methods may take in place of the rank, and then say so. */
  points?: number
  /** "Don't know" and the like: left out unless asked for. */
  outside?: boolean
}

export interface Column {
  key: string
  label: string
  scale: Scale
  /** In their order; nominal, ordinal and set columns have them. */
  options?: ColumnOption[]
  unit?: string
  /** The question it comes from; none for a person's attribute or a derived column. */
  question?: string
  /** Several columns that belong together, and this one's part in it. */
  group?: {
    kind: 'battery' | 'ranking' | 'parts' | 'maxdiff' | 'conjoint' | 'kano' | 'prices' | 'nps'
    name: string
    role: string
  }
  /** Which kind of knowledge about people it holds; for a profile's bands. */
  about?: 'demographic' | 'psychographic' | 'geographic' | 'behavioural'
}

/**
 * One answer in one column: undefined was not shown, null was left empty; an option's id for nominal and ordinal,
 * option ids for set (an empty list is an answer), a number for interval, an ISO date for time, else the text.
 */
export type Cell = undefined | null | number | string | readonly string[]
