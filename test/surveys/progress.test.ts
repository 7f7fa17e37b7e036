import { expect, test } from 'vitest'
import { beginning, openPage, type SentPage, takePage } from '../../src/surveys/progress.ts'
import { survey } from '../../src/surveys/survey.ts'

/** section: questions, `!` required, `? rule` shown if. */
const drawn = `
  first: age!
  young: school ? {age} < 18
  adult: work! ? {age} >= 18 / boss ? {work} = 'yes'
  last: end
`

const definition = survey.parse({
  format: 1,
  title: { en: 'Drawn' },
  languages: ['en'],
  sections: drawn
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', questions = ''] = line.trim().split(': ')
      return { id, questions: questions.split(' / ').map(question) }
    }),
})

function question(text: string) {
  const [name = '', showIf] = text.split(' ? ')
  const id = name.replace('!', '')
  const type = id === 'age' ? 'number' : 'short_text'
  return { id, type, title: { en: id }, required: name.endsWith('!'), ...(showIf && { showIf }) }
}

function send(section: string, fields: Record<string, string>, more: Partial<SentPage> = {}): SentPage {
  return {
    section,
    inputsOf: (id) => () => (fields[id] === undefined ? [] : [fields[id]]),
    goBack: false,
    ...more,
  }
}

test('a page leads to the next one that is shown', () => {
  expect(takePage(definition, beginning, send('first', { age: '12' }))).toMatchObject({
    next: 'young',
    reached: 1,
  })
  expect(takePage(definition, beginning, send('first', { age: '40' }))).toMatchObject({
    next: 'adult',
    reached: 1,
  })
})

test('a missing answer stays on its page and does not count as sent', () => {
  expect(takePage(definition, beginning, send('first', {}))).toMatchObject({
    next: 'first',
    reached: 0,
    issues: { age: { word: 'required' } },
  })
})

test('a question that its page brings up is shown before going on, even on a second press', () => {
  const adult = takePage(definition, beginning, send('first', { age: '40' }))
  const once = takePage(definition, adult, send('adult', { work: 'yes' }, { asked: ['work'] }))
  expect(once).toMatchObject({ next: 'adult', appeared: ['boss'], issues: {}, reached: 1 })
  const twice = takePage(definition, once, send('adult', { work: 'yes' }, { asked: ['work'] }))
  expect(twice).toMatchObject({ next: 'adult', appeared: ['boss'] })
  const on = takePage(definition, twice, send('adult', { work: 'yes' }, { asked: ['work', 'boss'] }))
  expect(on).toMatchObject({ next: 'last', reached: 3 })
})

test('going back keeps what is there and asks for nothing', () => {
  const adult = takePage(definition, beginning, send('first', { age: '40' }))
  expect(takePage(definition, adult, send('adult', {}, { goBack: true }))).toMatchObject({
    next: 'first',
    issues: {},
  })
})

test('the end waits for required answers that a changed one brought up', () => {
  const child = takePage(definition, beginning, send('first', { age: '12' }))
  const further = takePage(definition, child, send('young', { school: 'x' }))
  const changed = takePage(definition, further, send('first', { age: '40' }))
  const end = takePage(definition, changed, send('last', {}))
  expect(end).toMatchObject({ status: 'started', next: 'adult' })
  expect(openPage(definition, end)?.section.id).toBe('adult')
  const worked = takePage(definition, end, send('adult', { work: 'no' }))
  expect(takePage(definition, worked, send('last', {}))).toMatchObject({
    status: 'complete',
    next: undefined,
    reached: 4,
  })
})
