import type { Trx } from './db.ts'
import { listStudies, type Study } from './studies.ts'

/** The demo study, if there is one; until this transaction ends nobody else can ask, so that only one is ever made. */
export async function holdDemo(trx: Trx): Promise<Study | undefined> {
  await trx
    .insertInto('settings')
    .values({ key: 'demo', value: 'held' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'held' }))
    .execute()
  const [demo] = await listStudies(trx, undefined)
  return demo
}
