import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Aspect } from '../../src/surveys/aspect.ts'
import { type AspectName, aspects } from '../../src/surveys/aspects/index.ts'
import { styleOf, theme } from '../../src/surveys/aspects/theme.tsx'
import { contrast, nearestPassing } from '../../src/surveys/contrast.ts'
import { inputsOf, sent } from './rendered.ts'

describe.each(Object.keys(aspects) as AspectName[])('The aspect “%s”', (name) => {
  const aspect = aspects[name] as Aspect<unknown>

  test('starts with settings that hold together', () => {
    expect(aspect.settings.parse(aspect.blank)).toEqual(aspect.blank)
  })

  test('has an editor with labels on all inputs that gives back what it shows', () => {
    const html = render(aspect.Editor({ name: 's', settings: aspect.blank, language: 'en' }) as never)
    for (const input of inputsOf(html)) {
      expect(input.name.startsWith('s.'), input.name).toBe(true)
      expect(input.labelled, `${input.name} is labelled`).toBe(true)
    }
    const entered = aspect.edit(sent(html, 's'), aspect.blank, 'en')
    expect(aspect.settings.parse(entered)).toEqual(aspect.blank)
  })
})

describe('A look that people can read', () => {
  test('contrast is what WCAG says it is', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
    expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4.0, 2)
  })

  test.each(['#ffd400', '#5cc2b8', '#ff7f50', '#ffffff', '#87cefa'])(
    '%s is refused, and the colour that is named instead is taken',
    (accent) => {
      const refused = theme.settings.safeParse({ accent })
      expect(refused.success).toBe(false)
      const [nearest] = /#[0-9a-f]{6}$/.exec(refused.error?.issues[0]?.message ?? '') ?? []
      expect(theme.settings.safeParse({ accent: nearest }).success).toBe(true)
    },
  )

  test('the nearest colour that passes keeps its hue and goes no farther than it must', () => {
    const passes = (colour: string) => contrast(colour, '#ffffff') >= 4.5
    const found = nearestPassing('#e06000', passes)
    expect(contrast(found, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(found, '#ffffff')).toBeLessThan(4.8)
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(found.slice(at, at + 2), 16))
    expect(red).toBeGreaterThan(green)
    expect(green).toBeGreaterThan(blue)
    expect(nearestPassing('#0f6b66', passes)).toBe('#0f6b66')
  })

  test('a colour is read however it is written, and what is none is refused with an example', () => {
    for (const accent of ['#0F6B66', '0f6b66', ' #0f6b66 '])
      expect(theme.settings.parse({ accent }).accent).toBe('#0f6b66')
    expect(theme.settings.parse({ accent: '#a00' }).accent).toBe('#aa0000')
    for (const accent of ['teal', '#12345', 'red;}', 'url(x)'])
      expect(theme.settings.safeParse({ accent }).error?.issues[0]?.message).toContain('like #0f6b66')
  })

  test('the style sheet holds what the theme changes, for the day and the night, and nothing else', () => {
    expect(styleOf(theme.blank)).toBe('')
    expect(styleOf({ face: 'system', corner: 0 })).toBe(':root{--corner:0px}')
    const style = styleOf({ accent: '#7a1fa2', face: 'serif', corner: 6 })
    expect(style).toContain('--accent:#7a1fa2')
    const [, night = ''] = style.split('prefers-color-scheme:dark')
    const [lit = ''] = /#[0-9a-f]{6}/.exec(night) ?? []
    expect(contrast(lit, '#14161a')).toBeGreaterThanOrEqual(4.5)
  })
})
