import { empty, reference } from './beside.ts'
import { choice, several, yesNo } from './choices.ts'
import { date, moment, time } from './dates.ts'
import type { Look } from './look.ts'
import { amount, points } from './numbers.ts'
import { words } from './words.ts'

/** The first that recognises a column decides. */
export const looks: readonly Look[] = [
  empty,
  reference,
  moment,
  yesNo,
  points,
  amount,
  date,
  time,
  several,
  choice,
  words,
]
