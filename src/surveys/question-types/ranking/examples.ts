import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './ranking.tsx'

const rows = [
  { id: 'price', label: { en: 'Price', de: 'Preis' } },
  { id: 'taste', label: { en: 'Taste' } },
  { id: 'look', label: { en: 'Look' } },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows },
    accepts: [
      {
        inputs: { price: ['2'], taste: ['1'], look: ['3'] },
        answer: { order: ['taste', 'price', 'look'] },
      },
    ],
    rejects: [
      { price: ['1'], taste: ['1'], look: ['2'] },
      { price: ['1'], taste: ['2'] },
      { price: ['1'], taste: ['3'] },
      { price: ['0'], taste: ['1'], look: ['2'] },
      { price: ['4'], taste: ['1'], look: ['2'] },
      { price: ['1', '2'] },
      { price: ['1.5'] },
      { price: ['٣'] },
      { '': ['1'] },
    ],
    refuses: [
      ['price'],
      { order: 'price' },
      { order: ['price', 'price', 'look'] },
      { order: ['price', 'taste', 'smell'] },
      { order: ['price', 'taste'] },
      { order: [1, 2, 3] },
    ],
    reads: [
      { cell: 'Taste > Preis > look', answer: { order: ['taste', 'price', 'look'] } },
      { cell: '1. Look; 2. Taste; 3. Price', answer: { order: ['look', 'taste', 'price'] } },
    ],
  },
  {
    settings: { rows, first: 2, partial: true },
    accepts: [
      { inputs: { look: ['1'] }, answer: { order: ['look'] } },
      { inputs: { look: ['1'], price: ['2'] }, answer: { order: ['look', 'price'] } },
    ],
    rejects: [{ look: ['2'] }, { look: ['1'], price: ['2'], taste: ['3'] }],
    refuses: [{ order: ['price', 'taste', 'look'] }],
  },
]
