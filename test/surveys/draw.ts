import { type Survey, survey } from '../../src/surveys/survey.ts'

/**
 * A survey drawn as a small text table: `page ID | show if RULE | screen out if RULE | jump to ID if RULE | loop over ID
 * | shuffled | anchored | SECONDS seconds`, below it one question a line, `ID TYPE | required | soft | show if RULE |
 * check RULE, else MESSAGE | carry chosen from ID | order shuffled | anchored | says TITLE | option ids`. An option may
 * be drawn as `other*`, `none!` or `anchored@`, and `shown if` as `id?RULE-WITHOUT-SPACES`. Titles are the ids.
 */
export function draw(table: string, more: object = {}): Survey {
  const sections: Record<string, unknown>[] = []
  for (const line of table.split('\n').filter((row) => row.trim() !== '')) {
    const [head = '', ...marks] = line.trim().split(/\s+\|\s+/)
    const [id = '', type = ''] = head.split(/\s+/)
    if (id === 'page') sections.push({ id: type, questions: [], ...sectionOf(marks) })
    else {
      const last = sections.at(-1)?.questions
      if (!Array.isArray(last)) throw new Error('A question comes after its page')
      last.push({ id, type, title: { en: id }, ...questionOf(type, marks) })
    }
  }
  return survey.parse({ format: 1, title: { en: 'Drawn' }, languages: ['en'], sections, ...more })
}

type Read = (text: string) => Record<string, unknown>

function sectionOf(marks: string[]): Record<string, unknown> {
  const jumps: object[] = []
  const read: Record<string, Read> = {
    'show if ': (showIf) => ({ showIf }),
    'screen out if ': (when) => ({ screenOut: { when } }),
    'loop over ': (over) => ({ loop: { over } }),
    'loop over not ': (over) => ({ loop: { over, which: 'not chosen' } }),
    'says ': (title) => ({ title: { en: title } }),
    'jump to ': (text) => {
      const [to, when] = text.split(' if ')
      jumps.push({ to, ...(when && { when }) })
      return { jumps }
    },
    shuffled: () => ({ shuffled: true }),
    anchored: () => ({ anchored: true }),
    'seconds ': (seconds) => ({ timeLimit: { seconds: Number(seconds) } }),
  }
  return readMarks(marks, read).said
}

function questionOf(type: string, marks: string[]): Record<string, unknown> {
  const checks: object[] = []
  const list: Record<string, unknown> = {}
  const listed = (more: object) => ({ lists: { options: Object.assign(list, more) } })
  const { said, rest } = readMarks(marks, {
    required: () => ({ required: true }),
    soft: () => ({ required: 'soft' }),
    'show if ': (showIf) => ({ showIf }),
    'says ': (title) => ({ title: { en: title } }),
    'check ': (text) => {
      const [rule, message] = text.split(', else ')
      checks.push({ rule, message: { en: message ?? 'no' } })
      return { checks }
    },
    'carry chosen from ': (from) => listed({ carry: { from, which: 'chosen' } }),
    'carry not chosen from ': (from) => listed({ carry: { from, which: 'not chosen' } }),
    'order ': (order) => listed({ order }),
    anchored: () => ({ anchored: true }),
  })
  return { settings: settingsFor(type, rest.join(' ')), ...said }
}

/** The longest beginning that fits reads a mark; what none reads is left over. */
function readMarks(marks: string[], readers: Record<string, Read>) {
  const said: Record<string, unknown> = {}
  const rest: string[] = []
  const starts = Object.keys(readers).sort((one, other) => other.length - one.length)
  for (const mark of marks) {
    const start = starts.find((each) => (each.endsWith(' ') ? mark.startsWith(each) : mark === each))
    if (start === undefined) rest.push(mark)
    else Object.assign(said, readers[start]?.(mark.slice(start.length)))
  }
  return { said, rest }
}

function settingsFor(type: string, words: string): Record<string, unknown> {
  if (type === 'rating') return { min: 1, max: Number(words || 5) }
  if (type === 'calculated') return { rule: words, gives: 'number' }
  if (type === 'hidden') return { parameter: words }
  if (type !== 'choice' && type !== 'set') return {}
  return { options: words.split(/\s+/).filter(Boolean).map(optionOf) }
}

const kinds: Record<string, object> = {
  '*': { kind: 'other' },
  '!': { kind: 'none' },
  '@': { anchored: true },
}

function optionOf(text: string): object {
  const [word = '', showIf] = text.split('?')
  const mark = kinds[word.at(-1) ?? '']
  const name = mark ? word.slice(0, -1) : word
  return { id: name.toLowerCase(), label: { en: name }, ...mark, ...(showIf && { showIf }) }
}
