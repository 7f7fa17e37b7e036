import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './matrix-set.tsx'

const rows = [
  { id: 'phone', label: { en: 'Phone', de: 'Telefon' } },
  { id: 'radio', label: { en: 'Radio' } },
]

const options = [
  { id: 'news', label: { en: 'News', de: 'Nachrichten' } },
  { id: 'music', label: { en: 'Music, films' } },
  { id: 'none', label: { en: 'None of these' }, kind: 'none' as const },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, options },
    accepts: [
      {
        inputs: { radio: ['none'], phone: ['music', 'news'] },
        answer: { rows: { phone: ['news', 'music'], radio: ['none'] } },
      },
      { inputs: { radio: ['music'] }, answer: { rows: { radio: ['music'] } } },
    ],
    rejects: [
      { phone: ['none', 'news'] },
      { phone: ['news', 'news'] },
      { radio: ['games'] },
      { radio: ['news\0'] },
      { '': ['news'] },
    ],
    refuses: [
      { phone: ['news'] },
      { rows: { phone: 'news' } },
      { rows: { phone: [['news']] } },
      { rows: { tv: ['news'] } },
      { rows: [['news']] },
    ],
    reads: [
      {
        cell: 'Telefon: Nachrichten; Music, films; Radio: none',
        answer: { rows: { phone: ['news', 'music'], radio: ['none'] } },
      },
    ],
  },
  {
    settings: { rows, options, every: true, look: 'grid' },
    accepts: [
      {
        inputs: { phone: ['news'], radio: ['none'] },
        answer: { rows: { phone: ['news'], radio: ['none'] } },
      },
    ],
    rejects: [{ phone: ['news'] }],
    refuses: [{ rows: { radio: ['music'] } }],
  },
]
