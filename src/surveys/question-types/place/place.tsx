import { z } from 'zod'
import { type Parsed, questionType } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { inputProps, shownValue, single } from '../inputs.ts'
import { checkText, tidyText } from '../plain-text.ts'
import { examples } from './examples.ts'
import { Editor, edit } from './place-editor.tsx'
import { type Settings, settings } from './settings.ts'

const wanted = 'send a name or a position, like {"name": "Bern"} or {"lat": 46.95, "lon": 7.45}'
const answer = z.strictObject(
  {
    name: z.string(wanted).optional(),
    lat: z.number(wanted).optional(),
    lon: z.number(wanted).optional(),
    /** In metres, as the device told it. */
    accuracy: z.number(wanted).optional(),
  },
  wanted,
)
export type Answer = z.infer<typeof answer>

export const place = questionType<Settings, Answer>({
  label: 'Place',
  summary: 'A place by its name, from a list, or the device’s position',
  settings,
  answer,
  blank: { digits: 2 },
  parse(inputs, settings) {
    const written = single(inputs)
    return written.ok ? read(written.answer ?? '', settings) : written
  },
  tidy({ name, lat, lon, accuracy }, { digits }) {
    const named = name === undefined ? undefined : tidyText(name)
    if (named === undefined && (lat === undefined || lon === undefined)) return undefined
    return {
      ...(named !== undefined && { name: named }),
      ...(lat !== undefined && lon !== undefined && { lat: rounded(lat, digits), lon: rounded(lon, digits) }),
      ...(accuracy !== undefined &&
        lat !== undefined && { accuracy: Math.round(Math.max(accuracy, roughness / 10 ** digits)) }),
    }
  },
  check({ name, lat, lon, accuracy = 0 }, { places, only = false }) {
    if (lat !== undefined && lon !== undefined && !isPosition(lat, lon, accuracy))
      return { word: 'place.position' }
    if (name === undefined) return only ? { word: 'choice.unknown' } : undefined
    if (only && !find(places, name)) return { word: 'choice.unknown' }
    return checkText(name, { max: 300 })
  },
  columns: (key, label) => [{ key, label, scale: 'place' }],
  cells: (answer) => [spoken(answer)],
  value: (answer) => spoken(answer),
  valueKind: 'text',
  parts: () => [
    { part: 'lat', kind: 'number' },
    { part: 'lon', kind: 'number' },
  ],
  partValue: ({ lat, lon }, part) => (part === 'lat' ? lat : part === 'lon' ? lon : undefined),
  read,
  write(answer, { places }) {
    const { name } = answer
    if (name === undefined || answer.lat === undefined) return spoken(answer)
    const listed = find(places, name)
    return listed?.lat === undefined ? `${name} (${position(answer)})` : name
  },
  labelling: 'input',
  Control(props) {
    const { name, settings, answer, language, inputs } = props
    const { places, device, digits } = settings
    const value = inputs ? shownValue({ inputs }) : answer ? place.write(answer, settings, language) : ''
    return (
      <>
        <input
          type="text"
          {...inputProps(props)}
          value={value}
          list={places && `${name}-list`}
          autocomplete="off"
          maxlength={400}
          {...(device && {
            'data-control': 'place',
            'data-digits': digits,
            'data-words': say('place.locate', language),
            'data-failed': say('place.failed', language),
          })}
        />
        {places && (
          <datalist id={`${name}-list`}>
            {places.map(({ label }, index) => (
              <option key={index} value={textIn(label, language)} />
            ))}
          </datalist>
        )}
      </>
    )
  },
  Editor,
  edit,
  examples,
})

/** A listed place, a position, a place with its position in parentheses, or any name. */
function read(cell: string, { places }: Settings): Parsed<Answer> {
  const words = cell.trim()
  if (words === '') return { ok: true, answer: undefined }
  const listed = find(places, words)
  if (listed) {
    const { lat, lon } = listed
    return {
      ok: true,
      answer: { name: textIn(listed.label, ''), ...(lat !== undefined && lon !== undefined && { lat, lon }) },
    }
  }
  const [, name, lat, lon, accuracy] =
    /^(?:([^(]*[^(\s])\s*\()?(-?\d{1,3}(?:\.\d{1,15})?),\s*(-?\d{1,3}(?:\.\d{1,15})?)(?:\s*±\s*(\d{1,9})\s*m)?\)?$/.exec(
      words,
    ) ?? []
  if (lat === undefined) return { ok: true, answer: { name: words } }
  return {
    ok: true,
    answer: {
      ...(name !== undefined && { name }),
      lat: Number(lat),
      lon: Number(lon),
      ...(accuracy !== undefined && { accuracy: Number(accuracy) }),
    },
  }
}

function find(places: Settings['places'] = [], name: string) {
  const folded = name.trim().toLowerCase()
  return places.find(({ label }) =>
    Object.values(label).some((words) => words.trim().toLowerCase() === folded),
  )
}

function isPosition(lat: number, lon: number, accuracy: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && accuracy >= 0 && accuracy < 1e8
}

/** Half a degree of latitude in metres: what rounding alone can be off by. */
const roughness = 55_500

function rounded(degrees: number, digits: number): number {
  return Number(degrees.toFixed(digits)) || 0
}

function spoken(answer: Answer): string {
  return answer.name ?? position(answer)
}

function position({ lat, lon, accuracy }: Answer): string {
  return `${lat}, ${lon}${accuracy === undefined ? '' : ` ±${accuracy} m`}`
}
