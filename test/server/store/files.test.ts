import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { getFile, listFiles, readFileBytes, removeFile, saveFile } from '../../../src/server/store/files.ts'
import { eachEngine } from '../../setup/stores.ts'
import { addStudy } from './fixtures.ts'

eachEngine('files', (open) => {
  const about = { name: 'talk.vtt', mediaType: 'text/vtt' }

  test('a file comes back byte for byte, in chunks, with its hash', async () => {
    const db = await open()
    const studyId = await addStudy(db)
    const bytes = randomBytes(700_001)
    const file = await saveFile(db, { studyId, ...about }, inPieces(bytes, 70_000))
    expect(file).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
    expect(await getFile(db, studyId, file.id)).toEqual(file)
    const chunks: Uint8Array[] = []
    for await (const chunk of readFileBytes(db, file)) chunks.push(chunk)
    expect(chunks.map(({ length }) => length)).toEqual([262_144, 262_144, 175_713])
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
  })

  test('an empty file is a file', async () => {
    const db = await open()
    const studyId = await addStudy(db)
    const file = await saveFile(db, { studyId, ...about }, inPieces(Buffer.alloc(0), 1))
    expect(file.size).toBe(0)
    for await (const _ of readFileBytes(db, file)) throw new Error('There is nothing to read')
    expect(await listFiles(db, studyId)).toEqual([file])
  })

  test('an upload that breaks off leaves nothing behind', async () => {
    const db = await open()
    const studyId = await addStudy(db)
    async function* breaking() {
      yield randomBytes(300_000)
      expect(await listFiles(db, studyId)).toEqual([])
      throw new Error('gone')
    }
    await expect(saveFile(db, { studyId, ...about }, breaking())).rejects.toThrow('gone')
    expect(await db.selectFrom('files').select('id').where('study_id', '=', studyId).execute()).toEqual([])
  })

  test('another study can neither see nor remove a file; its own takes the chunks along', async () => {
    const db = await open()
    const studyId = await addStudy(db)
    const file = await saveFile(db, { studyId, ...about }, inPieces(randomBytes(10), 10))
    const other = await addStudy(db)
    await expect(getFile(db, other, file.id)).rejects.toMatchObject({ kind: 'unknownItem' })
    await expect(removeFile(db, other, file.id)).rejects.toMatchObject({ kind: 'unknownItem' })
    await removeFile(db, studyId, file.id)
    expect(
      await db.selectFrom('file_chunks').select('position').where('file_id', '=', file.id).execute(),
    ).toEqual([])
  })
})

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
