import { expect, test } from 'vitest'
import { inTransaction, openSnapshot } from '../../../src/server/store/db.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('the store', (open) => {
  const setting = (key: string, value = '') => ({ key, value })

  test('refuses a text with the character NUL, in a row as in a condition, and says so', async () => {
    const db = await open()
    const insert = db.insertInto('settings').values(setting('a\0b')).execute()
    await expect(insert).rejects.toMatchObject({ kind: 'nulInText', status: 422 })
    const find = db.selectFrom('settings').selectAll().where('key', '=', '\0').execute()
    await expect(find).rejects.toMatchObject({ kind: 'nulInText' })
  })

  test('keeps nothing of a transaction that fails, and goes on', async () => {
    const db = await open()
    const failing = inTransaction(db, async (trx) => {
      await trx.insertInto('settings').values(setting('lost')).execute()
      await trx.insertInto('settings').values(setting('lost')).execute()
    })
    await expect(failing).rejects.toThrow(/unique/i)
    await db.insertInto('settings').values(setting('kept')).execute()
    const rows = await db.selectFrom('settings').select('key').where('key', 'in', ['lost', 'kept']).execute()
    expect(rows).toEqual([{ key: 'kept' }])
  })

  test('a transaction within another is part of it', async () => {
    const db = await open()
    const failing = inTransaction(db, async (outer) => {
      await inTransaction(outer, (inner) => inner.insertInto('settings').values(setting('inner')).execute())
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await db.selectFrom('settings').selectAll().where('key', '=', 'inner').execute()).toEqual([])
  })

  test('transactions that begin together do not mix', async () => {
    const db = await open()
    await db.insertInto('settings').values(setting('count', '0')).execute()
    const addOne = () =>
      inTransaction(db, async (trx) => {
        const count = trx.selectFrom('settings').select('value').where('key', '=', 'count')
        // Locks the row, where the engine knows such locks.
        await trx
          .updateTable('settings')
          .set(({ ref }) => ({ value: ref('value') }))
          .where('key', '=', 'count')
          .execute()
        const { value } = await count.executeTakeFirstOrThrow()
        await trx
          .updateTable('settings')
          .set({ value: String(Number(value) + 1) })
          .where('key', '=', 'count')
          .execute()
      })
    await Promise.all(Array.from({ length: 25 }, addOne))
    const { value } = await db
      .selectFrom('settings')
      .select('value')
      .where('key', '=', 'count')
      .executeTakeFirstOrThrow()
    expect(value).toBe('25')
  })

  test('who reads outside a transaction does not wait for it and does not see into it', async () => {
    const db = await open()
    await inTransaction(db, async (trx) => {
      await trx.insertInto('settings').values(setting('unseen')).execute()
      expect(await db.selectFrom('settings').select('key').where('key', '=', 'unseen').execute()).toEqual([])
    })
    expect(await db.selectFrom('settings').select('key').where('key', '=', 'unseen').execute()).toHaveLength(
      1,
    )
  })

  test('a snapshot stays as it was while others write', async () => {
    const db = await open()
    const snapshot = await openSnapshot(db)
    const seen = () => snapshot.selectFrom('settings').select('key').where('key', '=', 'later').execute()
    expect(await seen()).toEqual([])
    await db.insertInto('settings').values(setting('later')).execute()
    expect(await seen()).toEqual([])
    await snapshot.rollback().execute()
    expect(await db.selectFrom('settings').select('key').where('key', '=', 'later').execute()).toHaveLength(1)
  })
})
