import { arms } from './arm/arm.tsx'
import { calculated } from './calculated/calculated.tsx'
import { ces } from './ces/ces.tsx'
import { choice } from './choice/choice.tsx'
import { constantSum } from './constant-sum/constant-sum.tsx'
import { conjoint } from './conjoint/conjoint.tsx'
import { consent } from './consent/consent.tsx'
import { csat } from './csat/csat.tsx'
import { date } from './date/date.tsx'
import { dateTime } from './date-time/date-time.tsx'
import { hidden } from './hidden/hidden.tsx'
import { files } from './files/files.tsx'
import { kano } from './kano/kano.tsx'
import { longText } from './long-text/long-text.tsx'
import { matrixSet } from './matrix-set/matrix-set.tsx'
import { matrix } from './matrix/matrix.tsx'
import { maxdiff } from './maxdiff/maxdiff.tsx'
import { nps } from './nps/nps.tsx'
import { number } from './number/number.tsx'
import { place } from './place/place.tsx'
import { prices } from './prices/prices.tsx'
import { range } from './range/range.tsx'
import { ranking } from './ranking/ranking.tsx'
import { rating } from './rating/rating.tsx'
import { recording } from './recording/recording.tsx'
import { repeat } from './repeat/repeat.tsx'
import { set } from './set/set.tsx'
import { shortText } from './short-text/short-text.tsx'
import { sideBySide } from './side-by-side/side-by-side.tsx'
import { signature } from './signature/signature.tsx'
import { slider } from './slider/slider.tsx'
import { textBlock } from './text-block/text-block.tsx'
import { time } from './time/time.tsx'
import { twoScales } from './two-scales/two-scales.tsx'
import { yesNo } from './yes-no/yes-no.tsx'

/** Every type of question, in the order in which an author is offered them. */
export const questionTypes = {
  choice,
  set,
  yes_no: yesNo,
  rating,
  nps,
  csat,
  ces,
  slider,
  matrix,
  matrix_set: matrixSet,
  two_scales: twoScales,
  side_by_side: sideBySide,
  ranking,
  constant_sum: constantSum,
  repeat,
  short_text: shortText,
  long_text: longText,
  number,
  date,
  time,
  date_time: dateTime,
  range,
  place,
  maxdiff,
  conjoint,
  kano,
  prices,
  files,
  recording,
  signature,
  consent,
  text_block: textBlock,
  hidden,
  calculated,
  arm: arms,
} as const

export type QuestionTypeName = keyof typeof questionTypes
