import { describe, expect, test } from 'vitest'
import { membersOf, readRule } from '../../../src/analysis/segments/rule.ts'
import { createTable, putRow, rowsOf } from '../../../src/analysis/table.ts'
import type { Column } from '../../../src/surveys/column.ts'

const columns: Column[] = [
  { key: 'consent', label: 'Consent', scale: 'nominal', options: [option('yes'), option('no')] },
  { key: 'class', label: 'Class', scale: 'nominal', options: [option('first'), option('second')] },
]
const table = createTable(columns)
putRow(table, 'agreed', ['yes', 'first'])
putRow(table, 'refused', ['no', 'first'])
putRow(table, 'not asked', [undefined, 'second'])

test('a segment names the day that it means', () => {
  const dated: Column[] = [{ key: 'born', label: 'Born', scale: 'time' }]
  expect(readRule('age({born}) > 18 or {born} = today()', dated)).toMatchObject({
    ok: false,
    message: expect.stringContaining('name the day'),
  })
  expect(readRule('age({born}, 2026-01-31) > 18', dated)).toMatchObject({ ok: true })
})

describe('a column of yes and no', () => {
  test.each([
    "{consent} = 'yes'",
    '{consent} = true',
    'true = {consent}',
    '{consent} != false',
    '{consent} in (true)',
    '{consent}',
    "{consent} and {class} = 'first'",
    'not {consent} = false',
  ])('is read by %s as in a survey: those who agreed', (rule) => {
    expect(whoFits(rule)).toEqual(['agreed'])
  })

  test.each(['{consent} = false', 'not {consent}', "{consent} = 'no'"])(
    'is read by %s as those who refused',
    (rule) => {
      expect(whoFits(rule)).toEqual(['refused'])
    },
  )

  test('leaves rules over other columns as they are', () => {
    expect(readRule('{class} = true', columns)).toMatchObject({
      ok: false,
      message: '“{class}” is a text and cannot be compared with yes or no “true”.',
    })
    expect(readRule('{class}', columns)).toMatchObject({ ok: false })
  })
})

function whoFits(text: string): string[] {
  const rule = readRule(text, columns)
  if (!rule.ok) throw new Error(rule.message)
  const members = membersOf(table, rule.expression, rowsOf(table))
  return table.ids.filter((_, place) => members[place] === 1)
}

function option(id: string) {
  return { id, label: id }
}
