import type { Example } from '../../question-type.ts'
import type { Option } from '../options.ts'
import type { Answer, Settings } from './choice.tsx'

const often = ['Never', 'Sometimes', 'Always'].map((words) => ({
  id: words.toLowerCase(),
  label: { en: words },
}))

const travel: Option[] = [
  { id: 'train', label: { en: 'Train', de: 'Bahn' } },
  { id: 'by_car', label: { en: 'Car' } },
  { id: 'other', label: { en: 'Other', de: 'Anders' }, kind: 'other' },
  { id: 'none', label: { en: 'I do not travel' }, kind: 'none' },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { options: often, ordered: true },
    accepts: [{ inputs: { '': ['sometimes'] }, answer: { option: 'sometimes' } }],
    rejects: [{ '': ['often'] }, { '': ['never', 'always'] }, { '': ['__proto__'] }, { '': ['never\0'] }],
    refuses: [
      'never',
      { option: 'often' },
      { option: 3 },
      { option: ['never'] },
      { option: 'never', text: 'x' },
      [],
    ],
    reads: [{ cell: ' never ', answer: { option: 'never' } }],
  },
  {
    settings: { options: travel },
    accepts: [
      { inputs: { '': ['train'] }, answer: { option: 'train' } },
      { inputs: { '': ['by_car'], other: ['left over'] }, answer: { option: 'by_car' } },
      {
        inputs: { '': ['other'], other: [' By bike: daily '] },
        answer: { option: 'other', text: 'By bike: daily' },
      },
      { inputs: { '': [], other: ['On foot'] }, answer: { option: 'other', text: 'On foot' } },
      { inputs: { '': ['none'] }, answer: { option: 'none' } },
    ],
    rejects: [
      { '': ['other'] },
      { '': ['other'], other: ['\0'] },
      { '': ['other'], other: ['x'.repeat(1_001)] },
    ],
    refuses: [{ option: 'other' }, { option: 'train', text: 'x' }, { option: 'other', text: '\ud800' }],
    reads: [
      { cell: 'Bahn', answer: { option: 'train' } },
      { cell: 'Hovercraft', answer: { option: 'other', text: 'Hovercraft' } },
      { cell: 'Other: on foot', answer: { option: 'other', text: 'on foot' } },
    ],
  },
  {
    settings: { options: travel, look: 'list' },
    accepts: [
      { inputs: { '': ['train'] }, answer: { option: 'train' } },
      { inputs: { '': ['other'], other: ['On foot'] }, answer: { option: 'other', text: 'On foot' } },
      { inputs: { '': [''], other: ['On foot'] }, answer: { option: 'other', text: 'On foot' } },
    ],
    rejects: [{ '': ['Train'] }, { '': ['train', 'none'] }],
    refuses: [{ option: 'Train' }],
  },
  {
    settings: { options: often, look: 'search' },
    accepts: [
      { inputs: { '': ['Sometimes'] }, answer: { option: 'sometimes' } },
      { inputs: { '': ['aLWAYS '] }, answer: { option: 'always' } },
      { inputs: { '': ['never'] }, answer: { option: 'never' } },
    ],
    rejects: [{ '': ['Now and then'] }, { '': ['some'] }],
    refuses: [{ option: 'Never' }],
  },
]
