import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './consent.tsx'
import { shownWords, wordingOf } from './wording.ts'

const quoting: Settings = {
  needed: false,
  purpose: 'quoting',
  label: { en: 'You may quote me without my name', de: 'Ihr dürft mich ohne Namen zitieren' },
  text: { en: 'Quotes stand in our **yearly report**.' },
}
const english = wordingOf(shownWords(quoting, 'en'))
const german = wordingOf(shownWords(quoting, 'de'))

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { needed: true, label: { en: 'I agree that my answers are stored' } },
    accepts: [{ inputs: { '': ['yes'] }, answer: true }],
    rejects: [{ '': ['no'] }, { '': ['true'] }, { '': ['yes', 'yes'] }],
    refuses: [false, 'yes', 1, [true], { given: true }, { given: true, purpose: 'quoting', text: english }],
  },
  {
    settings: { needed: false },
    accepts: [
      { inputs: { '': ['yes'] }, answer: true },
      { inputs: { '': ['no'] }, answer: false },
    ],
    rejects: [{ '': ['yes', 'no'] }],
    refuses: ['no', 0],
    reads: [{ cell: 'TRUE', answer: true }],
  },
  {
    settings: quoting,
    accepts: [
      {
        inputs: { '': ['yes'], text: [english] },
        answer: { given: true, purpose: 'quoting', text: english },
      },
      {
        inputs: { '': ['no'], text: [english] },
        answer: { given: false, purpose: 'quoting', text: english },
      },
    ],
    rejects: [
      { '': ['yes'] },
      { '': ['yes'], text: ['0123456789abcdef'] },
      { '': ['maybe'], text: [german] },
    ],
    refuses: [
      { given: true, purpose: 'contact', text: english },
      { given: 'yes', purpose: 'quoting', text: english },
      { given: true, purpose: 'quoting', text: 'these words' },
    ],
    reads: [
      { cell: `yes (text ${german})`, answer: { given: true, purpose: 'quoting', text: german } },
      // As it was stored before there was a purpose.
      { cell: 'no', answer: false },
    ],
  },
]
