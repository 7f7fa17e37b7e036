import type { TaggedText } from '../../analysis/text/index.ts'
import type { Db } from '../store/db.ts'
import { saveTags } from '../store/mentions.ts'
import { claimTexts, type TextToTag } from '../store/texts.ts'
import { collectTexts } from './collect.ts'
import type { RunningTagger } from '../tagger.ts'
import type { Job } from './index.ts'

const batch = 100
/** How long a claim holds; a node that dies with it gives its texts back by then. */
const holdsFor = 60_000

/** Reads what people said since it last looked, and tags it with the current model. */
export function taggingJob(db: Db, tagger: RunningTagger, clock = Date.now): Job {
  return {
    name: 'tagging',
    rest: 1_000,
    async run() {
      const collected = await collectTexts(db)
      const tagged = await tagSome(db, tagger, clock())
      return collected || tagged
    },
    close: () => tagger.close(),
  }
}

async function tagSome(db: Db, tagger: RunningTagger, now: number): Promise<boolean> {
  const texts = await claimTexts(db, tagger.model, {
    limit: batch,
    now: new Date(now).toISOString(),
    until: new Date(now + holdsFor).toISOString(),
  })
  if (texts.length === 0) return false
  const tags = await tagger.tag(texts.map(({ text }) => text))
  await saveTags(db, tagger.model, pairs(texts, tags))
  return true
}

function pairs(texts: TextToTag[], tags: TaggedText[]): { text: TextToTag; tags: TaggedText }[] {
  if (texts.length !== tags.length) throw new Error('The tagger gave back another number of texts')
  return texts.flatMap((text, at) => (tags[at] ? [{ text, tags: tags[at] }] : []))
}
