import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './matrix.tsx'

const rows = [
  { id: 'price', label: { en: 'Price', de: 'Preis' } },
  { id: 'service', label: { en: 'Service: at the desk' } },
  { id: '3', label: { en: 'Service' } },
]

const options = [
  { id: 'poor', label: { en: 'Poor', de: 'Schlecht' }, points: 1 },
  { id: 'good', label: { en: 'Good; or better', de: 'Gut' }, points: 5 },
  { id: 'unknown', label: { en: 'I cannot say' }, kind: 'none' as const },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, options, ordered: true },
    accepts: [
      {
        inputs: { price: ['good'], service: ['unknown'], '3': ['poor'] },
        answer: { rows: { price: 'good', service: 'unknown', '3': 'poor' } },
      },
      { inputs: { service: ['poor'] }, answer: { rows: { service: 'poor' } } },
    ],
    rejects: [
      { price: ['best'] },
      { price: ['poor', 'good'] },
      { '3': ['__proto__'] },
      { '': ['good'] },
      { price: ['good\0'] },
    ],
    refuses: [
      { price: 'good' },
      { rows: { price: ['good'] } },
      { rows: { taste: 'good' } },
      { rows: { price: 3 } },
      { rows: ['good'] },
      { rows: { price: 'best' } },
      [],
    ],
    reads: [
      { cell: 'Preis: gut; Service: poor', answer: { rows: { price: 'good', '3': 'poor' } } },
      { cell: 'price: Good; or better', answer: { rows: { price: 'good' } } },
      { cell: 'Service: at the desk: Poor', answer: { rows: { service: 'poor' } } },
    ],
  },
  {
    settings: { rows: rows.slice(0, 2), options, every: true, look: 'grid' },
    accepts: [
      {
        inputs: { price: ['good'], service: ['good'] },
        answer: { rows: { price: 'good', service: 'good' } },
      },
    ],
    rejects: [{ price: ['good'] }],
    refuses: [{ rows: { service: 'good' } }],
  },
]
