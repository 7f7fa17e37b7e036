import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** A file of the sources: its path from the project's folder, and its text. */
export interface Source {
  path: string
  text: string
}

export function read(folder: string): Source[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return read(path)
    return /\.tsx?$/.test(entry.name)
      ? [{ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }]
      : []
  })
}

/** Every module named: by import, export … from, or import(). `target` is the file, undefined for a package. */
export function importsOf({ path, text }: Source): { name: string; target: string | undefined }[] {
  const named = /(?:\bfrom\s+|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return [...withoutComments(text).matchAll(named)].map(([, , name = '']) => ({
    name,
    target: name.startsWith('.') ? posix.join(posix.dirname(path), name) : undefined,
  }))
}

export function importing(sources: readonly Source[], packages: RegExp): string[] {
  return sources.flatMap((source) =>
    importsOf(source)
      .filter(({ name }) => packages.test(name))
      .map(({ name }) => `${source.path} imports ${name}`),
  )
}

export function matching(sources: readonly Source[], words: RegExp): string[] {
  return sources.flatMap(({ path, text }) =>
    withoutStrings(withoutComments(text))
      .split('\n')
      .filter((line) => words.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|[\s;{(,])\/\/.*$/gm, '')
}

function withoutStrings(text: string): string {
  return text.replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|>[^<>{}=()]*</g, "''")
}

export function linesOf({ text }: Source): number {
  return text.replace(/\n$/, '').split('\n').length
}

/** Where a function may begin; what a formatter wrote ends where a line is indented no deeper than the beginning. */
const functionStart =
  /^\s*(?:export )?(?:async )?function\b|=>\s*[({]?$|^\s+(?:private )?(?:async )?\*?(?!if|for|while|switch|return|catch|await)\w+(?:<[^>]*>)?\(.*\).*\{$|^\s+(?:private )?(?:async )?\w+\($/

export function functionsOf({ path, text }: Source): { path: string; line: number; size: number }[] {
  const all = text.split('\n')
  return all.flatMap((start, at) => {
    if (!functionStart.test(start)) return []
    const depth = indent(start)
    let end = at + 1
    // Parameters over several lines close with a line of their own, before the body.
    while (end < all.length && (all[end] === '' || indent(all[end]) > depth || opensBody(all[end]))) end++
    return [{ path, line: at + 1, size: end - at + 1 }]
  })
}

function indent(line = ''): number {
  return line.length - line.trimStart().length
}

function opensBody(line = ''): boolean {
  return /^\s*[)}].*(?:\{|=>|=> \()$/.test(line)
}
