import { expect, test } from 'vitest'
import { countedAnswers, pagesOf, shownQuestions } from '../../../src/surveys/flow.ts'
import { beginning, openPage, type Progress, takePage } from '../../../src/surveys/progress.ts'
import { seeded } from '../../../src/surveys/random.ts'
import type { Survey } from '../../../src/surveys/survey.ts'
import { columnsOf, rowOf } from '../../../src/surveys/table.ts'
import { draw } from '../draw.ts'

type Random = () => number

/** A survey with everything that logic can do, in whatever combination makes sense. */
function anySurvey(random: Random): Survey {
  const maybe = (share: number, text: string) => (random() < share ? ` | ${text}` : '')
  const below = (limit: number) => Math.floor(random() * limit)
  // Nothing leads away from within a random order.
  const shuffled = random() < 0.3
  const count = 2 + below(5)
  let table = 'page start | anchored\n pick set | a b c other* none!\n size number\n'
  for (let at = 0; at < count; at++) {
    const rule = `{size} > ${below(10)}`
    const to = at + 2 < count ? `p${at + 1 + below(count - at - 1)}` : 'end'
    const away = shuffled
      ? ''
      : maybe(0.2, `jump to ${to} if {pick} contains 'b'`) + maybe(0.1, `screen out if {size} = ${below(10)}`)
    const mixed = random() < 0.2
    const page = maybe(0.3, `show if ${rule}`) + maybe(0.3, 'loop over pick') + (mixed ? ' | shuffled' : '')
    const number = maybe(0.3, 'required') + maybe(0.3, `show if ${rule}`) + maybe(0.2, `check {n${at}} != 3`)
    const lists = maybe(0.5, 'carry chosen from pick') + maybe(0.5, 'order shuffled') + maybe(0.2, 'soft')
    const after =
      maybe(0.5, 'carry not chosen from pick') + (mixed ? '' : maybe(0.3, `show if answered({c${at}})`))
    table += `page p${at}${page}${away}
      n${at} number${number}${maybe(0.3, 'says {size} and {loop}')}
      c${at} choice${lists} | x y?{size}>5 z
      s${at} set${after} | v w
      k${at} calculated | {size} * ${below(5)}\n`
  }
  return draw(table, {
    shuffled,
    display: { pages: random() < 0.4 ? 'questions' : 'sections', review: random() < 0.3 },
  })
}

/** What somebody presses who answers at random, sometimes nonsense, sometimes nothing. */
function anyInputs(random: Random): (id: string) => (part?: string) => string[] {
  const values = ['', '3', '7', 'a', 'b', 'c', 'other', 'none', 'x', 'y', 'z', 'v', 'w', 'nonsense']
  return () => (part) => (part ? ['own words {size}'] : [values[Math.floor(random() * values.length)] ?? ''])
}

test('whatever the logic and the answers, walks end, and what is counted is what was shown', () => {
  const random = seeded(11)
  let complete = 0
  for (let round = 0; round < 120; round++) {
    const survey = anySurvey(random)
    const seed = Math.floor(random() * 1_000)
    let step: Progress = beginning
    let next: string | undefined = pagesOf(survey, {}, seed)[0]?.id
    for (let turn = 0; next !== undefined && turn < 400; turn++) {
      const goBack = random() < 0.1
      const inputsOf = anyInputs(random)
      const taken = takePage(survey, step, { section: next, inputsOf, goBack, sure: ['c0'] }, { seed })
      step = taken
      if (taken.status !== 'started') break
      next = random() < 0.1 ? openPage(survey, step, { seed })?.id : taken.next
      expect(next, 'somewhere to go').toBeDefined()
    }
    const shown = shownQuestions(survey, step.answers)
    for (const id of Object.keys(countedAnswers(survey, step.answers))) expect(shown.has(id)).toBe(true)
    if (step.status === 'started') continue
    complete++
    // What is stored at the end is what counts, and each question has its place in the table.
    expect(countedAnswers(survey, step.answers)).toEqual(step.answers)
    const columns = columnsOf([survey])
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
    const row = rowOf(survey, { id: 'r', version: 1, ...step }, columns)
    columns.forEach(({ key, question = '' }, at) => {
      if (key === question && row[at] === undefined) expect(step.answers).not.toHaveProperty([question])
    })
  }
  expect(complete).toBeGreaterThan(30)
})
