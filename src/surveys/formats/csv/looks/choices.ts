import { yesOrNo } from '../cells.ts'
import { joinedOptions } from '../joined.ts'
import { mostOptions, optionsOf } from '../option-guesses.ts'
import { isOutside, orderOf } from '../scales/index.ts'
import type { Summary } from '../summary.ts'
import type { Finding } from './look.ts'

export function yesNo({ values, overflow }: Summary): Finding | undefined {
  const cells = [...values.keys()]
  if (overflow || cells.length === 0) return undefined
  const plain = cells.filter((cell) => !isOutside(cell))
  const yes = plain.filter((cell) => yesOrNo(cell) === true)
  const no = plain.filter((cell) => yesOrNo(cell) === false)
  if (plain.length > 2 || yes.length > 1 || no.length > 1 || yes.length + no.length !== plain.length)
    return undefined
  if (plain.length === 0 || (plain.length === 1 && /^[01x]$/i.test(plain[0] ?? ''))) return undefined
  const digits = plain.every((cell) => /^[01](\.0)?$/.test(cell))
  const outside = cells.filter((cell) => isOutside(cell))
  const options = optionsOf([...yes, ...no, ...outside], new Set(outside))
  const worded = digits
    ? options.map((option) =>
        option.apart ? option : { ...option, ...(option.value.startsWith('1') ? asYes : asNo) },
      )
    : options
  return {
    type: 'choice',
    options: worded,
    why: digits ? 'Always 0 or 1, read as no and yes' : 'Always yes or no',
  }
}

const asYes = { id: 'yes', label: 'Yes' }

const asNo = { id: 'no', label: 'No' }

export function several(summary: Summary): Finding | undefined {
  const joined = joinedOptions(summary)
  if (!joined) return undefined
  const outside = new Set(joined.parts.filter((part) => isOutside(part) && !/^other/i.test(part)))
  return {
    type: 'set',
    separator: joined.separator,
    options: optionsOf(joined.parts, outside),
    why: `Several answers in a cell, parted by “${joined.separator.trim() || 'a line break'}”`,
  }
}

export function choice({ values, overflow, filled, longest, letters, prose }: Summary): Finding | undefined {
  if (overflow || longest > 150 || prose > filled / 2) return undefined
  const labels = byCount(values)
  const order = labels.length <= 60 ? orderOf(labels) : undefined
  if (order)
    return {
      type: 'choice',
      scale: 'ordinal',
      options: optionsOf([...order.labels, ...order.outside], new Set(order.outside)),
      why: `In an order: ${order.why}`,
    }
  const different = labels.length
  const repeats = filled / different
  const few =
    different <= 12 ? repeats >= 2 : different <= 40 ? repeats >= 3 : repeats >= 5 && letters / filled < 40
  if (!few || different > mostOptions) return undefined
  return { type: 'choice', options: optionsOf(labels), why: 'The same answers come again and again' }
}

/** Each label in its commonest spelling, the most frequent first, "Other" and the like last. */
function byCount(values: Map<string, number>): string[] {
  const spellings = Map.groupBy(values, ([value]) => value.toLowerCase())
  const labels = [...spellings.values()].map((same) => ({
    label: same.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '',
    count: same.reduce((sum, [, count]) => sum + count, 0),
    last: Number(isOutside(same[0]?.[0] ?? '')),
  }))
  labels.sort(
    (one, other) => one.last - other.last || other.count - one.count || (one.label < other.label ? -1 : 1),
  )
  return labels.map(({ label }) => label)
}
