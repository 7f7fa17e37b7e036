import type { Example } from '../../question-type.ts'
import type { Settings } from './calculated.tsx'

export const examples: Example<Settings, number | string | boolean>[] = [
  {
    settings: { rule: '2 / 3', gives: 'number', decimals: 2, unit: { en: 'points' } },
    accepts: [],
    rejects: [],
    refuses: ['0.67', true, Number.NaN, [1], {}],
    reads: [{ cell: '1,5', answer: 1.5 }],
    fills: [
      { computed: 2 / 3, answer: 0.67 },
      { computed: undefined, answer: undefined },
      { computed: 'text', answer: undefined },
      { computed: -0, answer: 0 },
    ],
  },
  {
    settings: { rule: "if(1 < 2, 'young', 'older')", gives: 'text', values: ['young', 'older'] },
    accepts: [],
    rejects: [],
    refuses: ['old', 3],
    fills: [
      { computed: 'young', answer: 'young' },
      { computed: 'ancient', answer: undefined },
    ],
  },
  {
    settings: { rule: '1 < 2', gives: 'boolean' },
    accepts: [],
    rejects: [],
    refuses: ['yes', 1],
    reads: [{ cell: 'ja', answer: true }],
    fills: [
      { computed: false, answer: false },
      { computed: 1, answer: undefined },
    ],
  },
  {
    settings: { rule: '2026-01-31', gives: 'date' },
    accepts: [],
    rejects: [],
    refuses: ['31.1.2026', 20_260_131],
    fills: [
      { computed: '2026-01-31', answer: '2026-01-31' },
      { computed: 'soon', answer: undefined },
    ],
  },
]
