import { describe, expect, test } from 'vitest'
import { ask } from '../../src/surveys/ask.ts'
import { choiceDesign } from '../../src/surveys/question-types/conjoint/design.ts'
import { conjoint } from '../../src/surveys/question-types/conjoint/conjoint.tsx'
import { maxDiffDesign } from '../../src/surveys/question-types/maxdiff/design.ts'
import { maxdiff } from '../../src/surveys/question-types/maxdiff/maxdiff.tsx'

describe.each([
  { items: 7, perTask: 3, tasks: 7, versions: 10 },
  { items: 12, perTask: 4, tasks: 9, versions: 10 },
  { items: 20, perTask: 5, tasks: 12, versions: 10 },
])('best-worst sets of $perTask out of $items', (size) => {
  const design = maxDiffDesign(size)
  const sets = design.flat()

  test('show each item equally often in every version', () => {
    for (const version of design) expect(spread(counts(version.flat(), size.items))).toBeLessThanOrEqual(1)
  })

  test('let pairs meet and items stand at each position about equally often', () => {
    const pairs = new Map<string, number>()
    const positions = Array.from({ length: size.perTask }, (_, at) =>
      counts(
        sets.map((set) => set[at] ?? -1),
        size.items,
      ),
    )
    for (const set of sets)
      for (const one of set)
        for (const other of set)
          if (one < other) pairs.set(`${one} ${other}`, (pairs.get(`${one} ${other}`) ?? 0) + 1)
    expect(pairs.size).toBe((size.items * (size.items - 1)) / 2)
    expect(spread([...pairs.values()])).toBeLessThanOrEqual(2)
    for (const stood of positions) expect(spread(stood)).toBeLessThanOrEqual(2)
  })

  test('never show an item twice in a set, and are the same each time', () => {
    for (const set of sets) expect(new Set(set).size).toBe(size.perTask)
    expect(maxDiffDesign(size)).toEqual(design)
  })
})

describe('choices between offers', () => {
  const barred = (attribute: number, level: number, other: number, otherLevel: number) =>
    [`${attribute}.${level}`, `${other}.${otherLevel}`].sort().join() !== '0.0,3.0'
  const size = { levels: [3, 4, 4, 5], alternatives: 3, tasks: 10, versions: 8, allows: () => true }

  test('show the levels of an attribute equally often, and any two levels together about equally often', () => {
    const profiles = choiceDesign(size).flat(2)
    for (const [attribute, levels] of size.levels.entries()) {
      expect(
        spread(
          counts(
            profiles.map((profile) => profile[attribute] ?? -1),
            levels,
          ),
        ),
      ).toBeLessThanOrEqual(1)
      for (const [other, others] of size.levels.entries())
        if (other > attribute) {
          const met = profiles.map((profile) => (profile[attribute] ?? 0) * others + (profile[other] ?? 0))
          expect(spread(counts(met, levels * others))).toBeLessThanOrEqual(2)
        }
    }
  })

  test('never show the same offer twice in a choice, nor levels that must not stand together', () => {
    for (const task of choiceDesign({ ...size, allows: barred }).flat()) {
      expect(new Set(task.map(String)).size).toBe(size.alternatives)
      for (const profile of task) expect([profile[0], profile[3]]).not.toEqual([0, 0])
    }
  })

  test('say which level rules leave no place for', () => {
    const [brand, price] = conjoint.blank.attributes
    const pairs = price!.levels.map(({ id }) => ['brand.acme', `price.${id}`])
    const read = conjoint.settings.safeParse({ ...conjoint.blank, prohibited: pairs })
    expect(brand?.id).toBe('brand')
    expect(read.error?.issues[0]?.message).toContain('“Acme” could never be shown')
  })
})

test('people meet different versions, and an answer is read by the one its form showed', () => {
  const settings = { ...maxdiff.blank, versions: 5 }
  const versions = [0, 0.3, 0.999].map((chance) => maxdiff.arrange?.(settings, chance).version)
  expect(versions).toEqual([0, 1, 4])
  const asked = ask({ id: 'q', type: 'maxdiff', title: { en: 'Q' }, required: false, settings })
  const tasks = maxDiffDesign({ items: 5, perTask: 3, tasks: 5, versions: 5 })[4]!.map((set) => {
    const items = set.map((at) => settings.rows[at]!.id)
    return { items, best: items[0]!, worst: items[2]! }
  })
  const sent = (part = '') => {
    if (part === 'version') return ['5']
    const [end, at] = part.split('_')
    const task = tasks[Number(at) - 1]
    return task ? [end === 'best' ? task.best : task.worst] : []
  }
  expect(asked.parse(sent)).toEqual({ ok: true, answer: { tasks } })
})

function counts(values: readonly number[], length: number): number[] {
  const found = Array.from({ length }, () => 0)
  for (const value of values) found[value] = (found[value] ?? 0) + 1
  return found
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}
