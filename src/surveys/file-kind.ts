import { zipKind } from './zip-kind.ts'

/** Kinds of files that people may send, told from their content; a name or a browser may say anything. */
export const fileKinds = {
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { mediaType: 'image/webp', endings: ['webp'] },
  gif: { mediaType: 'image/gif', endings: ['gif'] },
  heic: { mediaType: 'image/heic', endings: ['heic', 'heif'] },
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'] },
  pptx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
  },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  text: { mediaType: 'text/plain', endings: ['txt', 'csv', 'tsv', 'md', 'log'] },
  mp3: { mediaType: 'audio/mpeg', endings: ['mp3'] },
  m4a: { mediaType: 'audio/mp4', endings: ['m4a'] },
  aac: { mediaType: 'audio/aac', endings: ['aac'] },
  amr: { mediaType: 'audio/amr', endings: ['amr'] },
  wav: { mediaType: 'audio/wav', endings: ['wav'] },
  ogg: { mediaType: 'audio/ogg', endings: ['ogg', 'oga', 'opus', 'ogv'] },
  webm: { mediaType: 'video/webm', endings: ['webm', 'weba'] },
  mp4: { mediaType: 'video/mp4', endings: ['mp4', 'm4v', 'm4a'] },
  mov: { mediaType: 'video/quicktime', endings: ['mov', 'qt'] },
  threegp: { mediaType: 'video/3gpp', endings: ['3gp', '3gpp'] },
} as const satisfies Record<string, { mediaType: string; endings: readonly [string, ...string[]] }>

export type FileKind = keyof typeof fileKinds

/** What a file is, by its content; undefined where it is nothing that people may send. Nothing is unpacked. */
export function kindOfFile(bytes: Uint8Array): FileKind | undefined {
  for (const { kind, at = 0, sign } of signs) if (latin(bytes, at, at + sign.length) === sign) return kind
  const head = latin(bytes, 0, 12)
  if (/^RIFF[\s\S]{4}WAVE/.test(head)) return 'wav'
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp'
  if (head.slice(4, 8) === 'ftyp') return brands[head.slice(8, 12).toLowerCase()] ?? isoKind(head)
  if (head.startsWith('\x1a\x45\xdf\xa3')) return latin(bytes, 0, 64).includes('webm') ? 'webm' : undefined
  if (isMpegFrame(bytes)) return 'mp3'
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'aac'
  if (head.startsWith('PK\x03\x04')) return zipKind(bytes)
  return isText(bytes) ? 'text' : undefined
}

/** A name that any system can keep: no folders, no signs that hide, and an ending that fits the content. */
export function fileName(written: string, kind: FileKind): string {
  const last = written.split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029"<>:|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const [, stem = plain, ending = ''] = /^(.*)\.([^.]{1,8})$/.exec(plain) ?? []
  const { endings } = fileKinds[kind]
  const fits = endings.some((one) => one === ending.toLowerCase())
  const short = [...(fits ? stem : plain)].slice(0, 80).join('') || 'file'
  return `${short}.${fits ? ending : endings[0]}`
}

const signs: { kind: FileKind; at?: number; sign: string }[] = [
  { kind: 'png', sign: '\x89PNG\r\n\x1a\n' },
  { kind: 'jpeg', sign: '\xff\xd8\xff' },
  { kind: 'gif', sign: 'GIF87a' },
  { kind: 'gif', sign: 'GIF89a' },
  { kind: 'pdf', sign: '%PDF-' },
  { kind: 'mp3', sign: 'ID3' },
  { kind: 'ogg', sign: 'OggS' },
  { kind: 'amr', sign: '#!AMR' },
]

/** The main brand of a file of the ISO family. */
const brands: Readonly<Record<string, FileKind>> = {
  heic: 'heic',
  heix: 'heic',
  heif: 'heic',
  mif1: 'heic',
  'm4a ': 'm4a',
  'm4b ': 'm4a',
  'qt  ': 'mov',
}

function isoKind(head: string): FileKind | undefined {
  const brand = head.slice(8, 12).toLowerCase()
  if (brand.startsWith('3g')) return 'threegp'
  return /^(iso[m2-9]|mp4[12]|avc1|dash|m4v |msnv|mmp4|f4v )$/.test(brand) ? 'mp4' : undefined
}

/** The head of an MPEG layer III frame, with a bit rate and a sampling rate that exist. */
function isMpegFrame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  const isLayer3 = first === 0xff && (second & 0xe6) === 0xe2 && (second & 0x18) !== 0x08
  return isLayer3 && third >> 4 !== 15 && third >> 4 !== 0 && (third & 0x0c) !== 0x0c
}

/** UTF-8, else an older encoding of Latin letters: no signs that only steer a machine. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false
  let high = 0
  for (const byte of bytes) {
    if (byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13))
      return false
    if (byte >= 0x80) high++
  }
  if (high === 0) return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return high < bytes.length * 0.3
  }
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
