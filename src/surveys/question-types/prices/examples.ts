import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './prices.tsx'

const inputs = { too_cheap: ['4'], cheap: ['8,50'], expensive: ['13.8'], too_expensive: ['1 500'] }
const answer: Answer = { too_cheap: 4, cheap: 8.5, expensive: 13.8, too_expensive: 1500 }
const mixed = { ...inputs, too_expensive: ['9'] }

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { currency: { en: '€', de: 'Euro' } },
    accepts: [
      { inputs, answer },
      { inputs: { ...mixed, sure: ['yes'] }, answer: { ...answer, too_expensive: 9 } },
      {
        inputs: { too_cheap: ['0'], cheap: ['0'], expensive: ['0'], too_expensive: ['0'] },
        answer: { too_cheap: 0, cheap: 0, expensive: 0, too_expensive: 0 },
      },
    ],
    rejects: [
      mixed,
      { ...inputs, cheap: [] },
      { ...inputs, cheap: ['1,250'] },
      { ...inputs, cheap: ['-8'] },
      { ...inputs, cheap: ['a lot'] },
      { ...inputs, cheap: ['8', '9'] },
      { ...inputs, cheap: ['8\0'] },
      { ...inputs, cheap: ['9'.repeat(400)] },
    ],
    refuses: [
      4,
      { too_cheap: 4 },
      { ...answer, cheap: '8' },
      { ...answer, cheap: -1 },
      { ...answer, cheap: 1e300 },
      { ...answer, cheap: Number.NaN },
      { ...answer, buy_cheap: 3 },
      { ...answer, fair: 9 },
    ],
    reads: [{ cell: 'too cheap: 4; cheap: 8,50; expensive: 13.8; Too expensive: 1500', answer }],
  },
  {
    settings: {
      currency: { en: 'CHF' },
      intent: true,
      words: { cheap: { en: 'At what price would the ticket be a bargain?' } },
    },
    accepts: [
      {
        inputs: { ...inputs, buy_cheap: ['5'], buy_expensive: ['2'] },
        answer: { ...answer, buy_cheap: 5, buy_expensive: 2 },
      },
    ],
    rejects: [inputs, { ...inputs, buy_cheap: ['5'], buy_expensive: ['6'] }],
    refuses: [answer, { ...answer, buy_cheap: 5, buy_expensive: 2.5 }],
  },
]
