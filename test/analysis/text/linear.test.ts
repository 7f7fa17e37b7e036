import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fastModel } from '../../../src/analysis/text/card.ts'
import { generalCodebook, unclearTheme } from '../../../src/analysis/text/codebook.ts'
import { linearTagger, longestText } from '../../../src/analysis/text/linear.ts'
import type { TaggedText } from '../../../src/analysis/text/index.ts'
import { readWeights } from '../../../src/analysis/text/weights.ts'

const bytes = new Uint8Array(brotliDecompressSync(readFileSync('src/analysis/text/model/weights.bin.br')))
const tagger = linearTagger(bytes)

async function tag(text: string): Promise<TaggedText> {
  const [tags] = await tagger.tag([text])
  if (!tags) throw new Error('The tagger gave nothing')
  return tags
}

describe('the fast model', () => {
  test.each([
    ['The staff were friendly and helpful.', 'en', 'positive'],
    ['The app crashes every time I open it.', 'en', 'negative'],
    ['Great food, but the service was painfully slow.', 'en', 'mixed'],
    ['Das Personal war sehr freundlich.', 'de', 'positive'],
    ['Die App stürzt ständig ab und niemand hilft.', 'de', 'negative'],
    ['Le personnel est très aimable.', 'fr', 'positive'],
    ['La atención fue excelente y muy amable.', 'es', 'positive'],
    ['Il servizio è pessimo e troppo lento.', 'it', 'negative'],
    ['スタッフの対応がとても丁寧でした。', 'ja', 'positive'],
    ['Персонал очень вежливый.', 'ru', 'positive'],
  ])('reads %j as %s and %s', async (text, language, polarity) => {
    const tags = await tag(text)
    expect([tags.language, tags.polarity]).toEqual([language, polarity])
    expect(Math.sign(tags.sentiment)).toBe(
      { positive: 1, negative: -1 }[polarity] ?? Math.sign(tags.sentiment),
    )
  })

  test('keeps praise and complaint of one sentence apart, at their exact places', async () => {
    const text = '  The room was spotless, but the breakfast was cold.'
    const { mentions } = await tag(text)
    const said = mentions.map(({ start, end, kind }) => [text.slice(start, end), kind])
    expect(said).toContainEqual(['The room was spotless', 'praise'])
    expect(said.find(([, kind]) => kind === 'complaint')?.[0]).toMatch(/breakfast was cold$/)
  })

  test('gives places in UTF-16 units, ordered, apart, within the text, on themes of the codebook', async () => {
    const text =
      '😀😀 Liefde: de koffie is heerlijk! 价格太贵了，但是服务员很热情。\u200b Too slow 🐌, and they overcharged me.'
    const { mentions } = await tag(text)
    const slugs = new Set([...generalCodebook.map(({ slug }) => slug), unclearTheme])
    expect(mentions.length).toBeGreaterThan(1)
    let before = 0
    for (const { start, end, theme, sentiment, confidence } of mentions) {
      expect(start).toBeGreaterThanOrEqual(before)
      expect(end).toBeGreaterThan(start)
      expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
      expect(slugs).toContain(theme)
      expect(Math.abs(sentiment)).toBeLessThanOrEqual(1)
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      before = end
    }
    expect(before).toBeLessThanOrEqual(text.length)
  })

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\u3000 '],
    ['five million letters', 'x'.repeat(5_000_000)],
    ['emoji alone', '😀'.repeat(longestText / 2)],
    ['commas alone', ','.repeat(longestText)],
    ['a sea of Chinese', '好'.repeat(longestText)],
  ])('skips %s and says why', async (_, text) => {
    const tags = await tag(text)
    expect(tags.skipped).toMatch(/\.$/)
    expect(tags).toMatchObject({ language: 'und', polarity: 'neutral', sentiment: 0, mentions: [] })
  })

  test.each([
    ['one word without end', 'ab'.repeat(longestText / 2)],
    ['emoji', '😀'.repeat(20_000)],
    ['control characters', '\u0000\u0007\u001b'.repeat(longestText / 3)],
    ['lone surrogates', '\ud83d\ude00\ud83d'.repeat(longestText / 3)],
    ['zero-width signs', 'a\u200b\u200d'.repeat(longestText / 3)],
    ['marks on marks', `e${'\u0301'.repeat(longestText - 1)}`],
    ['commas', ','.repeat(20_000)],
    ['a lake of Chinese', '好'.repeat(20_000)],
    ['words one letter long', 'a '.repeat(longestText / 2)],
    ['names that objects have', 'constructor __proto__ toString '.repeat(3_000)],
  ])('is not held up by %s', async (_, text) => {
    const began = performance.now()
    const tags = await tag(text)
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(tags.mentions.every(({ start, end }) => start >= 0 && end <= text.length)).toBe(true)
    expect(Number.isFinite(tags.sentiment) && Number.isFinite(tags.confidence)).toBe(true)
  })

  test('says the same of a text whatever stands before it in the batch', async () => {
    const texts = ['Nice seats.', 'Zu teuer.', 'The till was closed again and nobody cared.']
    const together = await tagger.tag(texts)
    expect(await Promise.all(texts.map(tag))).toEqual(together)
  })

  test('knows the themes of the general codebook, and its card names it', () => {
    const { name, themes } = readWeights(bytes)
    expect(themes).toEqual(generalCodebook.map(({ slug }) => slug).sort())
    expect(fastModel.name).toBe(name)
  })
})

test('names no theme where the words give none away, and marks the feeling all the same', async () => {
  const [tagged] = await tagger.tag(['It was wonderful.'])
  expect(tagged?.mentions).toMatchObject([{ kind: 'praise', theme: unclearTheme }])
})
