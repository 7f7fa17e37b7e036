import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { decodeText, type Encoding } from '../../surveys/formats/csv/decode.ts'
import { separatorOf } from '../../surveys/formats/csv/separator.ts'

/** The rows of a CSV file one after the other, its heading first; however large, little of it is in memory. */
export async function* rowsOf(file: string): AsyncGenerator<string[]> {
  const start = await beginning(file)
  const encoding = await encodingOf(file, start)
  const text = decodeText(start).text
  const { separator, named } = separatorOf(text)
  const parser = parse({
    delimiter: separator,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    ...(named && { from_line: 2 }),
  })
  // A failure on the way ends the parser with it, and so reaches whoever reads below.
  pipeline(createReadStream(file), iconv.decodeStream(encoding), parser, () => {})
  // Without `columns` csv-parse gives each row as a list of its cells.
  for await (const row of parser) yield row as string[]
}

async function beginning(file: string): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(262_144), 0, 262_144, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** As for imports, but a large file is looked through for the first sign that it is no UTF-8. */
async function encodingOf(file: string, start: Uint8Array): Promise<Encoding> {
  const { encoding } = decodeText(start)
  if (encoding.startsWith('utf-16')) return encoding
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    // A stream without an encoding gives bytes.
    for await (const piece of createReadStream(file)) decoder.decode(piece as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'
    throw error
  }
}
