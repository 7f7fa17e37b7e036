import { unclearTheme } from '../codebook.ts'
import type { TaggedText, Tagger } from '../index.ts'
import type { JudgedText, MarkedText, Sign } from './corpus.ts'

/** How the model does on texts kept apart: shares of 0 to 1, counts beside them. */
export async function measure(tagger: Tagger, corpus: MarkedText[], judged: JudgedText[]) {
  const tagged = await tagger.tag(corpus.map(({ text }) => text))
  const pairs = corpus.map((text, at) => ({ text, tag: tagged[at]! }))
  const longer = pairs.filter(({ text }) => text.text.split(/\s+/).length >= 5)
  return {
    texts: corpus.length,
    language: share(longer, ({ text, tag }) => tag.language === text.language),
    languageAll: share(pairs, ({ text, tag }) => tag.language === text.language),
    polarity: share(pairs, ({ text, tag }) => tag.polarity === polarityOf(text)),
    polarityEnglish: share(
      pairs.filter(({ text }) => text.language === 'en'),
      ({ text, tag }) => tag.polarity === polarityOf(text),
    ),
    mentions: spanFigures(pairs),
    theme: themeFigure(pairs),
    surest: surestFigures(pairs),
    judged: await judgedFigures(tagger, judged),
    textsPerSecond: await speed(tagger, corpus),
  }
}

function polarityOf({ mentions }: MarkedText): string {
  const has = (sign: Sign) => mentions.some((mention) => mention.sign === sign)
  if (has('praise')) return has('complaint') ? 'mixed' : 'positive'
  return has('complaint') ? 'negative' : 'neutral'
}

/** A mention counts as found where the overlap is over half of what both cover, and its sign is right. */
function spanFigures(pairs: { text: MarkedText; tag: TaggedText }[]) {
  let [given, found, right, rightTheme] = [0, 0, 0, 0]
  for (const { text, tag } of pairs) {
    given += text.mentions.length
    found += tag.mentions.length
    for (const wanted of text.mentions) {
      const hit = tag.mentions.find(
        ({ start, end, kind }) => kind === wanted.sign && overlap({ start, end }, wanted) > 0.5,
      )
      if (hit) right++
      if (hit && hit.theme === wanted.theme) rightTheme++
    }
  }
  const f1 = (hits: number) => round((2 * hits) / (given + found))
  return { given, found, f1: f1(right), f1WithTheme: f1(rightTheme) }
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): number {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start)
  return shared / (Math.max(one.end, other.end) - Math.min(one.start, other.start))
}

function themeFigure(pairs: { text: MarkedText; tag: TaggedText }[]) {
  let [both, given, found] = [0, 0, 0]
  for (const { text, tag } of pairs) {
    const wanted = new Set(text.mentions.map(({ theme }) => theme).filter((theme) => theme))
    const said = new Set<string | undefined>(
      tag.mentions.map(({ theme }) => theme).filter((theme) => theme !== unclearTheme),
    )
    given += wanted.size
    found += said.size
    both += [...wanted].filter((theme) => said.has(theme)).length
  }
  return { microF1: round((2 * both) / (given + found)) }
}

/** Do confidences mean what they say? Mentions found at a place that is marked, by confidence. */
function surestFigures(pairs: { text: MarkedText; tag: TaggedText }[]) {
  const found = pairs.flatMap(({ text, tag }) =>
    tag.mentions.flatMap((mention) => {
      const wanted = text.mentions.find((one) => overlap(mention, one) > 0.5)
      if (!wanted) return []
      return [
        { said: mention.confidence, right: wanted.sign === mention.kind && wanted.theme === mention.theme },
      ]
    }),
  )
  return [0, 0.1, 0.2, 0.3, 0.5].map((from, place, all) => {
    const own = found.filter(({ said }) => said >= from && said < (all[place + 1] ?? 2))
    return { from, mentions: own.length, right: share(own, ({ right }) => right) }
  })
}

async function judgedFigures(tagger: Tagger, judged: JudgedText[]) {
  const figures: Record<string, unknown> = {}
  for (const source of new Set(judged.map((text) => text.source))) {
    const texts = judged.filter((text) => text.source === source)
    const tags = await tagger.tag(texts.map(({ text }) => text))
    const pairs = texts.map((text, at) => ({ text, tag: tags[at]! }))
    const clear = pairs.filter(({ text }) => text.praise !== text.complaint)
    figures[source] = {
      texts: texts.length,
      all: share(pairs, ({ text, tag }) => tag.polarity === judgedPolarity(text)),
      clearSign: share(clear, ({ text, tag }) => tag.sentiment > 0 === text.praise),
    }
  }
  return figures
}

function judgedPolarity({ praise, complaint }: JudgedText): string {
  return praise ? (complaint ? 'mixed' : 'positive') : complaint ? 'negative' : 'neutral'
}

async function speed(tagger: Tagger, corpus: MarkedText[]): Promise<number> {
  const texts = corpus.map(({ text }) => text)
  const began = process.hrtime.bigint()
  for (let round = 0; round < 3; round++) await tagger.tag(texts)
  return Math.round((texts.length * 3) / (Number(process.hrtime.bigint() - began) / 1e9))
}

function share<T>(all: T[], holds: (one: T) => boolean): number | null {
  return all.length === 0 ? null : round(all.filter(holds).length / all.length)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
