import { type Survey, survey } from '../../src/surveys/survey.ts'

/**
 * A survey drawn as a small text table: `page ID | show if RULE | screen out if RULE`, below it one question a line,
 * `ID TYPE | required | show if RULE | option ids`. Titles are the ids.
 */
export function draw(table: string): Survey {
  const sections: Record<string, unknown>[] = []
  for (const line of table.split('\n').filter((row) => row.trim() !== '')) {
    const [head = '', ...marks] = line.trim().split(/\s+\|\s+/)
    const [id = '', type = ''] = head.split(/\s+/)
    const showIf = ruleIn(marks, 'show if ')
    if (id === 'page') {
      const when = ruleIn(marks, 'screen out if ')
      sections.push({
        id: type,
        questions: [],
        ...(showIf && { showIf }),
        ...(when && { screenOut: { when } }),
      })
    } else {
      const words = marks.filter((mark) => mark !== 'required' && !mark.startsWith('show if ')).join(' ')
      const last = sections.at(-1)?.questions
      if (!Array.isArray(last)) throw new Error('A question comes after its page')
      last.push({
        id,
        type,
        title: { en: id },
        required: marks.includes('required'),
        ...(showIf && { showIf }),
        settings: settingsFor(type, words),
      })
    }
  }
  return survey.parse({ format: 1, title: { en: 'Drawn' }, languages: ['en'], sections })
}

function ruleIn(marks: string[], start: string): string | undefined {
  return marks.find((mark) => mark.startsWith(start))?.slice(start.length)
}

function settingsFor(type: string, words: string): Record<string, unknown> {
  if (type === 'rating') return { min: 1, max: Number(words || 5) }
  if (type === 'calculated') return { rule: words, gives: 'number' }
  if (type !== 'choice' && type !== 'set') return {}
  return { options: words.split(/\s+/).map((word) => ({ id: word.toLowerCase(), label: { en: word } })) }
}
