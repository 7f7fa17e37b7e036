import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { readConfig } from '../config.ts'
import { problem } from '../problems.ts'
import { closeDb, connect } from '../store/db.ts'
import { isEmpty, restoreText } from '../store/restore.ts'
import { holdStore } from '../store/running.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const restore: Command = {
  name: 'restore',
  summary: 'Fill an empty store with a backup, while no server runs on it',
  usage: 'FILE [--replace]',
  options: {
    replace: { type: 'boolean', about: 'Lose what the store holds now and keep what the backup holds' },
  },
  async run(args, io) {
    const [file, ...more] = args.positionals
    if (file === undefined || more.length > 0)
      throw wrongUse('Name the backup to read: verbatim restore tea-2026-11-22.backup')
    await access(file)
    const counts = await fill(readConfig(io.env).databaseUrl, file, args.flag('replace'))
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
    io.result(
      { file, rows: counts },
      `The store holds ${counts.studies ?? 0} studies and ${counts.responses ?? 0} responses now, ${rows} rows in all.`,
    )
    return 0
  },
}

async function fill(databaseUrl: string, file: string, replace: boolean): Promise<Record<string, number>> {
  const release = await holdStore(databaseUrl, 'alone')
  const db = connect(databaseUrl)
  try {
    if (!replace && !(await isEmpty(db))) throw problem('storeInUse')
    return await pipeline(createReadStream(file), createGunzip(), (text) => restoreText(db, text))
  } catch (error) {
    // zlib's own words for a file that is no gzip or was cut off.
    const harmed = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
    throw harmed ? problem('brokenBackup', { why: 'it is damaged or was cut off.' }) : error
  } finally {
    await closeDb(db)
    await release()
  }
}
