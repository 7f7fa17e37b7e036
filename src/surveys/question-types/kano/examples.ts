import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './kano.tsx'

const rows = [
  { id: 'dark', label: { en: 'Dark mode', de: 'Dunkler Modus' } },
  { id: 'offline', label: { en: 'Works offline' } },
]
const both = {
  dark_functional: ['like'],
  dark_dysfunctional: ['livewith'],
  offline_functional: ['must'],
  offline_dysfunctional: ['dislike'],
}
const answer: Answer = {
  rows: {
    dark: { functional: 'like', dysfunctional: 'livewith' },
    offline: { functional: 'must', dysfunctional: 'dislike' },
  },
}

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows },
    accepts: [
      { inputs: both, answer },
      {
        inputs: { dark_functional: ['neutral'], dark_dysfunctional: ['neutral'] },
        answer: { rows: { dark: { functional: 'neutral', dysfunctional: 'neutral' } } },
      },
    ],
    rejects: [
      { ...both, dark_dysfunctional: [] },
      { ...both, dark_functional: ['love'] },
      { ...both, dark_functional: ['like', 'must'] },
      { ...both, dark_functional: ['__proto__'] },
      { ...both, dark_functional: ['\0'] },
    ],
    refuses: [
      'like',
      { rows: { dark: 'like' } },
      { rows: { dark: { functional: 'like' } } },
      { rows: { light: { functional: 'like', dysfunctional: 'like' } } },
      { rows: { dark: { functional: 'like', dysfunctional: 'like', why: 'x' } } },
    ],
    reads: [
      {
        cell: 'dark mode: I like it / I can live with it\noffline: must / dislike',
        answer,
      },
    ],
  },
  {
    settings: { rows, every: true, functional: { en: 'Suppose we offer it. How do you feel?' } },
    accepts: [{ inputs: both, answer }],
    rejects: [{ ...both, offline_functional: [], offline_dysfunctional: [] }],
    refuses: [{ rows: { dark: answer.rows['dark'] } }],
  },
]
