import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './two-scales.tsx'

const rows = [
  { id: 'price', label: { en: 'Price', de: 'Preis' } },
  { id: 'staff', label: { en: 'Staff' } },
]

const important = [
  { id: '1', label: { en: 'Not important', de: 'Unwichtig' }, points: 1 },
  { id: '2', label: { en: 'Very important', de: 'Sehr wichtig' }, points: 2 },
]

const satisfied = [
  { id: 'low', label: { en: 'Not satisfied' } },
  { id: 'high', label: { en: 'Satisfied / very' } },
  { id: 'unknown', label: { en: 'I cannot say' }, kind: 'none' as const },
]

const first = { title: { en: 'Importance' }, role: 'importance' as const, options: important }
const second = { title: { en: 'Satisfaction' }, role: 'satisfaction' as const, options: satisfied }

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, first, second },
    accepts: [
      {
        inputs: {
          'staff.first': ['1'],
          'staff.second': ['unknown'],
          'price.first': ['2'],
          'price.second': ['high'],
        },
        answer: {
          rows: { price: { first: '2', second: 'high' }, staff: { first: '1', second: 'unknown' } },
        },
      },
    ],
    rejects: [
      { 'price.first': ['2'] },
      { 'price.first': ['2'], 'price.second': ['2'] },
      { 'price.first': ['1', '2'], 'price.second': ['low'] },
      { '': ['1'] },
    ],
    refuses: [
      { price: { first: '2', second: 'low' } },
      { rows: { price: '2' } },
      { rows: { price: { first: '2' } } },
      { rows: { price: { first: '2', second: 'low', third: '1' } } },
      { rows: { taste: { first: '2', second: 'low' } } },
      { rows: { price: { first: 2, second: 'low' } } },
    ],
    reads: [
      {
        cell: 'Preis: sehr wichtig / Satisfied / very',
        answer: { rows: { price: { first: '2', second: 'high' } } },
      },
    ],
  },
  {
    settings: { rows, first: { title: { en: 'Now' }, options: important }, second, every: true },
    accepts: [],
    rejects: [{ 'price.first': ['2'], 'price.second': ['low'] }],
    refuses: [{ rows: { staff: { first: '2', second: 'low' } } }],
  },
]
