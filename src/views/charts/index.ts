import { Bars } from './bars.tsx'
import { Columns } from './columns.tsx'
import { Stacked } from './stacked.tsx'

/** Every chart: numbers in, an image with its own text alternative out. A table of the same numbers stands beside it. */
export const charts = { bars: Bars, columns: Columns, stacked: Stacked } as const
