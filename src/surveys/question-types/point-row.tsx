import type { ControlProps } from '../question-type.ts'
import { plainText } from '../markdown.ts'
import { textIn } from '../text.ts'
import { say } from '../words.ts'
import { OptionRows } from './option-rows.tsx'
import { list, nameOf, pointLabel, type Points } from './points.ts'

/** How points look: as numbers, as rows of words, as stars up to the picked one, as faces from sad to glad. */
export const looks = ['points', 'words', 'stars', 'smileys'] as const
export type Look = (typeof looks)[number]

interface Props extends ControlProps<unknown, number> {
  points: Points
  look?: Look | undefined
}

export function PointRow(props: Props) {
  const { points, language, look = 'points' } = props
  const chosen = props.inputs ? props.inputs()[0] : String(props.answer ?? '')
  if (look === 'words') return <Words {...props} chosen={chosen} />
  const low = textIn(nameOf(points, points.min), language)
  const high = textIn(nameOf(points, points.max), language)
  const ends = look === 'points' ? [`${points.min} – ${low}`, `${points.max} – ${high}`] : [low, high]
  return (
    <>
      <div class={`points ${look === 'points' ? 'even' : look}`}>
        {list(points).map((point, index) => (
          <Point {...props} key={point} point={point} first={index === 0} chosen={chosen} />
        ))}
      </div>
      {(low || high) && (
        // The first and the last point are called by these words already.
        <div class="ends" aria-hidden="true">
          <span>{low && ends[0]}</span>
          <span>{high && ends[1]}</span>
        </div>
      )}
    </>
  )
}

interface PointProps extends Props {
  point: number
  first: boolean
  chosen: string | undefined
}

function Point({
  name,
  id = name,
  points,
  point,
  first,
  look,
  chosen,
  language,
  describedBy,
  invalid,
  autofocus,
}: PointProps) {
  const drawn = look === 'stars' || look === 'smileys'
  const named = nameOf(points, point) !== undefined
  const words = named ? pointLabel(points, point, language) : undefined
  return (
    <label class="point">
      <input
        type="radio"
        name={name}
        value={point}
        id={first ? id : undefined}
        autofocus={first && autofocus}
        checked={chosen === String(point)}
        aria-label={
          words ??
          (drawn ? say({ word: 'rating.point', with: { point, max: points.max } }, language) : undefined)
        }
        aria-describedby={first && invalid ? describedBy : undefined}
      />
      <span>
        {look === 'stars' ? star : look === 'smileys' ? <Face share={shareOf(points, point)} /> : point}
      </span>
    </label>
  )
}

function Words({ points, chosen, ...props }: Props & { chosen: string | undefined }) {
  const { language } = props
  const options = list(points).map((point) => ({
    id: String(point),
    label: { [language]: plainText(textIn(nameOf(points, point), language)) || String(point) },
  }))
  return <OptionRows {...props} type="radio" options={options} chosen={chosen ? [chosen] : []} other="" />
}

/** Drawn rather than written, as not every device has a letter for it. */
const star = (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="m12 3 2.8 5.8 6.4.9-4.6 4.4 1.1 6.4-5.7-3-5.7 3 1.1-6.4-4.6-4.4 6.4-.9z" />
  </svg>
)

/** The mouth bends from sad (0) to glad (1), so that faces differ without colour. */
function Face({ share }: { share: number }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={`M8 9v1m8-1v1M7 ${Math.round(17 - 2 * share)}q5 ${Math.round(12 * share - 6)} 10 0`} />
    </svg>
  )
}

function shareOf({ min, max }: Points, point: number): number {
  return (point - min) / (max - min)
}
