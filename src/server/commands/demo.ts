import { readConfig } from '../config.ts'
import { createDemo } from '../demo/index.ts'
import { closeDb, openDb } from '../store/db.ts'
import { listStudies, removeStudy } from '../store/studies.ts'
import type { Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'Make an invented study to look around in, or remove it',
  usage: '[--remove]',
  options: { remove: { type: 'boolean', about: 'Remove the demo study and everything in it' } },
  async run(args, io) {
    if (args.positionals.length > 0) throw wrongUse('Write “verbatim demo” or “verbatim demo --remove”.')
    const db = await openDb(readConfig(io.env).databaseUrl)
    try {
      if (!args.flag('remove')) {
        const { id, title } = await createDemo(db)
        io.result({ study: id, title }, `The demo study “${title}” is there: open /studies/${id}`)
        return 0
      }
      const demos = await listStudies(db, undefined)
      for (const { id } of demos) await removeStudy(db, id)
      io.result(
        { removed: demos.length },
        demos.length > 0 ? 'The demo study is gone.' : 'There was no demo study.',
      )
      return 0
    } finally {
      await closeDb(db)
    }
  },
}
