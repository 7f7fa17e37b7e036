import { expect, test } from 'vitest'
import { blockHtml, inlineHtml, plainText } from '../../src/surveys/markdown.ts'

test('emphasis, lists and links become HTML', () => {
  expect(blockHtml('Read **this**:\n\n- one\n- two')).toBe(
    '<p>Read <strong>this</strong>:</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
  )
  expect(inlineHtml('See [our page](https://example.org/?a=1&b=2)')).toBe(
    'See <a href="https://example.org/?a=1&amp;b=2" rel="noopener">our page</a>',
  )
  expect(inlineHtml('Write to [us](mailto:us@example.org)')).toContain('href="mailto:us@example.org"')
})

test('HTML of the author’s own is shown, not run', () => {
  expect(blockHtml('<script>alert(1)</script> <b onclick=x>hi</b>')).not.toMatch(/<script|<b /)
  expect(inlineHtml('a <img src=x onerror=alert(1)>')).not.toContain('<img')
})

test('images and links that could run stay text', () => {
  for (const source of [
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,hi)',
    '[x](vbscript:x)',
    '[x](/relative)',
    '<javascript:alert(1)>',
    '[x]: javascript:alert(1)\n\n[x]',
  ])
    expect(blockHtml(source), source).not.toMatch(/href=|<img/)
  expect(blockHtml('![alt](https://example.org/a.png)')).not.toContain('<img')
})

test('plain text has the words alone', () => {
  expect(plainText('How **often** do you\n[travel](https://example.org)?')).toBe('How often do you travel?')
  expect(plainText('one\ntwo & `three`')).toBe('one two & three')
  expect(plainText('Simple words, no more?')).toBe('Simple words, no more?')
  expect(plainText('a < b')).toBe('a < b')
  for (const label of ['> 60', '1. Never', '- 5', '+ 3', '***'])
    expect(plainText(label), 'a title reads no blocks').toBe(label)
})
