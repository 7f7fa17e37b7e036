import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { readConfig } from '../config.ts'
import { problem } from '../problems.ts'
import { backupLines } from '../store/backup.ts'
import { closeDb, connect, fileOf, isPostgres } from '../store/db.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const backup: Command = {
  name: 'backup',
  summary: 'Write everything in the store to one file, also while the server runs',
  usage: 'FILE',
  options: {},
  async run(args, io) {
    const [file, ...more] = args.positionals
    if (file === undefined || more.length > 0)
      throw wrongUse('Name one file to write: verbatim backup tea-2026-11-22.backup')
    if (existsSync(file)) throw wrongUse(`There is a file ${file} already. Choose another name.`)
    const { databaseUrl } = readConfig(io.env)
    if (!isPostgres(databaseUrl) && !existsSync(fileOf(databaseUrl)))
      throw problem('storeMissing', { place: databaseUrl })
    await write(databaseUrl, file)
    const { size } = await stat(file)
    io.result({ file, size }, `Everything is in ${file} now (${Math.ceil(size / 1_000)} kB).`)
    return 0
  },
}

/** Under another name until it is whole, so that a file with the wanted name is one that can be restored. */
async function write(databaseUrl: string, file: string): Promise<void> {
  const partial = `${file}.partial`
  const db = connect(databaseUrl)
  try {
    await pipeline(backupLines(db, new Date()), createGzip(), createWriteStream(partial, { flush: true }))
    await rename(partial, file)
  } finally {
    await rm(partial, { force: true })
    await closeDb(db)
  }
}
