import type { Example } from '../../question-type.ts'
import type { FileReference } from '../stored-files.tsx'
import type { Answer, Settings } from './files.tsx'

const picture: FileReference = { id: 'f1', name: 'room.png', type: 'image/png', size: 120_000 }
const letter: FileReference = { id: 'f2', name: 'letter.pdf', type: 'application/pdf', size: 2_000_000 }
const sent = (...files: object[]) => ({ file: files.map((file) => JSON.stringify(file)) })

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { takes: ['pictures', 'documents'], most: 2, megabytes: 10 },
    accepts: [
      { inputs: sent(picture), answer: { files: [picture] } },
      { inputs: sent(picture, letter), answer: { files: [picture, letter] } },
      { inputs: { ...sent(picture, letter), '@press': ['remove f1'] }, answer: { files: [letter] } },
    ],
    rejects: [
      { file: ['room.png'] },
      { file: ['{"id":"f1"}'] },
      { file: ['\0'] },
      sent({ ...picture, id: '../f1' }),
      sent({ ...picture, type: 'text/html' }),
      sent({ ...picture, size: 11_000_000 }),
      sent({ ...picture, size: -1 }),
      sent(picture, picture),
      sent(picture, letter, { ...letter, id: 'f3' }),
      { refused: ['kind program.exe'] },
      { refused: ['size film.mov'] },
      { refused: ['else'] },
    ],
    refuses: [
      'f1',
      ['f1'],
      { files: ['f1'] },
      { files: [{ id: 'f1' }] },
      { files: [{ ...picture, path: '/etc' }] },
      { files: [{ ...picture, type: 'audio/mpeg' }] },
    ],
  },
]
