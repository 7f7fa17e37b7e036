import type { Example } from '../../question-type.ts'
import type { Option } from '../options.ts'
import type { Answer, Settings } from './set.tsx'

const options: Option[] = [
  { id: 'phone', label: { en: 'Phone', de: 'Telefon' } },
  { id: 'tablet', label: { en: 'Tablet, 10" or less' } },
  { id: 'other', label: { en: 'Other' }, kind: 'other' },
  { id: 'none', label: { en: 'None of these' }, kind: 'none' },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { options },
    accepts: [
      { inputs: { '': ['tablet', 'phone'] }, answer: { options: ['phone', 'tablet'] } },
      {
        inputs: { '': ['phone'], other: ['Watch; radio'] },
        answer: { options: ['phone', 'other'], text: 'Watch; radio' },
      },
      { inputs: { '': ['none'] }, answer: { options: ['none'] } },
    ],
    rejects: [
      { '': ['phone', 'none'] },
      { '': ['phone', 'phone'] },
      { '': ['radio'] },
      { '': ['other'] },
      { '': ['phone'], other: ['\udfff'] },
    ],
    refuses: [
      'phone',
      ['phone'],
      { options: ['radio'] },
      { options: 'phone' },
      { options: [['phone']] },
      { options: ['phone'], text: 'x' },
    ],
    reads: [
      { cell: 'Phone; Tablet, 10" or less', answer: { options: ['phone', 'tablet'] } },
      { cell: 'phone,tablet', answer: { options: ['phone', 'tablet'] } },
    ],
  },
  {
    settings: { options: options.slice(0, 2), min: 2, max: 2 },
    accepts: [{ inputs: { '': ['phone', 'tablet'] }, answer: { options: ['phone', 'tablet'] } }],
    rejects: [{ '': ['phone'] }],
    refuses: [{ options: [] }, { options: ['tablet'] }],
  },
  {
    settings: { options, look: 'search', columns: 2, max: 2 },
    accepts: [{ inputs: { '': ['phone'] }, answer: { options: ['phone'] } }],
    rejects: [{ '': ['phone', 'tablet', 'other'], other: ['x'] }],
    refuses: [{ options: ['Phone'] }],
  },
]
