import { expect, test } from 'vitest'
import { holdStore, isServed } from '../../../src/server/store/running.ts'
import { eachEngine } from '../../setup/stores.ts'

eachEngine('a store', (_open, store) => {
  test('is served as long as any server holds it, and to look disturbs nobody', async () => {
    const url = await store.another()
    expect(await isServed(url)).toBe(false)
    const [one, other] = [await holdStore(url, 'shared'), await holdStore(url, 'shared')]
    expect(await isServed(url)).toBe(true)
    await one()
    expect(await isServed(url)).toBe(true)
    await expect(holdStore(url, 'alone')).rejects.toThrow()
    await other()
    expect(await isServed(url)).toBe(false)
    const restoring = await holdStore(url, 'alone')
    await restoring()
  })
})
