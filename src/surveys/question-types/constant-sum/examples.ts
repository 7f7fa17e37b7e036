import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './constant-sum.tsx'

const rows = [
  { id: 'price', label: { en: 'Price', de: 'Preis' } },
  { id: 'taste', label: { en: 'Taste' } },
  { id: 'look', label: { en: 'Look' } },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, total: 100, unit: { en: 'points', de: 'Punkte' } },
    accepts: [
      {
        inputs: { price: ['60'], taste: [' 40 '] },
        answer: { parts: { price: 60, taste: 40, look: 0 } },
      },
      {
        inputs: { price: ['0'], taste: ['0'], look: ['100'] },
        answer: { parts: { price: 0, taste: 0, look: 100 } },
      },
    ],
    rejects: [
      { price: ['60'], taste: ['30'] },
      { price: ['60'], taste: ['50'] },
      { price: ['110'], taste: ['-10'] },
      { price: ['33.5'], taste: ['66.5'] },
      { price: ['1e999'] },
      { price: ['50', '50'] },
      { price: ['0'], taste: ['0'] },
      { '': ['100'] },
    ],
    refuses: [
      { price: 100 },
      { parts: { price: '100' } },
      { parts: { price: 90 } },
      { parts: { smell: 100 } },
      { parts: { price: Number.POSITIVE_INFINITY } },
      { parts: [100] },
    ],
    reads: [{ cell: 'Preis: 60; taste: 40', answer: { parts: { price: 60, taste: 40, look: 0 } } }],
  },
  {
    settings: { rows: rows.slice(0, 2), total: 1, min: 0.1, fractions: true },
    accepts: [{ inputs: { price: ['0,3'], taste: ['0.7'] }, answer: { parts: { price: 0.3, taste: 0.7 } } }],
    rejects: [{ price: ['1'] }, { price: ['0.95'], taste: ['0.05'] }],
    refuses: [{ parts: { price: 1, taste: 0 } }],
  },
]
