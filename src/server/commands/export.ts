import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { separatorNamed } from '../../surveys/formats/csv/separator.ts'
import { readConfig } from '../config.ts'
import { csvOf, type ExportOptions, jsonLinesOf } from '../exports.ts'
import { problem } from '../problems.ts'
import { closeDb, openDb } from '../store/db.ts'
import { findSurveyByName } from '../store/surveys.ts'
import type { Args, Command } from './command.ts'
import { wrongUse } from './wrong-use.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write the responses of a survey as CSV, or as JSON lines',
  usage: 'SURVEY [--out FILE] [--partial] [--everything] [--joined] [--ids] [--separator ;]',
  options: {
    out: {
      type: 'string',
      about:
        'Write to this file; JSON lines where its name ends in .jsonl, or with --json where there is no file',
    },
    partial: { type: 'boolean', about: 'Also responses that are not complete' },
    everything: { type: 'boolean', about: 'Also test responses and those left out of results' },
    joined: {
      type: 'boolean',
      about: 'In CSV: several choices together in one cell, not in a column for each',
    },
    ids: { type: 'boolean', about: 'In CSV: name the columns by the questions’ ids, not their words' },
    separator: {
      type: 'string',
      about: 'In CSV: what parts the cells: comma, semicolon, tab or bar; a comma if not told',
    },
  },
  async run(args, io) {
    const [name, ...more] = args.positionals
    if (!name || more.length > 0)
      throw wrongUse('Name one survey by its title, id or link: verbatim export SURVEY.')
    const out = args.text('out')
    const options = optionsOf(args)
    const db = await openDb(readConfig(io.env).databaseUrl)
    try {
      const survey = await findSurveyByName(db, name)
      if (!survey) throw problem('unknownItem', { what: `survey “${name}”` })
      const asJson = out === undefined ? io.json : out.endsWith('.jsonl')
      const pieces = asJson ? jsonLinesOf(db, survey, options) : csvOf(db, survey, options)
      const lines = Readable.from(pieces, { objectMode: true })
      const sink = out === undefined ? io.stdout : createWriteStream(out)
      await pipeline(lines, sink, { end: out !== undefined }).catch(unlessClosed)
      if (out !== undefined)
        io.result({ survey: survey.id, out }, `The responses of “${survey.title}” are in ${out}.`)
      return 0
    } finally {
      await closeDb(db)
    }
  },
}

/** Whoever reads, such as `head`, may have seen enough. */
function unlessClosed(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error
}

const words: Record<string, string> = { comma: ',', semicolon: ';', tab: '\t', bar: '|' }

function optionsOf(args: Args): ExportOptions {
  const given = args.text('separator') ?? ','
  const separator = separatorNamed(words[given] ?? given)
  if (!separator) throw wrongUse('--separator is one of comma, semicolon, tab, bar.')
  return {
    separator,
    several: args.flag('joined') ? 'joined' : 'spread',
    names: args.flag('ids') ? 'ids' : 'titles',
    partial: args.flag('partial'),
    everything: args.flag('everything'),
  }
}
