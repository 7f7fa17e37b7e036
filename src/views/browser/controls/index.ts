import { counter } from './counter.ts'
import { filter } from './filter.ts'
import { place } from './place.ts'
import { ranking } from './ranking.ts'
import { recording } from './recording.ts'
import { signature } from './signature.ts'
import { slider } from './slider.ts'
import { sum } from './sum.ts'

/** What a control gains where scripts run, by the name in its `data-control`. */
export const controls: Readonly<Record<string, (place: HTMLElement) => void>> = {
  counter,
  filter,
  place,
  ranking,
  recording,
  signature,
  slider,
  sum,
}
