import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { once } from './client.ts'
import { type Comparison, compare, type Sent } from './compare.ts'
import { startContender } from './contender.ts'
import { measureReading, type ReadingResult } from './reading.ts'
import { pageRequest, submission } from './requests.ts'
import { type ReadyAnswer, roles } from './roles.ts'
import { measureScale, type ScaleResult } from './scale.ts'
import { measureRules, type RulesResult } from './rules.ts'

const program = fileURLToPath(import.meta.url)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    out: { type: 'string', default: 'test/output/bench.json' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    /** serving, reading, rules, scale, page or insert. */
    only: { type: 'string' },
    profile: { type: 'string' },
  },
})

const goals = {
  'bare page': ['Survey page', 0.7],
  'bare insert': ['Stored submission of 20 answers', 0.5],
} as const

if (values.as) await roles[values.as]?.(positionals[0] ?? '')
else await bench()

/** Everything in one run; what it found is printed and written as JSON. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-bench-'))
  const machine = machineState()
  console.log(
    `Node ${machine.node}, ${machine.cpus} × ${machine.cpu}, load ${machine.load.map((one) => one.toFixed(2)).join(' ')}`,
  )
  const only = (part: string) => values.only === undefined || values.only === part
  try {
    const serving = ['reading', 'rules', 'scale'].includes(values.only ?? '')
      ? undefined
      : await benchServing(folder)
    const reading: ReadingResult[] = []
    for (const count of only('reading') ? [10_000, 100_000] : [])
      reading.push(tell(await measureReading(join(folder, `${count}.db`), count)))
    const rules = only('rules') ? tellRules(measureRules(Number(values.rounds))) : undefined
    const scale = only('scale') ? tellScale(await measureScale(join(folder, 'scale.db'), 5_000)) : undefined
    const result = { machine, loadAfter: loadavg(), ...serving, reading, rules, scale }
    mkdirSync(dirname(values.out), { recursive: true })
    writeFileSync(values.out, `${JSON.stringify(result, null, 2)}\n`)
    console.log(`Written to ${values.out}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchServing(folder: string) {
  const start = { program, profile: values.profile }
  const product = await startContender(start, 'product', join(folder, 'product.db'))
  const { slug = '', surveyId = '' } = product.facts
  const first = await once(product.port, pageRequest(slug))
  const pages = await against('bare page', readyAnswer(first), {
    next: () => pageRequest(slug),
    status: 200,
  })
  const answer = readyAnswer(await once(product.port, submission(slug, surveyId)))
  const submissions = await against(
    'bare insert',
    { file: join(folder, 'bare.db'), answer },
    { next: () => submission(slug, surveyId), status: 303 },
  )
  await product.stop()
  console.log(`First visit: ${first.length} bytes with headers (≤ 14336)`)
  return { firstVisitBytes: first.length, pages, submissions }

  async function against(role: keyof typeof goals, given: unknown, load: Sent) {
    if (values.only && values.only !== 'serving' && !role.includes(values.only)) return undefined
    const bare = await startContender(start, role, JSON.stringify(given))
    const [rounds, milliseconds] = [Number(values.rounds), Number(values.seconds) * 1_000]
    const comparison = await compare(
      { contender: product, load },
      { contender: bare, load },
      rounds,
      milliseconds,
    )
    await bare.stop()
    show(role, comparison)
    return comparison
  }
}

/** The product's answer, for a server that only repeats it. */
function readyAnswer(answer: Buffer): ReadyAnswer {
  const end = answer.indexOf('\r\n\r\n')
  const [start = '', ...lines] = answer.toString('latin1', 0, end).split('\r\n')
  const own = new Set(['date', 'connection', 'keep-alive'])
  const headers = lines
    .map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]) // a header line has both
    .filter(([name]) => !own.has(name.toLowerCase()))
  return {
    status: Number(start.split(' ')[1]),
    headers,
    body: answer.subarray(end + 4).toString('base64'),
  }
}

function show(role: keyof typeof goals, { ours, bare, cpuRatio, rateRatio }: Comparison): void {
  const [name, goal] = goals[role]
  const line = (who: string, one: typeof ours) =>
    `  ${who.padEnd(5)} ${one.cpu.toFixed(0)} µs/request, ${one.perSecond.toFixed(0)}/s, p50 ${one.p50.toFixed(1)} ms, p99 ${one.p99.toFixed(1)} ms${one.failures ? `, ${one.failures} FAILED` : ''}`
  console.log(
    `${name}: ${cpuRatio.toFixed(2)} by processor time, ${rateRatio.toFixed(2)} by rate (goal ${goal})`,
  )
  console.log(`${line('ours', ours)}\n${line('bare', bare)}`)
}

function tell(result: ReadingResult): ReadingResult {
  const { responses, exportMs, bareLoopMs, exportRatio, exportMemoryMb, firstResultMs, resultMs } = result
  console.log(
    `${responses} responses: export ${exportMs.toFixed(0)} ms, bare loop ${bareLoopMs.toFixed(0)} ms: ${exportRatio.toFixed(2)} × (≤ 2), ${exportMemoryMb.toFixed(1)} MB in use at most; a question's result ${resultMs.toFixed(1)} ms after one more answer (< 100), first ${firstResultMs.toFixed(0)} ms`,
  )
  return result
}

function tellRules(result: RulesResult): RulesResult {
  for (const { rule, ours, bare, ratio } of result.rules)
    console.log(
      `${rule}: ${ours.toFixed(0)} ns (< 1000), hand-written ${bare.toFixed(1)} ns: ${ratio.toFixed(1)} ×`,
    )
  console.log(`5,000 rules read and compiled in ${result.reading.toFixed(0)} ms`)
  return result
}

function tellScale(result: ScaleResult): ScaleResult {
  const { questions, checkMs, editorMs, saveMs, firstPageMs, turnMs } = result
  const said = Object.entries({
    check: checkMs,
    editor: editorMs,
    save: saveMs,
    'first page': firstPageMs,
    turn: turnMs,
  })
  console.log(
    `${questions} questions, processor time (each < 200 ms): ${said.map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`).join(', ')}`,
  )
  return result
}

function machineState() {
  const all = cpus()
  return {
    node: process.version,
    cpus: all.length,
    cpu: all[0]?.model ?? 'unknown processor',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: loadavg(),
  }
}
