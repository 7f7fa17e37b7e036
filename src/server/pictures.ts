import { kindOfFile, fileKinds } from '../surveys/file-kind.ts'
import { decodeText } from '../surveys/formats/csv/decode.ts'
import type { FormError } from './editing/draft.ts'
import type { Form, Upload } from './forms.ts'
import type { Db } from './store/db.ts'
import { saveFile, type StoredFile } from './store/files.ts'

const mostBytes = 1 << 20
const kinds = new Set<string>(['png', 'jpeg', 'webp', 'gif'])

export const pictureRule = 'A picture is PNG, JPEG, WebP or GIF and at most 1 MB'

/** Stores a picture for a survey's respondents; undefined for anything else, told from the content. */
export async function storePicture(
  db: Db,
  { studyId, surveyId }: { studyId: string; surveyId: string },
  { name, bytes }: Upload,
): Promise<StoredFile | undefined> {
  const kind = bytes.length > mostBytes ? undefined : kindOfFile(bytes)
  if (kind === undefined || !kinds.has(kind)) return undefined
  const { mediaType } = fileKinds[kind]
  const about = { studyId, surveyId, name: name.toWellFormed().replaceAll('\0', '').slice(0, 300), mediaType }
  return saveFile(db, about, oneChunk(bytes))
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/**
 * What was uploaded with a question's settings, as inputs: for a picture the id it is stored under, for any other file
 * its text.
 */
export async function uploadedInputs(
  db: Db,
  survey: { studyId: string; surveyId: string },
  form: Form,
): Promise<{ inputs: Map<string, string>; errors: FormError[] }> {
  const inputs = new Map<string, string>()
  const errors: FormError[] = []
  for (const name of form.uploadNames()) {
    const upload = form.file(name)
    if (!upload || upload.bytes.length === 0) continue
    if (!name.startsWith('s.picture.')) {
      inputs.set(name, decodeText(upload.bytes).text)
      continue
    }
    const stored = await storePicture(db, survey, upload)
    if (stored) inputs.set(name, stored.id)
    else errors.push({ field: 's', message: `${pictureRule}; “${upload.name.slice(0, 100)}” is not` })
  }
  return { inputs, errors }
}
