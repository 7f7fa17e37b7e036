import type { Example } from '../../question-type.ts'
import type { Settings } from './slider.tsx'

export const examples: Example<Settings, number>[] = [
  {
    settings: {
      min: 0,
      max: 100,
      step: 5,
      unit: { en: '%' },
      low: { en: 'None of it' },
      high: { en: 'All of it' },
    },
    accepts: [
      { inputs: { '': ['40'] }, answer: 40 },
      { inputs: { '': ['0'], slide: ['-5'], was: [''] }, answer: 0 },
      { inputs: { '': [''], slide: ['65'], was: [''] }, answer: 65 },
      { inputs: { '': ['40'], slide: ['65'], was: ['40'] }, answer: 65 },
      { inputs: { '': ['45'], slide: ['40'], was: ['40'] }, answer: 45 },
    ],
    rejects: [
      { '': ['101'] },
      { '': ['-5'] },
      { '': ['42'] },
      { '': ['half'] },
      { '': ['1', '2'] },
      { '': [''], slide: ['900'], was: [''] },
      { '': [''], slide: ['x'], was: [''] },
    ],
    refuses: ['40', 101, 42, [40], Number.NaN, true],
    reads: [{ cell: '35', answer: 35 }],
  },
  {
    settings: { min: -1, max: 1, step: 0.1 },
    accepts: [
      { inputs: { '': ['0,3'] }, answer: 0.3 },
      { inputs: { '': ['-1'] }, answer: -1 },
    ],
    rejects: [{ '': ['0.25'] }],
    refuses: [1.1],
  },
]
