import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { TaggedText, Tagger } from '../analysis/text/index.ts'
import { readWeights } from '../analysis/text/weights.ts'
import { startThread } from '../analysis/worker.ts'
import { projectFolder } from './assets.ts'

export interface RunningTagger extends Tagger {
  close(): Promise<void>
}

/** For a batch, then for one text alone, in milliseconds. */
const patience = { batch: 30_000, text: 5_000 }

/** The product's own model, at work in a thread of its own. */
export function startTagger(): RunningTagger {
  const weights = new Uint8Array(
    brotliDecompressSync(readFileSync(join(projectFolder(), 'src/analysis/text/model/weights.bin.br'))),
  )
  const thread = startThread('tag', weights)
  return {
    model: readWeights(weights).name,
    async tag(texts) {
      try {
        return await thread.ask(texts, patience.batch)
      } catch (error) {
        const tagged = await oneByOne(texts)
        // Where it cannot read a plain word either, it is not the texts that are to blame.
        const works = await thread.ask(['fine'], patience.text).catch(() => undefined)
        if (!works) throw error
        return tagged
      }
    },
    close: () => thread.close(),
  }

  /** One text that breaks the model must not keep the others from being read. */
  async function oneByOne(texts: string[]): Promise<TaggedText[]> {
    const tagged: TaggedText[] = []
    for (const text of texts)
      tagged.push(...(await thread.ask([text], patience.text).catch(() => [unreadable])))
    return tagged
  }
}

const unreadable: TaggedText = {
  language: 'und',
  sentiment: 0,
  polarity: 'neutral',
  confidence: 0,
  mentions: [],
  skipped: 'The model could not read it in time.',
}
