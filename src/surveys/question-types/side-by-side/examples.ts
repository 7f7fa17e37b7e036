import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './side-by-side.tsx'

const rows = [
  { id: 'phone', label: { en: 'Phone', de: 'Telefon' } },
  { id: 'radio', label: { en: 'Radio' } },
]

const fields: Settings['fields'] = [
  {
    id: 'hours',
    label: { en: 'Hours a week', de: 'Stunden' },
    type: 'number',
    required: true,
    settings: { min: 0, max: 168 },
  },
  { id: 'liking', label: { en: 'Liking' }, type: 'rating', settings: { min: 1, max: 5 } },
  {
    id: 'place',
    label: { en: 'Where' },
    type: 'choice',
    settings: {
      options: [
        { id: 'home', label: { en: 'At home', de: 'Zu Hause' } },
        { id: 'other', label: { en: 'Elsewhere' }, kind: 'other' },
      ],
    },
  },
  { id: 'note', label: { en: 'Note' }, type: 'short_text', settings: { max: 100 } },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { rows, fields },
    accepts: [
      {
        inputs: {
          'radio.hours': ['2,5'],
          'phone.hours': ['20'],
          'phone.liking': ['4'],
          'phone.place': ['other'],
          'phone.place.other': ['on the train'],
          'phone.note': [' Mostly: news '],
        },
        answer: {
          rows: {
            phone: {
              hours: 20,
              liking: 4,
              place: { option: 'other', text: 'on the train' },
              note: 'Mostly: news',
            },
            radio: { hours: 2.5 },
          },
        },
      },
    ],
    rejects: [
      { 'phone.liking': ['4'] },
      { 'phone.hours': ['200'] },
      { 'phone.hours': ['2'], 'phone.liking': ['9'] },
      { 'phone.hours': ['2'], 'phone.place': ['moon'] },
      { 'phone.hours': ['2'], 'phone.note': ['a\0b'] },
      { '': ['2'] },
    ],
    refuses: [
      { phone: { hours: 2 } },
      { rows: { phone: 2 } },
      { rows: { phone: { hours: '2' } } },
      { rows: { phone: { hours: 2, minutes: 3 } } },
      { rows: { phone: { liking: 3 } } },
      { rows: { tv: { hours: 2 } } },
      { rows: { phone: { hours: 2, place: { option: 'moon' } } } },
    ],
    reads: [
      {
        cell: 'Telefon – Stunden: 3; Phone – Where: At home',
        answer: { rows: { phone: { hours: 3, place: { option: 'home' } } } },
      },
      {
        cell: '{"rows":{"radio":{"hours":1,"note":"a\\nb"}}}',
        answer: { rows: { radio: { hours: 1, note: 'a\nb' } } },
      },
    ],
  },
]
