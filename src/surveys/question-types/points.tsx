import type { ColumnOption } from '../column.ts'
import type { ControlProps, Inputs, Parsed } from '../question-type.ts'
import { plainText } from '../markdown.ts'
import { type Text, textIn } from '../text.ts'
import { single } from './inputs.ts'

/** What a rating and the NPS share: whole points from one end to the other, the ends in words. */
export interface Points {
  min: number
  max: number
  low?: Text | undefined
  high?: Text | undefined
}

export function parsePoint(inputs: Inputs, points: Points): Parsed<number> {
  const picked = single(inputs)
  if (!picked.ok || picked.answer === undefined) return picked.ok ? { ok: true, answer: undefined } : picked
  return /^-?\d{1,4}$/.test(picked.answer.trim())
    ? { ok: true, answer: Number(picked.answer) }
    : outside(points)
}

/** `4`, `4.0`, `4 – Good`, `4/5`, or the words of an end. */
export function readPoint(cell: string, points: Points): Parsed<number> {
  const words = cell.trim().toLowerCase()
  if (words === '') return { ok: true, answer: undefined }
  const [, point] = /^(-?\d{1,4})(?:[.,]0+)?(?:\s*[-–—:=/(].*|\s+\D.*)?$/su.exec(words) ?? []
  if (point !== undefined) return { ok: true, answer: Number(point) }
  for (const [text, end] of [
    [points.low, points.min],
    [points.high, points.max],
  ] as const)
    if (text && Object.values(text).some((label) => label.trim().toLowerCase() === words))
      return { ok: true, answer: end }
  return outside(points)
}

export function checkPoint(point: number, { min, max }: Points) {
  return Number.isInteger(point) && point >= min && point <= max ? undefined : outside({ min, max }).issue
}

export function pointOptions({ min, max, low, high }: Points, language: string): ColumnOption[] {
  return list(min, max).map((point) => {
    const words = plainText(textIn(point === min ? low : point === max ? high : undefined, language))
    return { id: String(point), label: words ? `${point} – ${words}` : String(point), points: point }
  })
}

export function PointRow(props: ControlProps<unknown, number> & { points: Points }) {
  const { name, points, language, describedBy, invalid, autofocus } = props
  const chosen = props.inputs ? props.inputs()[0] : String(props.answer ?? '')
  const low = textIn(points.low, language)
  const high = textIn(points.high, language)
  return (
    <>
      <div class="points">
        {list(points.min, points.max).map((point, index) => {
          const end = point === points.min ? low : point === points.max ? high : ''
          return (
            <label class="point" key={point}>
              <input
                type="radio"
                name={name}
                value={point}
                id={index === 0 ? name : undefined}
                autofocus={index === 0 && autofocus}
                checked={chosen === String(point)}
                aria-label={end ? `${point} – ${end}` : undefined}
                aria-describedby={index === 0 && invalid ? describedBy : undefined}
              />
              <span>{point}</span>
            </label>
          )
        })}
      </div>
      {(low || high) && (
        // The first and the last point are called by these words already.
        <div class="ends" aria-hidden="true">
          <span>{low && `${points.min} – ${low}`}</span>
          <span>{high && `${points.max} – ${high}`}</span>
        </div>
      )}
    </>
  )
}

function outside({ min, max }: Points) {
  return { ok: false as const, issue: { word: 'rating.range' as const, with: { min, max } } }
}

function list(min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}
