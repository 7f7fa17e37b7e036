import type { ColumnOption } from '../column.ts'
import type { Inputs, Parsed } from '../question-type.ts'
import { plainText } from '../markdown.ts'
import { type Text, textIn } from '../text.ts'
import { single } from './inputs.ts'

/** What ratings of all kinds share: whole points from one end to the other, some or all of them in words. */
export interface Points {
  min: number
  max: number
  low?: Text | undefined
  high?: Text | undefined
  /** What each point means, from the first on. */
  names?: readonly Text[] | undefined
}

export function parsePoint(inputs: Inputs, points: Points): Parsed<number> {
  const picked = single(inputs)
  if (!picked.ok || picked.answer === undefined) return picked.ok ? { ok: true, answer: undefined } : picked
  return /^-?\d{1,4}$/.test(picked.answer.trim())
    ? { ok: true, answer: Number(picked.answer) }
    : outside(points)
}

/** `4`, `4.0`, `4 – Good`, `4/5`, or the words of a point. */
export function readPoint(cell: string, points: Points): Parsed<number> {
  const words = cell.trim().toLowerCase()
  if (words === '') return { ok: true, answer: undefined }
  const [, point] = /^(-?\d{1,4})(?:[.,]0+)?(?:\s*[-–—:=/(].*|\s+\D.*)?$/su.exec(words) ?? []
  if (point !== undefined) return { ok: true, answer: Number(point) }
  const named = list(points).find((point) =>
    Object.values(nameOf(points, point) ?? {}).some((label) => label.trim().toLowerCase() === words),
  )
  return named === undefined ? outside(points) : { ok: true, answer: named }
}

export function checkPoint(point: number, { min, max }: Points) {
  return Number.isInteger(point) && point >= min && point <= max ? undefined : outside({ min, max }).issue
}

export function pointOptions(points: Points, language: string): ColumnOption[] {
  return list(points).map((point) => ({
    id: String(point),
    label: pointLabel(points, point, language),
    points: point,
  }))
}

/** The point with its words, where it has any. */
export function pointLabel(points: Points, point: number, language: string): string {
  const words = plainText(textIn(nameOf(points, point), language))
  return words ? `${point} – ${words}` : String(point)
}

export function nameOf({ min, max, low, high, names }: Points, point: number): Text | undefined {
  return names?.[point - min] ?? (point === min ? low : point === max ? high : undefined)
}

export function list({ min, max }: Points): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index)
}

function outside({ min, max }: Points) {
  return { ok: false as const, issue: { word: 'rating.range' as const, with: { min, max } } }
}
