import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './repeat.tsx'

const fields: Settings['fields'] = [
  { id: 'name', label: { en: 'Name' }, type: 'short_text', required: true, settings: { max: 100 } },
  {
    id: 'age',
    label: { en: 'Age', de: 'Alter' },
    type: 'number',
    settings: { min: 0, max: 120, whole: true, unit: { en: 'years' } },
  },
  {
    id: 'kind',
    label: { en: 'Who is it?' },
    type: 'choice',
    settings: {
      options: [
        { id: 'child', label: { en: 'A child', de: 'Ein Kind' } },
        { id: 'adult', label: { en: 'An adult' } },
      ],
    },
  },
  { id: 'mood', label: { en: 'Mood' }, type: 'rating', settings: { min: 1, max: 5 } },
  { id: 'born', label: { en: 'Born on' }, type: 'date', settings: {} },
]

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { fields, noun: { en: 'Person' }, max: 4, listed: 2 },
    accepts: [
      {
        inputs: {
          entry: ['0', '1', '2'],
          '0.name': [' Ann '],
          '0.age': ['34'],
          '0.kind': ['adult'],
          '2.name': ['Ben; or Age: B'],
          '2.mood': ['5'],
        },
        answer: {
          entries: [
            { name: 'Ann', age: 34, kind: { option: 'adult' } },
            { name: 'Ben; or Age: B', mood: 5 },
          ],
        },
      },
      {
        inputs: { entry: ['0', '1'], '@press': ['remove 0'], '0.age': ['x'], '1.name': ['Cy\nDee'] },
        answer: { entries: [{ name: 'Cy\nDee' }] },
      },
    ],
    rejects: [
      { entry: ['0'], '0.age': ['34'] },
      { entry: ['0'], '0.name': ['Ann'], '0.age': ['340'] },
      { entry: ['0'], '0.name': ['a\0b'] },
      { entry: ['0'], '0.name': ['Ann'], '0.kind': ['robot'] },
      {
        entry: ['0', '1', '2', '3', '4'],
        '0.name': ['A'],
        '1.name': ['B'],
        '2.name': ['C'],
        '3.name': ['D'],
        '4.name': ['E'],
      },
      { '': ['Ann'] },
    ],
    refuses: [
      [{ name: 'Ann' }],
      { entries: { name: 'Ann' } },
      { entries: ['Ann'] },
      { entries: [{ name: 3 }] },
      { entries: [{ name: 'Ann', size: 3 }] },
      { entries: [{ age: 3 }] },
      { entries: [{ name: 'Ann', kind: { option: 'robot' } }] },
      { entries: [{ name: '\ud800' }] },
    ],
    reads: [
      {
        cell: 'Name: Ann; Alter: 34\nName: Ben; Who is it?: Ein Kind',
        answer: {
          entries: [
            { name: 'Ann', age: 34 },
            { name: 'Ben', kind: { option: 'child' } },
          ],
        },
      },
      { cell: '[{"name":"Ann"}]', answer: { entries: [{ name: 'Ann' }] } },
    ],
  },
  {
    settings: { fields: fields.slice(1, 2), min: 2, max: 20, listed: 3 },
    accepts: [
      {
        inputs: { entry: ['0', '1'], '0.age': ['3'], '1.age': ['5'] },
        answer: { entries: [{ age: 3 }, { age: 5 }] },
      },
    ],
    rejects: [{ entry: ['0', '1'], '0.age': ['3'] }],
    refuses: [{ entries: [{ age: 3 }] }],
  },
]
