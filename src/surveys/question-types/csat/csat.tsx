import { namedScale } from '../named-scale.tsx'

export const csat = namedScale({
  label: 'Satisfaction (CSAT)',
  summary: 'How satisfied, in five words',
  words: ['csat.1', 'csat.2', 'csat.3', 'csat.4', 'csat.5'],
  kind: 'csat',
  look: 'words',
  examples: [
    {
      settings: {},
      accepts: [
        { inputs: { '': ['1'] }, answer: 1 },
        { inputs: { '': ['5'] }, answer: 5 },
      ],
      rejects: [{ '': ['0'] }, { '': ['6'] }, { '': ['4', '5'] }, { '': ['satisfied'] }, { '': ['2.5'] }],
      refuses: [0, 6, '5', 2.5, { point: 5 }, true],
      reads: [
        { cell: 'Very satisfied', answer: 5 },
        { cell: '4 – Satisfied', answer: 4 },
      ],
    },
    {
      settings: { look: 'smileys', names: ['Awful', 'Bad', 'Fine', 'Good', 'Great'].map((en) => ({ en })) },
      accepts: [{ inputs: { '': ['3'] }, answer: 3 }],
      rejects: [{ '': ['-3'] }],
      refuses: [[3]],
      reads: [{ cell: 'great', answer: 5 }],
    },
  ],
})
