import type { Readable, Writable } from 'node:stream'

/** One verb of the command line; every file in this folder exports one, and index.ts lists them. */
export interface Command {
  name: string
  /** One line, said in `verbatim help`. */
  summary: string
  /** What follows the name: `FILE.csv [--study TITLE]`. */
  usage: string
  options: Record<string, CommandOption>
  /** A help of its own for what follows the name, where it has one. */
  help?(words: string[]): string | undefined
  /** The exit status. Throw `wrongUse` for a wrong call, a problem for what we can explain. */
  run(args: Args, io: Io): Promise<number>
}

export interface CommandOption {
  type: 'string' | 'boolean'
  about: string
  /** May be given several times. */
  multiple?: boolean
}

export interface Args {
  positionals: string[]
  text(option: string): string | undefined
  all(option: string): string[]
  flag(option: string): boolean
}

export interface Io {
  env: Record<string, string | undefined>
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Asked with `--json`, which every command understands. */
  json: boolean
  /** Prints the result: as JSON where asked, else as the text for people. */
  result(value: unknown, text: string): void
  /** A line to people on stderr: progress and hints, silent with `--json`. */
  say(line: string): void
}
