import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export const signs = ['none', 'praise', 'complaint', 'wish', 'neutral'] as const
export type Sign = (typeof signs)[number]

export interface MarkedText {
  language: string
  kind: string
  text: string
  mentions: { start: number; end: number; sign: Sign; label: string; theme: string | undefined }[]
  /** 0 is kept apart for measuring, 1 for tuning. */
  part: number
}

/** A whole text known to hold praise or complaint, and maybe one theme; `pieces` are words whose clause is known. */
export interface JudgedText {
  source: string
  text: string
  praise: boolean
  complaint: boolean
  theme?: string
  part: number
}

const signOf: Record<string, Sign> = { '+': 'praise', '-': 'complaint', '?': 'wish', '=': 'neutral' }

/** Our own corpus: one text a line with its mentions marked; domains whose last word's SHA-1 divides by ten are held out. */
export function readCorpus(folder: string): MarkedText[] {
  const families = readFamilies(folder)
  return readdirSync(`${folder}/feedback`)
    .filter((name) => name.endsWith('.tsv') && name !== 'families.tsv')
    .sort()
    .flatMap((name) => readFileSync(`${folder}/feedback/${name}`, 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => readLine(line, families))
}

function readFamilies(folder: string): Map<string, string> {
  const lines = readFileSync(`${folder}/feedback/families.tsv`, 'utf8').split('\n')
  return new Map(lines.map((line) => line.split('\t') as [string, string])) // two columns a line
}

function readLine(line: string, families: Map<string, string>): MarkedText {
  const [language = '', domain = '', kind = '', marked = ''] = line.split('\t')
  const mentions: MarkedText['mentions'] = []
  let text = ''
  let at = 0
  for (const match of marked.matchAll(/\[\[([+\-?=]) ([^:[\]]+): ?([^[\]]*)\]\]/g)) {
    text += marked.slice(at, match.index)
    const [whole, sign = '', label = '', words = ''] = match
    const lead = words.length - words.trimStart().length
    mentions.push({
      start: text.length + lead,
      end: text.length + words.trimEnd().length,
      sign: signOf[sign] ?? 'neutral',
      label,
      theme: families.get(label),
    })
    text += words
    at = match.index + whole.length
  }
  text += marked.slice(at)
  return { language, kind, text, mentions, part: partOf(domain.split(' ').at(-1) ?? '') }
}

/** VADER, GoEmotions and MAMS where present: whole texts with their judgement. Every tenth row, by text, is held out. */
export function readJudged(folder: string): JudgedText[] {
  const simple = ['vader_amazon', 'vader_tweets', 'vader_nyt', 'goemotions_train_3class'].flatMap((source) =>
    rows(`${folder}/${source}.csv`).map(({ text = '', label }) => ({
      source,
      text,
      praise: label === 'pos',
      complaint: label === 'neg',
      part: partOf(text),
    })),
  )
  return [...simple, ...aspects(rows(`${folder}/mams_category_train.csv`))]
}

const mamsThemes: Record<string, string> = {
  food: 'taste',
  staff: 'staff-attitude',
  service: 'staff-attitude',
  price: 'price',
  menu: 'range',
  ambience: 'comfort',
  place: 'comfort',
}

function aspects(all: Record<string, string>[]): JudgedText[] {
  const byText = new Map<string, Record<string, string>[]>()
  for (const row of all) byText.set(row.text ?? '', [...(byText.get(row.text ?? '') ?? []), row])
  return [...byText].map(([text, about]) => {
    const theme = about.length === 1 ? mamsThemes[about[0]?.category ?? ''] : undefined
    return {
      source: 'mams',
      text,
      praise: about.some(({ label }) => label === 'pos'),
      complaint: about.some(({ label }) => label === 'neg'),
      ...(theme && { theme }),
      part: partOf(text),
    }
  })
}

function rows(path: string): Record<string, string>[] {
  if (!existsSync(path)) throw new Error(`${path} is missing. Give the folder of the training texts.`)
  return parse(readFileSync(path), { columns: true, relax_quotes: true })
}

function partOf(text: string): number {
  return Number(BigInt(`0x${createHash('sha1').update(text).digest('hex')}`) % 10n)
}
