import type { Example } from '../../question-type.ts'
import type { FileReference } from '../stored-files.tsx'
import type { Answer, Settings } from './signature.tsx'

const drawn: FileReference = { id: 'f1', name: 'signature.png', type: 'image/png', size: 9_000 }
const sent = (...files: object[]) => ({ file: files.map((file) => JSON.stringify(file)) })

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { drawn: true },
    accepts: [
      { inputs: { name: [' Zoë Müller '] }, answer: { name: 'Zoë Müller' } },
      { inputs: sent(drawn), answer: { files: [drawn] } },
      { inputs: { name: ['Zoë'], ...sent(drawn) }, answer: { name: 'Zoë', files: [drawn] } },
    ],
    rejects: [
      { name: ['Z\0'] },
      { name: ['Z'.repeat(201)] },
      { name: ['Zoë', 'Ada'] },
      sent({ ...drawn, type: 'application/pdf' }),
      sent({ ...drawn, size: 6_000_000 }),
      { refused: ['kind page.html'] },
    ],
    refuses: ['Zoë', { name: 1 }, { files: [drawn, drawn] }, { files: [{ ...drawn, type: 'audio/mpeg' }] }],
    reads: [{ cell: 'Zoë Müller', answer: { name: 'Zoë Müller' } }],
  },
  {
    settings: { drawn: false },
    accepts: [{ inputs: { name: ['Zoë'] }, answer: { name: 'Zoë' } }],
    rejects: [{ ...sent(drawn) }],
    refuses: [{ files: [drawn] }],
  },
]
