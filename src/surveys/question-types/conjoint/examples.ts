import type { Example } from '../../question-type.ts'
import type { Answer, Settings } from './conjoint.tsx'

const words = (id: string, en: string, de = en) => ({ id, label: { en, ...(de !== en && { de }) } })

const attributes = [
  { ...words('brand', 'Brand', 'Marke'), levels: [words('northwind', 'Northwind'), words('acme', 'Acme')] },
  {
    ...words('price', 'Price', 'Preis'),
    levels: [words('low', '5 € a month'), words('high', '9 € a month')],
  },
]
const size = { alternatives: 2, tasks: 2, versions: 2 }

export const blank: Settings = { attributes, ...size, tasks: 6, versions: 8 }

const offer = (brand: string, price: string) => ({ brand, price })

const first: Answer = {
  tasks: [
    { alternatives: [offer('acme', 'low'), offer('northwind', 'high')], chosen: 1 },
    { alternatives: [offer('acme', 'low'), offer('northwind', 'high')], chosen: 'none' },
  ],
}
const second: Answer = {
  tasks: [
    { alternatives: [offer('acme', 'low'), offer('northwind', 'high')], chosen: 2 },
    { alternatives: [offer('northwind', 'low'), offer('northwind', 'high')], chosen: 1 },
  ],
}
const plain: Answer = {
  tasks: [
    { alternatives: [offer('northwind', 'low'), offer('acme', 'low')], chosen: 2 },
    { alternatives: [offer('acme', 'high'), offer('northwind', 'high')], chosen: 1 },
  ],
}

export const examples: Example<Settings, Answer>[] = [
  {
    settings: { attributes, ...size, none: true, prohibited: [['brand.acme', 'price.high']] },
    accepts: [
      { inputs: { 1: ['1'], 2: ['none'] }, answer: first },
      { inputs: { version: ['2'], 1: ['2'], 2: ['1'] }, answer: second },
    ],
    rejects: [
      { 1: ['1'] },
      { 1: ['1'], 2: ['3'] },
      { 1: ['1', '2'], 2: ['1'] },
      { 1: ['0'], 2: ['1'] },
      { 1: ['\0'], 2: ['1'] },
      { 1: ['1'], 2: ['1'], '': ['1'] },
    ],
    refuses: [
      1,
      { tasks: [] },
      { tasks: first.tasks.slice(0, 1) },
      { tasks: second.tasks.toReversed() },
      { tasks: first.tasks.map((task) => ({ ...task, chosen: 3 })) },
      { tasks: first.tasks.map((task) => ({ ...task, chosen: 1.5 })) },
      { tasks: first.tasks.map((task) => ({ ...task, alternatives: [] })) },
      { tasks: first.tasks.map((task) => ({ ...task, alternatives: [{ brand: 'acme' }, {}] })) },
      {
        tasks: first.tasks.map(({ alternatives, chosen }) => ({
          alternatives: alternatives.map((one) => ({ ...one, colour: 'red' })),
          chosen,
        })),
      },
    ],
    reads: [
      {
        cell: 'Acme; 5 € a month (+) | Northwind; high\nacme; low | Northwind; 9 € a month | – (+)',
        answer: first,
      },
    ],
  },
  {
    settings: { attributes, ...size, versions: 1 },
    accepts: [{ inputs: { 1: ['2'], 2: ['1'] }, answer: plain }],
    rejects: [{ 1: ['none'], 2: ['1'] }],
    refuses: [first],
  },
]
