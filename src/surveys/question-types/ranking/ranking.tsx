import { z } from 'zod'
import { plainText } from '../../markdown.ts'
import { type ControlProps, type ItemList, type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { type Issue, say } from '../../words.ts'
import { CheckField, fieldChecked, fieldNumber, NumberField } from '../fields.tsx'
import { single } from '../inputs.ts'
import { optionNamed } from '../options.ts'
import { editRows, findRow, RowFields, type Row, rowList, strayInput } from '../rows.tsx'
import { Said } from '../said.tsx'
import { examples } from './examples.ts'

const settings = z.strictObject({
  /** What is put in order. */
  rows: rowList('item'),
  /** Only so many places are given; else everything gets one. */
  first: z
    .number('Write how many places there are as a whole number')
    .int('Write how many places there are as a whole number')
    .min(1, 'There must be at least one place')
    .optional(),
  /** Fewer places may be given. */
  partial: z.boolean().optional(),
})
export type Settings = z.infer<typeof settings>

const wanted = 'send the ids in their order, like {"order": ["price", "taste"]}'
const answer = z.strictObject({ order: z.array(z.string(wanted), wanted).max(1_000, wanted) }, wanted)
export type Answer = z.infer<typeof answer>

export const ranking = questionType<Settings, Answer>({
  label: 'Ranking',
  summary: 'Several things put in order',
  settings,
  answer,
  blank: {
    rows: [
      { id: 'first', label: { en: 'First' } },
      { id: 'second', label: { en: 'Second' } },
      { id: 'third', label: { en: 'Third' } },
    ],
  },
  parse: parsePlaces,
  tidy: ({ order }) => (order.length > 0 ? { order } : undefined),
  check({ order }, settings) {
    const last = placesOf(settings)
    if (order.length > last) return { word: 'ranking.place', with: { last } }
    for (const [index, id] of order.entries()) {
      const row = findRow(settings.rows, id)
      if (!row) return { word: 'row.unknown' }
      if (order.indexOf(id) < index) return { word: 'set.twice', with: { option: row.label } }
    }
    if (order.length < last && !settings.partial)
      return { word: 'ranking.gap', with: { place: order.length + 1 } }
    return undefined
  },
  columns: (key, label, { rows }, language) =>
    rows.map((row) => {
      const words = plainText(textIn(row.label, language))
      return {
        key: `${key}_${row.id}`,
        label: `${label} – ${words}`,
        scale: 'interval',
        group: { kind: 'ranking', name: key, role: 'rank', item: row.id, title: label, itemLabel: words },
      }
    }),
  cells: ({ order }, { rows }) => rows.map(({ id }) => placeOf(order, id) ?? null),
  value: ({ order }) => order,
  valueKind: 'set',
  parts: ({ rows }) => rows.map(({ id }) => ({ part: id, kind: 'number' })),
  partValue: ({ order }, part) => placeOf(order, part),
  lists: { rows: ranked() },
  read(cell, { rows }): Parsed<Answer> {
    const order: string[] = []
    for (const line of cell.split(/\n|\s>\s|;\s/)) {
      if (line.trim() === '') continue
      const named = optionNamed(rows, line.replace(/^\s*\d+[.)]\s+/, '')) ?? optionNamed(rows, line)
      if (!named) return { ok: false, issue: { word: 'row.unknown' } }
      order.push(named.id)
    }
    return { ok: true, answer: { order } }
  },
  write: ({ order }, { rows }, language) =>
    order
      .map((id, index) => `${index + 1}. ${textIn(findRow(rows, id)?.label ?? { [language]: id }, language)}`)
      .join('\n'),
  labelling: 'group',
  Control: Places,
  Editor: ({ name, settings: { rows, first, partial = false }, language }) => (
    <>
      <RowFields name={name} label="What is put in order" rows={rows} language={language} />
      <NumberField
        name={`${name}.first`}
        label="How many places there are"
        hint="Left empty, everything gets a place"
        value={first}
      />
      <CheckField name={`${name}.partial`} label="Fewer places may be given" checked={partial} />
    </>
  ),
  edit: (inputs, before, language) => ({
    rows: editRows(inputs, before.rows, language),
    first: fieldNumber(inputs, 'first'),
    ...(fieldChecked(inputs, 'partial') && { partial: true }),
  }),
  examples,
})

/** A place for each thing; two in one place, or a place left out, are for the sender to mend. */
function parsePlaces(inputs: Parameters<typeof single>[0], settings: Settings): Parsed<Answer> {
  const stray = strayInput(inputs)
  if (stray) return { ok: false, issue: stray }
  const last = placesOf(settings)
  const taken: Row[] = []
  for (const row of settings.rows) {
    const picked = single(inputs, row.id)
    if (!picked.ok)
      return { ok: false, issue: { word: 'row.issue', with: { row: row.label, issue: picked.issue } } }
    if (picked.answer === undefined) continue
    const place = /^\d{1,3}$/.test(picked.answer.trim()) ? Number(picked.answer) : 0
    if (place < 1 || place > last) return { ok: false, issue: { word: 'ranking.place', with: { last } } }
    const other = taken[place]
    if (other) return { ok: false, issue: tie(other, row, place) }
    taken[place] = row
  }
  for (let place = 1; place < taken.length; place++)
    if (!taken[place]) return { ok: false, issue: { word: 'ranking.gap', with: { place } } }
  return { ok: true, answer: { order: taken.slice(1).map(({ id }) => id) } }
}

function tie(one: Row, two: Row, place: number): Issue {
  return { word: 'ranking.tie', with: { one: one.label, two: two.label, place } }
}

/** Where fewer things are offered than there are places, each has one. */
function placesOf({ rows, first = rows.length }: Settings): number {
  return Math.min(first, rows.length)
}

function placeOf(order: readonly string[], id: string): number | undefined {
  const index = order.indexOf(id)
  return index < 0 ? undefined : index + 1
}

function ranked(): ItemList<Settings> {
  const orderIn = (given: unknown) => answer.safeParse(given).data?.order ?? []
  return {
    label: 'Items',
    items: ({ rows }) => rows,
    with: (settings, items) => ({ ...settings, rows: [...items] }),
    picked: orderIn,
    only(given, offered) {
      const order = orderIn(given).filter((id) => offered.has(id))
      return order.length > 0 ? { order } : undefined
    },
  }
}

function Places(props: ControlProps<Settings, Answer>) {
  const { name, settings, answer, inputs, language, describedBy, invalid } = props
  const places = Array.from({ length: placesOf(settings) }, (_, index) => String(index + 1))
  return (
    <div
      data-control="ranking"
      data-up={say('ranking.up', language)}
      data-down={say('ranking.down', language)}
    >
      {settings.rows.map(({ id, label }, index) => {
        const chosen = inputs ? inputs(id)[0] : String(placeOf(answer?.order ?? [], id) ?? '')
        return (
          <label class="line" key={id}>
            <span>
              <Said text={label} language={language} />
            </span>
            <select
              name={`${name}.${id}`}
              id={index === 0 ? name : undefined}
              autofocus={index === 0 && props.autofocus}
              aria-describedby={index === 0 && invalid ? describedBy : undefined}
              aria-invalid={index === 0 && invalid ? 'true' : undefined}
            >
              <option value="">{say('ranking.none', language)}</option>
              {places.map((place) => (
                <option key={place} value={place} selected={place === chosen}>
                  {place}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </div>
  )
}
