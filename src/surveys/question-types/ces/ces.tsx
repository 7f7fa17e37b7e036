import { namedScale } from '../named-scale.tsx'

export const ces = namedScale({
  label: 'Effort (CES)',
  summary: 'How far one agrees that it was easy, 1 to 7',
  words: ['ces.1', 'ces.2', 'ces.3', 'ces.4', 'ces.5', 'ces.6', 'ces.7'],
  kind: 'ces',
  look: 'points',
  examples: [
    {
      settings: {},
      accepts: [
        { inputs: { '': ['1'] }, answer: 1 },
        { inputs: { '': ['7'] }, answer: 7 },
      ],
      rejects: [{ '': ['0'] }, { '': ['8'] }, { '': ['1', '2'] }, { '': ['easy'] }],
      refuses: [8, '7', 1.5, [], false],
      reads: [{ cell: 'Strongly agree', answer: 7 }],
    },
    {
      settings: { look: 'words' },
      accepts: [{ inputs: { '': ['4'] }, answer: 4 }],
      rejects: [{ '': ['9'] }],
      refuses: [-1],
    },
  ],
})
