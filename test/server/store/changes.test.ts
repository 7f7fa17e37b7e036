import { expect, test } from 'vitest'
import { closeDb, inTransaction, openDb } from '../../../src/server/store/db.ts'
import { changesAfter, lastChange, lastChanges, recordChanges } from '../../../src/server/store/changes.ts'
import { addStudy } from './fixtures.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('changes', (open, store) => {
  test('numbers count up per study from 1', async () => {
    const db = await open()
    const [one, other] = [await addStudy(db), await addStudy(db)]
    const entry = { kind: 'turn', itemId: 'a' } as const
    expect(await inTransaction(db, (trx) => recordChanges(trx, one, [entry, entry]))).toBe(2)
    expect(await inTransaction(db, (trx) => recordChanges(trx, one, [{ ...entry, by: 'erik' }]))).toBe(3)
    expect(await inTransaction(db, (trx) => recordChanges(trx, other, [entry]))).toBe(1)
    expect(await lastChange(db, one)).toBe(3)
    expect((await lastChanges(db)).get(other)).toBe(1)
    expect((await changesAfter(db, one, 1, 10)).map(({ number, by }) => [number, by])).toEqual([
      [2, null],
      [3, 'erik'],
    ])
    expect(await changesAfter(db, one, 1, 1)).toHaveLength(1)
  })

  test('a change that is rolled back leaves no gap', async () => {
    const db = await open()
    const study = await addStudy(db)
    const failing = inTransaction(db, async (trx) => {
      await recordChanges(trx, study, [{ kind: 'turn', itemId: 'a' }])
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    await inTransaction(db, (trx) => recordChanges(trx, study, [{ kind: 'turn', itemId: 'b' }]))
    expect((await changesAfter(db, study, 0, 10)).map(({ number, itemId }) => [number, itemId])).toEqual([
      [1, 'b'],
    ])
  })

  test('a reader that follows several writing processes misses nothing and sees every number in its turn', async () => {
    const db = await open()
    const study = await addStudy(db)
    const url = await store.url()
    const writers = await Promise.all([1, 2, 3, 4].map(() => openDb(url)))
    const each = 60
    let writing = writers.length
    const work = writers.map(async (writer, name) => {
      for (let n = 0; n < each; n++)
        await inTransaction(writer, async (trx) => {
          await recordChanges(trx, study, [{ kind: 'turn', itemId: `${name}.${n}` }])
          // Long enough between number and commit that another process would overtake, were it let.
          await new Promise((resolve) => setTimeout(resolve, n % 4))
        })
      writing--
    })
    const seen: number[] = []
    const follow = async () => {
      for (let last = 0; ; ) {
        const over = writing === 0
        const changes = await changesAfter(db, study, last, 7)
        seen.push(...changes.map(({ number }) => number))
        last = changes.at(-1)?.number ?? last
        if (over && changes.length === 0) return
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await Promise.all([...work, follow()])
    expect(seen).toEqual(Array.from({ length: writers.length * each }, (_, at) => at + 1))
    for (const writer of writers) await closeDb(writer)
  })
})
