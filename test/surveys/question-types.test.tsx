import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { ask } from '../../src/surveys/ask.ts'
import type { Cell, Scale } from '../../src/surveys/column.ts'
import type { Example, Inputs, QuestionType, Value } from '../../src/surveys/question-type.ts'
import { editOptions } from '../../src/surveys/question-types/option-fields.tsx'
import { type QuestionTypeName, questionTypes } from '../../src/surveys/question-types/index.ts'
import { say } from '../../src/surveys/words.ts'
import { inputsOf, sent } from './rendered.ts'

/** The contract of every question type: its own examples, taken through everything it can be asked for. */

const everyType = Object.entries(questionTypes) as unknown as [
  QuestionTypeName,
  QuestionType<unknown, unknown>,
][]

const cases = everyType.flatMap(([name, type]) =>
  type.examples.map((example, number) => ({ title: `${name}, example ${number + 1}`, name, type, example })),
)

const hostile: { what: string; value: string }[] = [
  { what: 'a NUL', value: 'a\0b' },
  { what: 'half a surrogate pair', value: 'ab\ud83d' },
  { what: '5 MB of text', value: 'x'.repeat(5_000_000) },
  { what: 'an endless number', value: '1e999' },
  { what: 'a number as a word', value: '三' },
  { what: 'a prototype', value: '__proto__' },
]

test('every type has examples, and a blank whose settings can be read', () => {
  for (const [name, type] of everyType) {
    expect(type.examples.length, name).toBeGreaterThan(0)
    expect(type.settings.safeParse(type.blank).success, name).toBe(true)
  }
})

describe.each(cases)('$title', ({ name, type, example }) => {
  const question = bindOf(name, example)
  const isAsked = question.takesAnswer && !question.fill
  const answers = [
    ...example.accepts.map(({ answer }) => answer),
    ...(example.fills ?? []).flatMap(({ answer }) => (answer === undefined ? [] : [answer])),
  ]

  test('fills in what follows from the link, chance or its rule, where nobody is asked', () => {
    for (const { link = {}, chance = 0.5, computed, answer } of example.fills ?? []) {
      const source = { link: (name: string) => link[name], chance, compute: () => computed }
      expect(question.fill?.(source)).toEqual(answer)
      expect(question.accept(answer)).toEqual({ ok: true, answer })
    }
  })

  test('accepts what it says, and says the same of the JSON answer', () => {
    for (const { inputs, answer } of example.accepts) {
      expect(question.parse(given(inputs))).toEqual({ ok: true, answer })
      expect(question.accept(answer)).toEqual({ ok: true, answer })
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }
  })

  test('refuses what it says with a whole sentence', () => {
    for (const inputs of example.rejects)
      expectIssue(question.parse(given(inputs)), JSON.stringify(inputs).slice(0, 80))
    for (const answer of example.refuses) expectIssue(question.accept(answer), String(answer).slice(0, 80))
  })

  test('takes nothing as left empty, at every door', () => {
    expect(question.parse(given({}))).toEqual({ ok: true, answer: undefined })
    expect(question.parse(given({ '': [''] }))).toEqual({ ok: true, answer: undefined })
    expect(question.accept(null)).toEqual({ ok: true, answer: undefined })
    expect(question.read(' ')).toEqual({ ok: true, answer: undefined })
  })

  test('refuses hostile values', () => {
    const free = question.valueKind === 'text' && question.labelling === 'input'
    for (const { what, value } of isAsked ? hostile : []) {
      const harmless = free && !value.includes('\0') && value.length < 100 && value.isWellFormed()
      if (harmless) continue
      expectIssue(question.parse(given({ '': [value] })), what)
      expectIssue(question.accept({ [value.slice(0, 9)]: [[]] }), what)
    }
    if (isAsked) expectIssue(question.parse(given({ '': ['2', '3'] })), 'a repeated key')
  })

  test('takes nothing hostile in any of its inputs', () => {
    const names = new Set(inputsOf(control(question, {})).map(({ name }) => name.slice('q.asked.'.length)))
    for (const part of names)
      for (const { what, value } of hostile) {
        const parsed = question.parse(given({ ...example.accepts[0]?.inputs, [part]: [value] }))
        if (!parsed.ok || parsed.answer === undefined) continue
        const stored = JSON.stringify(parsed.answer)
        expect(stored.length, `${what} as ${part}`).toBeLessThan(110_000)
        expect(/\\u0000|\\ud83d/.test(stored), `${what} as ${part}`).toBe(false)
        expect(question.accept(parsed.answer), `${what} as ${part}`).toEqual(parsed)
      }
  })

  test('gives one cell per column, fit for its scale', () => {
    const columns = question.columns('en')
    for (const answer of answers) {
      const cells = question.cells(answer)
      expect(cells.length).toBe(columns.length)
      cells.forEach((cell, index) => {
        const { scale, options } = columns[index]!
        const several = cells.length > 1 && cells.some((each) => each !== null)
        expect(fits(cell, scale, several), `${String(cell)} on a ${scale} scale`).toBe(true)
        for (const id of typeof cell === 'string' && options ? [cell] : Array.isArray(cell) ? cell : [])
          expect(options?.map((option) => option.id)).toContain(id)
      })
    }
    for (const { key, label, question: from } of columns) {
      expect(key.startsWith('asked')).toBe(true)
      expect(label).toContain('What about it?')
      expect(from).toBe('asked')
    }
  })

  test('shows expressions a value of the kind it promises', () => {
    for (const answer of answers) expect(kindOf(question.value(answer))).toBe(question.valueKind)
    expect(question.value(undefined)).toBe(undefined)
  })

  test('reads what it writes, and the cells of its examples', () => {
    for (const language of ['en', 'de'])
      for (const answer of answers.filter((one) => !holdsFiles(one)))
        expect(question.read(question.write(answer, language))).toEqual({ ok: true, answer })
    for (const { cell, answer } of example.reads ?? [])
      expect(question.read(cell)).toEqual({ ok: true, answer })
  })

  test('its control sends the stored answer back unchanged', () => {
    for (const { answer } of [{ answer: undefined }, ...example.accepts])
      expect(question.parse(sent(control(question, { answer }), 'q.asked'))).toEqual({ ok: true, answer })
  })

  test('its control shows again what was sent and not accepted', () => {
    for (const inputs of example.rejects) {
      const html = control(question, { inputs: given(inputs) })
      const free = inputsOf(html).filter(
        ({ type }) => !['radio', 'checkbox', 'hidden', 'file'].includes(type),
      )
      const part = inputsOf(html)[0]?.name === free[0]?.name ? '' : 'other'
      const value = inputs[part]?.[0]
      if (free.length === 1 && value !== undefined && !/[\0\ud800-\udfff]/.test(value))
        expect(sent(html, 'q.asked')(part)).toEqual([value])
    }
  })

  test('its control has an input with the question’s id, and labels on all', () => {
    const html = control(question, { invalid: true })
    const inputs = inputsOf(html)
    for (const input of inputs) {
      expect(input.name === 'q.asked' || input.name.startsWith('q.asked.'), input.name).toBe(true)
      expect(input.labelled, `${input.name} is labelled`).toBe(true)
    }
    if (!isAsked) return
    const main = inputs.find(({ id }) => id === 'q.asked')
    expect(main?.describedBy?.split(' ')).toContain('q.asked-error')
    expect(html).not.toMatch(/ style=| on[a-z]+=/)
  })

  test('its editor has labels on all inputs and gives back the settings it shows', () => {
    const html = render(question.Editor({ name: 's', language: 'en' }) as never)
    for (const input of inputsOf(html)) {
      expect(input.name.startsWith('s.'), input.name).toBe(true)
      expect(input.labelled, `${input.name} is labelled`).toBe(true)
    }
    const read = question.edit(sent(html, 's'), 'en')
    expect(read).toEqual({ ok: true, settings: type.settings.parse(example.settings) })
  })
})

test('a text beside “Other” counts where no option was picked', () => {
  const question = bindOf('choice', questionTypes.choice.examples[1]!)
  expect(question.parse(given({ other: ['by boat'] }))).toEqual({
    ok: true,
    answer: { option: 'other', text: 'by boat' },
  })
})

test('an option in a language without wording shows the default one', () => {
  const [column] = bindOf('set', questionTypes.set.examples[0]!).columns('fr')
  expect(column?.options?.map(({ label }) => label)).toContain('Phone')
})

test('an ordered choice is ordinal, with “none” beside the order', () => {
  const options = [
    { id: 'low', label: { en: 'Low' } },
    { id: 'high', label: { en: 'High' }, points: 2 },
    { id: 'none', label: { en: 'Cannot say' }, kind: 'none' as const },
  ]
  const [column] = bindOf('choice', { settings: { options, ordered: true } }).columns('en')
  expect(column).toMatchObject({
    scale: 'ordinal',
    options: [{ id: 'low' }, { points: 2 }, { outside: true }],
  })
})

test('pasted options keep the ids of unchanged labels and of `id | label`', () => {
  const question = bindOf('choice', questionTypes.choice.examples[0]!)
  const lines = 'Hardly ever\nNever\nalways | All the time\nSometimes, but rarely | 3\n\n'
  expect(question.edit((part) => (part === 'options' ? [lines] : []), 'en')).toEqual({
    ok: true,
    settings: {
      options: [
        { id: 'hardly_ever', label: { en: 'Hardly ever' } },
        { id: 'never', label: { en: 'Never' } },
        { id: 'always', label: { en: 'All the time' } },
        { id: 'sometimes_but_rarely_3', label: { en: 'Sometimes, but rarely | 3' } },
      ],
    },
  })
})

test('settings that do not fit are refused with a sentence', () => {
  const question = bindOf('rating', questionTypes.rating.examples[0]!)
  const edited = question.edit((part) => ({ min: ['5'], max: ['five'] })[part ?? ''] ?? [], 'en')
  expect(edited).toMatchObject({ ok: false, issues: ['Write the points as whole numbers'] })
})

function bindOf(type: QuestionTypeName, { settings }: Pick<Example<unknown, unknown>, 'settings'>) {
  return ask({
    id: 'asked',
    type,
    title: { en: 'What about it?' },
    required: false,
    settings: settings as Record<string, unknown>,
  })
}

function given(inputs: Record<string, string[]>): Inputs {
  return (part = '') => inputs[part] ?? []
}

function control(
  question: ReturnType<typeof bindOf>,
  props: { answer?: unknown; inputs?: Inputs; invalid?: boolean },
): string {
  const { invalid = false } = props
  const given = { ...props, name: 'q.asked', language: 'en', labelledBy: 'q.asked-title', required: true }
  return render(
    question.Control({ ...given, invalid, describedBy: invalid ? 'q.asked-error' : undefined }) as never,
  )
}

function expectIssue(parsed: ReturnType<ReturnType<typeof bindOf>['parse']>, what: string) {
  expect(parsed.ok, what).toBe(false)
  if (parsed.ok) return
  const sentence = say(parsed.issue)
  expect(sentence.length, what).toBeGreaterThan(10)
  expect(sentence, what).not.toMatch(/\{\w|undefined|invalid|!/i)
}

/** Files come with a form alone, never by their names in a cell. */
function holdsFiles(answer: unknown): boolean {
  return JSON.stringify(answer).includes('"files":[{')
}

/** Of several things asked about, some may be left empty. */
function fits(cell: Cell, scale: Scale, several: boolean): boolean {
  if (several && cell === null) return true
  if (scale === 'set') return Array.isArray(cell)
  if (scale === 'interval') return typeof cell === 'number'
  return typeof cell === 'string' || (scale === 'text' && cell === null)
}

function kindOf(value: Value): string {
  if (Array.isArray(value)) return typeof value[0] === 'number' ? 'numbers' : 'set'
  if (typeof value === 'string' && /^\d\d:\d\d$/.test(value)) return 'time'
  return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? 'date'
    : typeof value === 'string'
      ? 'text'
      : typeof value
}

test('a new “Other” in our own words is there in every language we speak, one in the author’s words in theirs', () => {
  const edit = (label: string) =>
    editOptions(given({ options: ['Tea'], other: ['yes'], other_label: [label] }), [], 'en').at(-1)?.label
  expect(edit('Other')).toMatchObject({ en: 'Other', de: 'Anderes', ja: expect.any(String) })
  expect(edit('Something else')).toEqual({ en: 'Something else' })
})
