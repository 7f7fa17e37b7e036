import { crosstab } from './crosstab.ts'
import { describe } from './describe.ts'
import { frequencies } from './frequencies.ts'
import { kish } from './kish.ts'
import type { Method } from './method.ts'
import { nps } from './nps.ts'
import { order } from './order.ts'
import { raking } from './raking.ts'
import { shares } from './shares.ts'
import { topBox } from './top-box.ts'
import { welch } from './welch.ts'

/** Every analysis that can be asked for by name. */
export const methods: readonly Method[] = [
  frequencies,
  crosstab,
  shares,
  describe,
  welch,
  order,
  nps,
  topBox,
  kish,
  raking,
]
