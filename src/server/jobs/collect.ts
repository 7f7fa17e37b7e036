import type { Column } from '../../surveys/column.ts'
import type { Survey } from '../../surveys/survey.ts'
import { columnsOf, rowOf } from '../../surveys/table.ts'
import { type Change, changesAfter, lockCounters } from '../store/changes.ts'
import { holdCursor, moveCursor, studiesBehind } from '../store/cursors.ts'
import { type Db, inTransaction, type Trx } from '../store/db.ts'
import { findResponses, type StoredResponse } from '../store/responses.ts'
import { getVersion } from '../store/surveys.ts'
import { findTurnTexts, replaceTexts, type TextToTag } from '../store/texts.ts'

const reader = 'texts'
/** Few enough that whoever wants to save an answer meanwhile does not notice. */
const batch = 200

/** Brings the stored texts up to what people have said by now, one batch; says whether there may be more. */
export async function collectTexts(db: Db): Promise<boolean> {
  const [studyId] = await studiesBehind(db, reader)
  if (!studyId) return false
  await inTransaction(db, async (trx) => {
    // What is taken back meanwhile waits, or its words would come in again behind it.
    await lockCounters(trx, [studyId])
    const after = await holdCursor(trx, reader, studyId)
    const changes = await changesAfter(trx, studyId, after, batch)
    await collectAnswers(trx, studyId, changes)
    await collectTurns(trx, studyId, changes)
    await moveCursor(trx, reader, studyId, changes.at(-1)?.number ?? after)
  })
  return true
}

const answerKinds: readonly string[] = ['response', 'withdrawal']

async function collectAnswers(trx: Trx, studyId: string, changes: readonly Change[]): Promise<void> {
  const touched = changes.filter(({ kind }) => answerKinds.includes(kind))
  const ids = [...new Set(touched.map(({ itemId }) => itemId))]
  const responses: StoredResponse[] = []
  for (const [surveyId, own] of Map.groupBy(touched, (change) => change.surveyId ?? ''))
    responses.push(
      ...(await findResponses(trx, studyId, surveyId, [...new Set(own.map(({ itemId }) => itemId))])),
    )
  const texts: TextToTag[] = []
  for (const response of responses) texts.push(...(await openAnswers(trx, response)))
  await replaceTexts(trx, studyId, ids, texts)
}

/** Trials by the team are nobody's voice, and a draft's questions may still change their meaning. */
async function openAnswers(trx: Trx, response: StoredResponse): Promise<TextToTag[]> {
  const { studyId, surveyId, id, version, mode } = response
  if (mode !== 'live' || version === 0) return []
  const { survey, columns } = await textColumns(trx, surveyId, version)
  const row = rowOf(survey, response, columns)
  return columns.flatMap(({ key }, at) => {
    const text = row[at]
    if (typeof text !== 'string' || text.trim() === '') return []
    return [{ studyId, id: `${id}/${key}`, surveyId, sessionId: null, itemId: id, columnKey: key, text }]
  })
}

/** Published versions never change, so they are read once. */
const versions = new Map<string, { survey: Survey; columns: Column[] }>()

async function textColumns(trx: Trx, surveyId: string, version: number) {
  const key = `${surveyId}/${version}`
  const known = versions.get(key)
  if (known) return known
  const survey = await getVersion(trx, surveyId, version)
  const columns = columnsOf([survey]).filter(({ scale }) => scale === 'text')
  versions.set(key, { survey, columns })
  return { survey, columns }
}

async function collectTurns(trx: Trx, studyId: string, changes: readonly Change[]): Promise<void> {
  const ids = changes
    .filter(({ kind }) => kind === 'turn' || kind === 'participant')
    .map(({ itemId }) => itemId)
  if (ids.length === 0) return
  const { itemIds, texts } = await findTurnTexts(trx, studyId, [...new Set(ids)])
  await replaceTexts(trx, studyId, itemIds, texts)
}
