/**
 * Makes the weights of the fast model from the training texts and prints how good it is on texts it never saw.
 * Run it from the repository's root: `npx node src/analysis/text/model/train.ts ../shared/data/text`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { linearTagger } from '../linear.ts'
import { writeWeights } from '../weights.ts'
import { calibrate } from './calibrate.ts'
import { readCorpus, readJudged } from './corpus.ts'
import { measure } from './measure.ts'
import { teach } from './teach.ts'

const folder = process.argv[2]
if (!folder) throw new Error('Name the folder of the training texts: node …/train.ts ../shared/data/text')

const corpus = readCorpus(folder)
const judged = readJudged(folder)
const began = Date.now()
const trial = teach(
  corpus.filter(({ part }) => part > 1),
  judged.filter(({ part }) => part > 1),
)
const temperatures = calibrate(
  trial,
  corpus.filter(({ part }) => part === 1),
)
const weights = teach(
  corpus.filter(({ part }) => part > 0),
  judged.filter(({ part }) => part > 0),
)
// The keys are names of heads.
for (const [name, temperature] of Object.entries(temperatures))
  weights.heads[name as keyof typeof temperatures].temperature = temperature
const bytes = writeWeights(weights)
const file = new URL('weights.bin.br', import.meta.url)
writeFileSync(
  file,
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 },
  }),
)
const figures = await measure(
  linearTagger(bytes),
  corpus.filter(({ part }) => part === 0),
  judged.filter(({ part }) => part === 0),
)
const size = readFileSync(file).length
process.stdout.write(
  `${JSON.stringify({ temperatures, seconds: Math.round((Date.now() - began) / 1000), size, ...figures }, undefined, 1)}\n`,
)
