import type { Context } from 'hono'
import type { Wave } from '../surveys/person.ts'
import type { App, Env } from './route.ts'
import { getWave } from './store/waves.ts'

/** The wave that `?wave=` names; none where it is empty. */
export async function waveAsked({ db }: App, c: Context<Env>, study: string): Promise<Wave | undefined> {
  const id = c.req.query('wave')
  return id ? getWave(db, study, id) : undefined
}
