import { expect, test } from 'vitest'
import { fileName, kindOfFile } from '../../src/surveys/file-kind.ts'
import { mp3, png, zipOf } from '../fixtures/small-files.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const padded = (text: string) => bytes(text + '\0'.repeat(64))
const types = '[Content_Types].xml'

test.each([
  ['png', png],
  ['jpeg', padded('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['gif', padded('GIF89a')],
  ['webp', padded('RIFF\x24\0\0\0WEBPVP8 ')],
  ['heic', padded('\0\0\0\x18ftypheic')],
  ['heic', padded('\0\0\0\x18ftypmif1')],
  ['pdf', bytes('%PDF-1.7\n%\xe2\xe3')],
  ['docx', zipOf(types, 'word/document.xml')],
  ['xlsx', zipOf(types, '_rels/.rels', 'xl/workbook.xml')],
  ['pptx', zipOf(types, 'ppt/presentation.xml')],
  ['odt', zipOf('mimetype=application/vnd.oasis.opendocument.text', 'content.xml')],
  ['text', bytes('name,age\r\nZo\xc3\xab,30\n')],
  ['text', bytes('Z\xfcrich und Gen\xe8ve')],
  ['mp3', mp3],
  ['mp3', padded('ID3\x04')],
  ['aac', padded('\xff\xf1\x50\x80')],
  ['amr', padded('#!AMR\n')],
  ['m4a', padded('\0\0\0\x1cftypM4A ')],
  ['wav', padded('RIFF\x24\0\0\0WAVEfmt ')],
  ['ogg', padded('OggS\0\x02')],
  ['webm', padded('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm')],
  ['mp4', padded('\0\0\0\x20ftypisom')],
  ['mp4', padded('\0\0\0\x20ftypmp42')],
  ['mov', padded('\0\0\0\x14ftypqt  ')],
  ['threegp', padded('\0\0\0\x18ftyp3gp5')],
])('%s is known by its content', (kind, content) => {
  expect(kindOfFile(content)).toBe(kind)
})

test.each([
  ['nothing', bytes('')],
  ['a program', padded('MZ\x90\0\x03')],
  ['another program', padded('\x7fELF\x02')],
  ['any archive', zipOf('readme.txt')],
  ['a document with programs', zipOf(types, 'word/document.xml', 'word/vbaProject.bin')],
  ['an archive whose list is cut off', zipOf(types, 'word/document.xml').slice(0, 60)],
  ['an archive that lies about its list', lying()],
  ['a film of another kind', padded('\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska')],
  ['a text with a NUL', bytes('a\0b')],
  ['a text of UTF-16', bytes('\xff\xfea\0b\0')],
  ['mere noise', new Uint8Array(300).map((_, at) => (at * 151 + 128) % 256)],
])('%s is nothing that people may send', (_, content) => {
  expect(kindOfFile(content)).toBe(undefined)
})

test.each([
  ['photo.PNG', 'png', 'photo.PNG'],
  ['../../etc/passwd', 'text', 'passwd.txt'],
  ['C:\\Users\\Ada\\cv.pdf', 'pdf', 'cv.pdf'],
  ['invoice.exe', 'png', 'invoice.exe.png'],
  ['a\0b\r\n.png', 'png', 'ab.png'],
  ['gpj.\u202eexe.png', 'png', 'gpj.exe.png'],
  ['', 'jpeg', 'file.jpg'],
  ['...', 'jpeg', 'file.jpg'],
  ['.png', 'png', 'png.png'],
  ['\ud800.png', 'png', '\ufffd.png'],
  [`${'語'.repeat(300)}.png`, 'png', `${'語'.repeat(80)}.png`],
] as const)('the name %j of a %s is kept as %j', (written, kind, kept) => {
  expect(fileName(written, kind)).toBe(kept)
})

function lying(): Uint8Array {
  const zip = zipOf(types, 'word/document.xml')
  const view = new DataView(zip.buffer)
  view.setUint16(zip.length - 12, 0xffff, true)
  view.setUint32(zip.length - 6, 0xfffffff0, true)
  return zip
}
