import type { Example } from '../../question-type.ts'
import type { FileReference } from '../stored-files.tsx'
import type { Answer, Settings } from './recording.tsx'

const voice: FileReference = { id: 'f1', name: 'answer.webm', type: 'video/webm', size: 300_000 }
const again: FileReference = { id: 'f2', name: 'answer.m4a', type: 'audio/mp4', size: 200_000 }
const sent = (...files: object[]) => ({ file: files.map((file) => JSON.stringify(file)) })

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { media: 'audio', seconds: 60, written: true },
    accepts: [
      { inputs: sent(voice), answer: { files: [voice] } },
      { inputs: { text: [' The doors\r\nsqueak '] }, answer: { files: [], text: 'The doors\nsqueak' } },
      { inputs: sent(voice, again), answer: { files: [again] } },
      {
        inputs: { ...sent(voice), text: ['And it is cold'] },
        answer: { files: [voice], text: 'And it is cold' },
      },
    ],
    rejects: [
      sent({ ...voice, type: 'image/png' }),
      sent({ ...voice, size: 26_000_000 }),
      { text: ['a\0b'] },
      { text: ['x'.repeat(20_001)] },
      { refused: ['kind song.exe'] },
    ],
    refuses: [
      'text',
      { text: 'x' },
      { files: [voice, again] },
      { files: [{ ...voice, type: 'text/plain' }] },
    ],
    reads: [{ cell: 'The doors squeak', answer: { files: [], text: 'The doors squeak' } }],
  },
  {
    settings: { media: 'video', seconds: 30, written: false },
    accepts: [{ inputs: sent(voice), answer: { files: [voice] } }],
    rejects: [sent(again), { ...sent(voice), text: ['x'] }],
    refuses: [{ files: [voice], text: 'x' }],
  },
]
