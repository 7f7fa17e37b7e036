import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { functionsOf, importing, importsOf, linesOf, matching, read, type Source } from './sources.ts'

interface Rule {
  says: string
  /** What breaks the rule, one sentence each. */
  breaches(sources: readonly Source[]): string[]
  /** Sources that break it: a rule that finds nothing here checks nothing. */
  planted: Source[][]
}

const folders = ['surveys', 'analysis', 'views', 'server'] as const
type Folder = (typeof folders)[number]

/** Packages that a folder may use; the server may use any, within the rules below. */
const packages: Record<Exclude<Folder, 'server'>, RegExp> = {
  surveys: /^(zod|preact)$/,
  analysis: /^$/,
  views: /^preact(\/|$)/,
}

/** Parsers stay with what they parse. */
const packagesOfPlaces: [place: string, allowed: RegExp][] = [
  ['src/surveys/formats/', /^(csv-parse(\/sync)?|iconv-lite)$/],
  ['src/surveys/markdown.ts', /^markdown-it$/],
  ['src/analysis/worker.ts', /^node:worker_threads$/],
]

/** Run by hand to make what the product then holds; no part of it imports them. */
const tools = /^src\/analysis\/text\/model\//

/** A step of the schema is never touched again, however many tables it made. */
const frozen = /^src\/server\/store\/migrations\/\d/

const longestFunction = 50

const rules: Rule[] = [
  {
    says: 'a folder imports only from itself and from folders to its left: surveys ← analysis ← views ← server',
    breaches: (sources) =>
      sources.flatMap((source) =>
        importsOf(source)
          .filter(({ target }) => target && order(folderOf(target)) > order(folderOf(source.path)))
          .map(({ name }) => `${source.path} imports ${name}`),
      ),
    planted: [
      [file('src/surveys/x.ts', "import { y } from '../server/y.ts'")],
      [file('src/analysis/x.ts', "import type { Y } from '../views/y.tsx'")],
      [file('src/views/x.tsx', "export { y } from '../server/store/y.ts'")],
      [file('src/surveys/x.ts', "const y = await import('../analysis/y.ts')")],
    ],
  },
  {
    says: 'surveys, analysis and views use only the packages named for them',
    breaches: (sources) =>
      sources.flatMap((source) =>
        importsOf(source)
          .filter(({ name, target }) => !target && !tools.test(source.path) && !allows(source.path, name))
          .map(({ name }) => `${source.path} imports ${name}`),
      ),
    planted: [
      [file('src/surveys/x.ts', "import { Hono } from 'hono'")],
      [file('src/surveys/x.ts', "import { readFile } from 'node:fs/promises'")],
      [file('src/surveys/x.ts', "import { parse } from 'csv-parse/sync'")],
      [file('src/analysis/x.ts', "import { h } from 'preact'")],
      [file('src/views/x.tsx', "import { z } from 'zod'")],
    ],
  },
  {
    says: 'SQL has one home: its libraries are imported only in src/server/store',
    breaches: (sources) =>
      importing(
        sources.filter(({ path }) => !path.startsWith('src/server/store/')),
        /^(kysely|pg|better-sqlite3)(\/|$)/,
      ),
    planted: [
      [file('src/server/routes/x.ts', "import { sql } from 'kysely'")],
      [file('src/server/x.ts', "import type { Pool } from 'pg'")],
      [file('src/server/jobs/x.ts', "import 'better-sqlite3'")],
    ],
  },
  {
    says: 'threads are known in one file, src/analysis/worker.ts',
    breaches: (sources) =>
      importing(
        sources.filter(({ path }) => path !== 'src/analysis/worker.ts'),
        /^(node:)?worker_threads$/,
      ),
    planted: [[file('src/server/x.ts', "import { Worker } from 'node:worker_threads'")]],
  },
  {
    says: 'question types and analysis never meet',
    breaches: (sources) =>
      sources
        .filter(({ path }) => path.startsWith('src/analysis/'))
        .flatMap((source) =>
          importsOf(source)
            .filter(({ target = '' }) => /^src\/surveys\/(question-types\/|ask\.ts)/.test(target))
            .map(({ name }) => `${source.path} imports ${name}`),
        ),
    planted: [
      [file('src/analysis/x.ts', "import { questionTypes } from '../surveys/question-types/index.ts'")],
      [file('src/analysis/stats/x.ts', "import { ask } from '../../surveys/ask.ts'")],
    ],
  },
  {
    says: 'surveys and analysis are pure: no clock, randomness, environment',
    breaches: (sources) =>
      matching(
        sources.filter(({ path }) => /^src\/(surveys|analysis)\//.test(path) && !tools.test(path)),
        /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.now\(|\bcrypto\./,
      ),
    planted: [
      [file('src/surveys/x.ts', 'export const now = () => Date.now()')],
      [file('src/analysis/x.ts', 'export const luck = () => Math.random()')],
      [file('src/analysis/x.ts', 'export const home = process.env.HOME')],
    ],
  },
  {
    says: 'nothing imports the tools that are run by hand',
    breaches: (sources) =>
      sources
        .filter(({ path }) => !tools.test(path))
        .flatMap((source) =>
          importsOf(source)
            .filter(({ target = '' }) => tools.test(target))
            .map(({ name }) => `${source.path} imports ${name}`),
        ),
    planted: [[file('src/analysis/text/x.ts', "import { train } from './model/train.ts'")]],
  },
  {
    says: 'there is no any, enum, default export, or class of our own to inherit from',
    breaches: (sources) =>
      matching(
        sources,
        // A class of ours may extend what a library or the language asks to be extended.
        /[:<|&,]\s*any\b(?!\s*[:(])|\bas any\b|\benum \w|\bexport default\b|\bclass \w+ extends (?!Error\b|SqliteAdapter\b)/,
      ),
    planted: [
      [file('src/server/x.ts', 'export function x(y: any) {}')],
      [file('src/server/x.ts', 'export const x = y as any')],
      [file('src/server/x.ts', 'export enum Colour { Red }')],
      [file('src/server/x.ts', 'export default 1')],
      [file('src/server/x.ts', 'class Tea extends Drink {}')],
    ],
  },
  {
    says: 'no file is longer than 300 lines, nine in ten have at most 180, half of them at most 80',
    breaches: (sources) => {
      const kept = sources.filter(({ path }) => !frozen.test(path))
      const tooLong = kept.filter((source) => linesOf(source) > 300)
      return [
        ...tooLong.map(({ path }) => `${path} is longer than 300 lines`),
        ...sizeBreach(kept, 0.9, 180),
        ...sizeBreach(kept, 0.5, 80),
      ]
    },
    planted: [
      [...Array.from({ length: 20 }, () => lines(10)), lines(301)],
      [...Array.from({ length: 8 }, () => lines(10)), lines(200), lines(200)],
      [lines(10), lines(90), lines(90)],
    ],
  },
  {
    says: `no function is longer than ${longestFunction} lines, half of them have at most 10`,
    breaches: (sources) => {
      const functions = sources.filter(({ path }) => !frozen.test(path)).flatMap(functionsOf)
      const sizes = functions.map(({ size }) => size).sort((one, other) => one - other)
      const middle = sizes[sizes.length >> 1] ?? 0
      return [
        ...functions
          .filter(({ size }) => size > longestFunction)
          .map(({ path, line, size }) => `${path}:${line} begins a function of ${size} lines`),
        ...(middle > 10 ? [`half of the functions have ${middle} lines or more`] : []),
      ]
    },
    planted: [
      [file('src/server/x.ts', `function x() {\n${'  y()\n'.repeat(49)}}\n`)],
      [file('src/views/x.tsx', `export function X(props: {\n  y: string\n}) {\n${'  y()\n'.repeat(47)}}\n`)],
      [file('src/server/x.ts', `export const x = async () => {\n${'  y()\n'.repeat(49)}}\n`)],
      [file('src/server/x.ts', `const x = {\n  async handle(c) {\n${'    y()\n'.repeat(49)}  },\n}\n`)],
      [file('src/server/x.ts', `function x() {\n${'  y()\n'.repeat(20)}}\n`)],
    ],
  },
]

describe('the house', () => {
  const sources = read('src')

  test('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(100)
  })

  test('stands as the README says: every file it names is there', () => {
    expect(missing(readFileSync('README.md', 'utf8'))).toEqual([])
    expect(missing('Look into `src/server/nowhere.ts`, `store/db.ts` and `src/views/`.')).toEqual([
      'src/server/nowhere.ts',
    ])
  })

  describe.each(rules)('$says', ({ breaches, planted }) => {
    test('holds', () => {
      expect(breaches(sources)).toEqual([])
    })

    test.each(planted.map((each) => [each[0]?.text.slice(0, 60).replaceAll('\n', ' ') ?? '', each] as const))(
      'would notice: %s',
      (_, each) => {
        expect(breaches(each)).not.toEqual([])
      },
    )
  })
})

function allows(path: string, name: string): boolean {
  const folder = folderOf(path)
  if (folder === 'server' || packages[folder].test(name)) return true
  return packagesOfPlaces.some(([place, allowed]) => path.startsWith(place) && allowed.test(name))
}

function order(folder: Folder): number {
  return folders.indexOf(folder)
}

function folderOf(path: string): Folder {
  const folder = folders.find((each) => path.startsWith(`src/${each}/`))
  if (!folder) throw new Error(`${path} is in none of the folders ${folders.join(', ')}`)
  return folder
}

function sizeBreach(sources: readonly Source[], share: number, most: number): string[] {
  const sizes = sources.map(linesOf).sort((one, other) => one - other)
  const size = sizes[Math.ceil(sizes.length * share) - 1] ?? 0
  return size > most ? [`${share * 100} % of the files reach ${size} lines, more than ${most}`] : []
}

function file(path: string, text: string): Source {
  return { path, text }
}

function lines(count: number): Source {
  return file('src/server/x.ts', 'x\n'.repeat(count))
}

/** Files and folders named between backticks; `store/` stands for the server's. */
function missing(text: string): string[] {
  return [...text.matchAll(/`((?:src|test|store)\/[^`\s]+)`/g)]
    .map(([, path = '']) => path.replace(/^store\//, 'src/server/store/'))
    .filter((path) => !path.startsWith('test/output') && !existsSync(path))
}
