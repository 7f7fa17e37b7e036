import type { FileKind } from './file-kind.ts'

/** Which office document a zip file is, by the names in its list of contents; nothing in it is unpacked. */
export function zipKind(bytes: Uint8Array): FileKind | undefined {
  if (isOpenDocumentText(bytes)) return 'odt'
  const names = namesIn(bytes)
  if (!names?.has('[Content_Types].xml')) return undefined
  // A document that brings programs along is none that we take.
  if ([...names].some((name) => name.endsWith('vbaProject.bin'))) return undefined
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  return names.has('ppt/presentation.xml') ? 'pptx' : undefined
}

/** Its first entry is its media type, not packed, so that it can be read at a fixed place. */
function isOpenDocumentText(bytes: Uint8Array): boolean {
  return latin(bytes, 30, 30 + 8 + 39) === 'mimetypeapplication/vnd.oasis.opendocument.text'
}

const mostEntries = 5_000

/** The names in the list at the end of a zip file; undefined where the list is not what it says. */
function namesIn(bytes: Uint8Array): Set<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfList(view)
  if (end === undefined) return undefined
  const entries = view.getUint16(end + 10, true)
  const names = new Set<string>()
  let at = view.getUint32(end + 16, true)
  if (entries > mostEntries) return undefined
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return undefined
    const length = view.getUint16(at + 28, true)
    names.add(latin(bytes, at + 46, at + 46 + length))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return names
}

/** The record that ends the list stands at the end of the file, before a remark of at most 65,535 bytes. */
function endOfList(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, Math.min(to, from + 1_000)))
}
