import type { Example } from '../../question-type.ts'
import type { Answer } from './place.tsx'
import type { Settings } from './settings.ts'

export const examples: Example<Settings, Answer>[] = [
  {
    settings: {
      places: [
        { label: { en: 'Munich', de: 'München' }, lat: 48.137, lon: 11.576 },
        { label: { en: 'Bern' } },
      ],
      device: true,
      digits: 2,
    },
    accepts: [
      { inputs: { '': [' münchen '] }, answer: { name: 'Munich', lat: 48.14, lon: 11.58 } },
      { inputs: { '': ['Bern'] }, answer: { name: 'Bern' } },
      { inputs: { '': ['Ulm'] }, answer: { name: 'Ulm' } },
      { inputs: { '': ['52.52345, 13.41234 ±35 m'] }, answer: { lat: 52.52, lon: 13.41, accuracy: 555 } },
      { inputs: { '': ['52.52345, 13.41234 ±3500 m'] }, answer: { lat: 52.52, lon: 13.41, accuracy: 3500 } },
      {
        inputs: { '': ['At my aunt’s (-33.9,151.2)'] },
        answer: { name: 'At my aunt’s', lat: -33.9, lon: 151.2 },
      },
    ],
    rejects: [
      { '': ['91, 0'] },
      { '': ['0, 181'] },
      { '': ['x'.repeat(301)] },
      { '': ['a\0b'] },
      { '': ['Bern', 'Ulm'] },
    ],
    refuses: [
      'Bern',
      { name: 3 },
      { lat: 91, lon: 0 },
      { name: 'Bern', country: 'CH' },
      ['Bern'],
      { lat: '1', lon: '2' },
    ],
    reads: [{ cell: 'MUNICH', answer: { name: 'Munich', lat: 48.14, lon: 11.58 } }],
  },
  {
    settings: { places: [{ label: { en: 'North' } }, { label: { en: 'South' } }], only: true, digits: 2 },
    accepts: [{ inputs: { '': ['south'] }, answer: { name: 'South' } }],
    rejects: [{ '': ['East'] }, { '': ['1, 2'] }],
    refuses: [{ name: 'East' }, { lat: 1, lon: 2 }],
  },
]
