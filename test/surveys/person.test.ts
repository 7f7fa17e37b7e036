import { describe, expect, test } from 'vitest'
import {
  attribute,
  attributeCells,
  attributeColumns,
  overlapping,
  readAttribute,
  readReference,
  waveAt,
} from '../../src/surveys/person.ts'

const define = (name: string, scale: string, ...options: string[]) =>
  attribute.parse({ name, kind: 'demographic', scale, options })

describe('a value of an attribute', () => {
  test.each([
    [define('Size', 'ordinal', 'Small', 'Large'), ' large ', 'Large'],
    [define('Age', 'interval'), '41,5', '41.5'],
    [define('Since', 'time'), '2024-02-29', '2024-02-29'],
    [define('Job', 'nominal'), 'Baker', 'Baker'],
    [define('Job', 'nominal'), '  ', undefined],
  ])('%s takes “%s”', (definition, given, value) => {
    expect(readAttribute(definition, given)).toEqual({ ok: true, value })
  })

  test.each([
    [
      define('Size', 'ordinal', 'Small', 'Large'),
      'lareg',
      'Size does not take “lareg”. Did you mean “Large”?',
    ],
    [define('Age', 'interval'), 'old', 'Write Age as a number, like 42.'],
    [define('Age', 'interval'), '1,250', 'Write Age as a number, like 42.'],
    [define('Age', 'interval'), '1e308', 'Write Age as a number, like 42.'],
    [define('Age', 'interval'), '0x10', 'Write Age as a number, like 42.'],
    [define('Age', 'interval'), '9'.repeat(20), 'Write Age as a number, like 42.'],
    [define('Since', 'time'), '0000-01-01', 'Write Since as year-month-day, like 2026-03-31.'],
    [define('Since', 'time'), '2023-02-29', 'Write Since as year-month-day, like 2026-03-31.'],
  ])('%s does not take “%s”', (definition, given, message) => {
    expect(readAttribute(definition, given)).toEqual({ ok: false, message })
  })

  test('becomes a cell of a column that no question can have', () => {
    const definitions = [define('Size', 'ordinal', 'Small', 'Large'), define('Age', 'interval')]
    expect(attributeColumns(definitions)).toMatchObject([
      {
        key: 'person.Size',
        scale: 'ordinal',
        about: 'demographic',
        options: [{ id: 'Small' }, { id: 'Large' }],
      },
      { key: 'person.Age', scale: 'interval' },
    ])
    expect(attributeCells(definitions, { Size: 'Large' })).toEqual(['Large', null])
  })
})

test('an attribute cannot be called like what every object has', () => {
  for (const name of ['constructor', '__proto__', '', 'a{b}', 'x'.repeat(61)])
    expect(attribute.safeParse({ name, kind: 'demographic', scale: 'text' }).success).toBe(false)
})

test('a reference is a short line', () => {
  expect(readReference(' C-17 ')).toBe('C-17')
  for (const given of ['', '  ', 'a\nb', 'a\0', 'x'.repeat(201), '\uD800'])
    expect(readReference(given)).toBeUndefined()
})

describe('waves', () => {
  const waves = [
    { id: 'w1', title: 'Spring', startsOn: '2026-03-01', endsOn: '2026-03-31' },
    { id: 'w2', title: 'Autumn', startsOn: '2026-09-01', endsOn: null },
  ]

  test('hold their first and last day', () => {
    expect(waveAt(waves, '2026-03-01T00:00:00.000Z')?.id).toBe('w1')
    expect(waveAt(waves, '2026-03-31T23:59:59.999Z')?.id).toBe('w1')
    expect(waveAt(waves, '2026-04-01T00:00:00.000Z')).toBeUndefined()
    expect(waveAt(waves, '2031-01-01')?.id).toBe('w2')
  })

  test('overlap when they share a day', () => {
    expect(overlapping(waves, { startsOn: '2026-03-31', endsOn: '2026-04-02' })?.id).toBe('w1')
    expect(overlapping(waves, { startsOn: '2026-04-01', endsOn: '2026-08-31' })).toBeUndefined()
    expect(overlapping(waves, { startsOn: '2026-04-01', endsOn: null })?.id).toBe('w2')
  })
})
