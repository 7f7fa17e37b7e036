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
  /** Numbers are minutes after midnight; files show them as a time of day. */
  clock?: true
  /** The question it comes from; none for a person's attribute or a derived column. */
  question?: string
  /** Several columns that belong together, and this one's part in it. */
  group?: {
    kind:
      | 'battery'
      | 'ranking'
      | 'parts'
      | 'maxdiff'
      | 'conjoint'
      | 'kano'
      | 'prices'
      | 'nps'
      | 'csat'
      | 'ces'
    name: string
    /** What this column says of its item: `rank`, `amount`, `importance`. */
    role: string
    /** What it says it of, where a group is about several things: the row of a matrix, a ranked option. */
    item?: string
    /** The words of the whole group, and of the item. */
    title?: string
    itemLabel?: string
    /** The words of the role, where a group has several. */
    roleLabel?: string
  }
  /** Which kind of knowledge about people it holds; for a profile's bands. */
  about?: 'demographic' | 'psychographic' | 'geographic' | 'behavioural'
}

/**
 * One answer in one column: undefined was not shown, null was left empty; an option's id for nominal and ordinal,
 * option ids for set (an empty list is an answer), a number for interval, an ISO date for time, else the text.
 */
export type Cell = undefined | null | number | string | readonly string[]
