import type { Readable, Writable } from 'node:stream'
import { parseArgs } from 'node:util'
import { WrongSetting } from '../config.ts'
import { Problem } from '../problems.ts'
import type { Args, Command, Io } from './command.ts'
import { commands } from './index.ts'
import { WrongUse, wrongUse } from './wrong-use.ts'

interface Streams {
  env: Record<string, string | undefined>
  stdin: Readable
  stdout: Writable
  stderr: Writable
}

/** Runs what the command line asks for and gives the exit status: 0 done, 1 could not, 2 called in a wrong way. */
export async function runCommand(words: string[], streams: Streams): Promise<number> {
  const json = words.includes('--json')
  try {
    const [name = 'help', ...rest] = words
    if (['help', '--help', '-h'].includes(name)) return help(rest, streams.stdout)
    const command = find(name)
    if (rest.includes('--help') || rest.includes('-h')) return help(words, streams.stdout)
    return await command.run(read(command, rest), talk(streams, json))
  } catch (error) {
    return explain(error, json, streams.stderr)
  }
}

function help(words: string[], stdout: Writable): number {
  const [name, ...more] = words.filter((word) => !word.startsWith('-'))
  const command = name === undefined ? undefined : find(name)
  stdout.write(command ? (command.help?.(more) ?? helpOn(command)) : overview())
  return 0
}

function overview(): string {
  const width = Math.max(...commands.map((command) => command.name.length)) + 2
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`)
  return `Usage: verbatim COMMAND …\n\n${lines.join('\n')}\n\n“verbatim COMMAND --help” tells more about one. Commands use DATABASE_URL, else data/verbatim.db.\n`
}

function helpOn({ name, summary, usage, options }: Command): string {
  const shown = Object.entries(options).map(
    ([key, { type, about }]) => [`--${key}${type === 'string' ? ' …' : ''}`, about] as const,
  )
  const all = [...shown, ['--json', 'Give the result as JSON'] as const]
  const width = Math.max(...all.map(([key]) => key.length)) + 2
  const lines = all.map(([key, about]) => `  ${key.padEnd(width)}${about}`)
  return `Usage: verbatim ${`${name} ${usage}`.trim()}\n\n${summary}\n\n${lines.join('\n')}\n`
}

function find(name: string): Command {
  const command = commands.find((each) => each.name === name)
  if (!command) throw wrongUse(`There is no command “${name}”. “verbatim help” lists them all.`)
  return command
}

function read({ name, options }: Command, words: string[]): Args {
  const { values, positionals } = parse(name, options, words)
  return {
    positionals,
    text: (option) => listOf(values[option]).at(-1),
    all: (option) => listOf(values[option]),
    flag: (option) => values[option] === true,
  }
}

function parse(
  name: string,
  options: Command['options'],
  words: string[],
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        ...Object.fromEntries(
          Object.entries(options).map(([key, { type, multiple = false }]) => [key, { type, multiple }]),
        ),
        json: { type: 'boolean' as const },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error)
    throw wrongUse(`${reason}. “verbatim ${name} --help” shows how it is called.`)
  }
}

function listOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === 'string')
}

function talk(streams: Streams, json: boolean): Io {
  return {
    ...streams,
    json,
    result(value, text) {
      streams.stdout.write(json ? `${JSON.stringify(value)}\n` : text.endsWith('\n') ? text : `${text}\n`)
    },
    say(line) {
      if (!json) streams.stderr.write(`${line}\n`)
    },
  }
}

function explain(error: unknown, json: boolean, stderr: Writable): number {
  const { name, message, details } = inWords(error)
  if (json) stderr.write(`${JSON.stringify({ error: name, message, details })}\n`)
  else
    stderr.write(
      `${[message, ...Object.entries(details).map(([where, what]) => `  ${where}: ${what}`)].join('\n')}\n`,
    )
  return error instanceof WrongUse || error instanceof WrongSetting ? 2 : 1
}

const systemWords: Record<string, string> = {
  ENOENT: 'There is no file',
  EACCES: 'We may not open',
  EISDIR: 'This is a folder, not a file:',
  EADDRINUSE: 'Something else already listens on this port; set PORT to another one. Address:',
}

function inWords(error: unknown): { name: string; message: string; details: Record<string, string> } {
  if (error instanceof WrongUse || error instanceof WrongSetting)
    return { name: error.name, message: error.message, details: {} }
  if (error instanceof Problem) return { name: error.kind, message: error.message, details: error.details }
  if (error instanceof Error && 'code' in error && String(error.code) in systemWords) {
    const where = 'path' in error ? error.path : 'port' in error ? error.port : error.message
    return {
      name: String(error.code),
      message: `${systemWords[String(error.code)]} ${String(where)}`,
      details: {},
    }
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { name: 'defect', message: stack, details: {} }
}
