import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './range.tsx'

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { of: 'dates', min: '2026-01-01', max: '2026-12-31' },
    accepts: [
      {
        inputs: { from: ['2026-07-01'], to: ['2026-07-14'] },
        answer: { from: '2026-07-01', to: '2026-07-14' },
      },
      {
        inputs: { from: ['24.12.2026'], to: ['24.12.2026'] },
        answer: { from: '2026-12-24', to: '2026-12-24' },
      },
    ],
    rejects: [
      { from: ['2026-07-01'] },
      { to: ['2026-07-01'] },
      { from: ['2026-07-14'], to: ['2026-07-01'] },
      { from: ['2025-12-31'], to: ['2026-07-01'] },
      { from: ['soon'], to: ['later'] },
      { from: ['2026-07-01', '2026-07-02'], to: ['2026-07-14'] },
      { from: ['2026-07-01\0'], to: ['2026-07-14'] },
    ],
    refuses: [
      '2026-07-01',
      { from: '2026-07-01' },
      { from: 1, to: 2 },
      { from: '2026-07-14', to: '2026-07-01' },
      ['2026-07-01', '2026-07-14'],
    ],
    reads: [{ cell: '1 Jul 2026 to 14 Jul 2026', answer: { from: '2026-07-01', to: '2026-07-14' } }],
  },
  {
    settings: { of: 'numbers', min: 0, unit: { en: '€' } },
    accepts: [
      { inputs: { from: ['10'], to: ['12,5'] }, answer: { from: 10, to: 12.5 } },
      { inputs: { from: ['0'], to: ['0'] }, answer: { from: 0, to: 0 } },
    ],
    rejects: [
      { from: ['12'], to: ['10'] },
      { from: ['-1'], to: ['10'] },
      { from: ['1e999'], to: ['2'] },
      { from: ['three'], to: ['4'] },
    ],
    refuses: [{ from: '1', to: '2' }, { from: 1, to: Number.POSITIVE_INFINITY }, [1, 2], 5],
    reads: [{ cell: '5..10', answer: { from: 5, to: 10 } }],
  },
]
