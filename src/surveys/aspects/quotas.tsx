import { z } from 'zod'
import { aspect } from '../aspect.ts'
import { readExpression } from '../expression/index.ts'
import { fieldText, fieldWords, LinesField, SelectField, TextField } from '../question-types/fields.tsx'
import { text, textIn } from '../text.ts'

const mostPlaces = 1_000_000
const target = z.int().min(0).max(mostPlaces)
const label = z.string().trim().min(1).max(200)

/** Who answers so, up to so many. */
const condition = z.strictObject({ when: z.string().max(2_000), target, label: label.optional() })

/** Every combination of what these questions offer: so many each, or so many one after the other. */
const crossing = z.strictObject({
  cross: z.array(z.string().max(64)).min(1).max(4),
  targets: z.array(target).min(1).max(500),
})

const entry = z.union([condition, crossing], {
  error: ({ input }) => `“${lineOf(input)}”: ${entryForm}`,
})

const entryForm =
  'write a rule, how many at most, and what to call them, as in “{age} < 30 | 50 | Under 30”; or questions to cross, as in “{gender} × {region} | 50”'

const settings = z
  .strictObject({
    places: z.array(entry).max(500, 'Write at most 500 lines of quotas').default([]),
    /** What somebody meets for whom no place is left. */
    full: z.enum(['message', 'redirect', 'stop']).default('message'),
    message: text.optional(),
    url: z.string().max(2_000).optional(),
  })
  .superRefine(({ places, full, url }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    for (const place of places) {
      const read = 'when' in place ? readExpression(place.when) : undefined
      if (read && !read.ok) complain(`“${lineOf(place)}”: ${read.message}`)
    }
    if (url !== undefined && !isSafeAddress(url))
      complain('Write the address to lead on to in full, beginning with https://')
    else if (full === 'redirect' && url === undefined) complain('Write the address to lead on to')
  })
export type Quotas = z.infer<typeof settings>

export const quotas = aspect<Quotas>({
  label: 'Quotas',
  summary: 'How many people of each kind may answer; counted live, never more than that',
  settings,
  blank: { places: [], full: 'message' },
  Editor: ({ name, settings: { places, full, message, url }, language }) => (
    <>
      <LinesField
        name={`${name}.places`}
        label="Places, one line each"
        hint="A rule | how many | a name: {age} < 30 | 50 | Under 30. Or questions to cross: {gender} × {region} | 50, with one number for all combinations or one for each, like 50, 40, 30, 20."
        value={places.map(lineOf).join('\n')}
        rows={8}
      />
      <SelectField
        name={`${name}.full`}
        label="When all places are taken"
        value={full}
        choices={{
          message: 'say your own words',
          redirect: 'lead on to an address',
          stop: 'say it in our words',
        }}
        hint="A place is kept as soon as the answers say which one it is, and free again after an hour without an answer."
      />
      <LinesField name={`${name}.message`} label="Your words" value={textIn(message, language)} rows={3} />
      <TextField
        name={`${name}.url`}
        label="Address to lead on to"
        hint="Beginning with https://"
        value={url}
      />
    </>
  ),
  edit: (inputs, before, language) => ({
    places: fieldText(inputs, 'places')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(readLine),
    full: fieldText(inputs, 'full'),
    message: fieldWords(inputs, 'message', before.message, language),
    url: fieldText(inputs, 'url') || undefined,
  }),
})

/** What cannot be read stays as the line, to be refused and shown again. */
function readLine(line: string): unknown {
  const [, head = '', numbers, label] = /^(.*?)\s\|\s*([\d\s,]+?)(?:\s\|\s*(.*))?$/s.exec(line) ?? []
  if (numbers === undefined) return { line }
  const targets = numbers.split(/[\s,]+/).map(Number)
  const crossed = /^\{[^{}]+\}(\s*[×x]\s*\{[^{}]+\})*$/.test(head)
  if (crossed) return { cross: [...head.matchAll(/\{([^{}]+)\}/g)].map(([, id = '']) => id.trim()), targets }
  const [target] = targets
  return targets.length > 1 ? { line } : { when: head.trim(), target, ...(label && { label }) }
}

function lineOf(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return ''
  if ('line' in entry) return String(entry.line)
  if ('cross' in entry && 'targets' in entry && Array.isArray(entry.cross) && Array.isArray(entry.targets))
    return `${entry.cross.map((id) => `{${id}}`).join(' × ')} | ${entry.targets.join(', ')}`
  if (!('when' in entry) || !('target' in entry)) return JSON.stringify(entry)
  const label = 'label' in entry ? [entry.label] : []
  return [entry.when, entry.target, ...label].join(' | ')
}

/** Nothing that runs, and nothing that can be overheard. */
function isSafeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password } = new URL(url)
  return protocol === 'https:' && hostname.includes('.') && username === '' && password === ''
}
