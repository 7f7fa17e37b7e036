import { existsSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { type ReadCsv, readCsv } from '../../../src/surveys/formats/csv/csv.ts'
import { noteText } from '../../../src/surveys/formats/csv/notes.ts'
import type { GivenRow } from '../../../src/surveys/formats/format.ts'
import { questionsOf } from '../../../src/surveys/survey.ts'

describe('the file as it comes', () => {
  const lines = ['Name;Größe', 'Zoë;"groß', 'und breit"', 'Łukasz;klein']
  const text = `${lines.join('\r\n')}\r\n`

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with a byte order mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['UTF-16 without one', iconv.encode(text, 'utf-16le')],
    ['UTF-16 of the other kind', iconv.encode(text, 'utf-16be', { addBOM: true })],
  ])('%s', async (_, bytes) => {
    const { rows } = await readAll(bytes)
    expect(rows.map(({ row, answers }) => [row, ...Object.values(answers)])).toEqual([
      [2, 'Zoë', 'groß\nund breit'],
      [3, 'Łukasz', 'klein'],
    ])
  })

  test('Latin-1 is read and said', async () => {
    const { read, rows, notes } = await readAll(iconv.encode('name,café\nAndré,très bon\n', 'latin1'))
    expect(read.guess.encoding).toBe('windows-1252')
    expect(read.guess.columns[1]?.title).toBe('café')
    expect(rows[0]?.answers).toEqual({ name: 'André', cafe: 'très bon' })
    expect(notes[0]).toContain('not UTF-8')
  })

  test.each([',', ';', '\t', '|'])('cells parted by %j', async (sign) => {
    const { rows } = await readAll(`a,b,c\nx,y,z\n"p${sign}q",r,s\n`.replaceAll(/(?<!p),/g, sign))
    expect(rows.map(({ answers }) => Object.values(answers))).toEqual([
      ['x', 'y', 'z'],
      [`p${sign}q`, 'r', 's'],
    ])
  })

  test('a first line that names the separator', async () => {
    const { rows } = await readAll('sep=|\na|b,c\n1,5|2\n')
    expect(Object.keys(rows[0]?.answers ?? {})).toEqual(['a', 'b_c'])
  })

  test('duplicate and empty names of columns get ids of their own', async () => {
    const { read, notes } = await readAll('colour,colour,,Colour?\nred sea,blue sky,green,x y\n')
    expect(read.guess.columns.map(({ id }) => id)).toEqual(['colour', 'colour_2', 'column_3', 'colour_3'])
    expect(notes).toContain('2 columns are called “colour”; their ids tell them apart.')
  })

  test('blank rows are passed over and rows keep the numbers a spreadsheet shows', async () => {
    const { rows, read } = await readAll('a,b\n\nx,q\n,\n  ,\nz,\n\n')
    expect(read.count).toBe(2)
    expect(rows).toEqual([
      { row: 3, answers: { a: 'x', b: 'q' } },
      { row: 6, answers: { a: 'z' } },
    ])
  })

  test('a cell of 65,000 characters is kept whole', async () => {
    const long = 'All of it. '.repeat(6_000).trim()
    const { rows } = await readAll(`note,n\n"${long}",1\nshort,2\n`)
    expect(rows[0]?.answers['note']).toBe(long)
  })

  test('short rows leave answers empty, cells beyond the last column are named', async () => {
    const { rows, notes } = await readAll('a,b\nx\ny,z,lost,"more"\n')
    expect(rows.map(({ answers }) => answers)).toEqual([{ a: 'x' }, { a: 'y', b: 'z' }])
    expect(notes).toEqual(['Row 3: Cells beyond the last column were left out: “lost”, “more”.'])
  })

  test('a quote that never closes does not swallow the rows after it', async () => {
    const { rows, notes } = await readAll('a,b\n"open,x\ny,z\n')
    expect(rows.length).toBe(2)
    expect(notes[0]).toContain('never closed')
  })

  test('a NUL is left out and said', async () => {
    const { rows, notes } = await readAll('a,b\nx\0y,z\n')
    expect(rows[0]?.answers['a']).toBe('xy')
    expect(notes[0]).toContain('could not be read')
  })

  test.each(['', '\n\n', 'a,b,c\n', '\ufeff'])('%j has no answers and says so', async (text) => {
    const read = await readCsv(Buffer.from(text))
    expect(read).toMatchObject({ ok: false, issues: [{ where: 'file' }] })
  })
})

describe('several choices', () => {
  test.each([
    ['devices: Phone,devices: Tablet', '1,0', '0,0', ',', '1,1'],
    ['Q1 [Phone],Q1 [Tablet]', 'Yes,No', 'No,No', ',', 'Yes,Yes'],
    ['devices/phone,devices/tablet', 'TRUE,FALSE', 'FALSE,FALSE', ',', 'TRUE,TRUE'],
  ])('%s: ticked or not', async (header, phone, none, empty, both) => {
    const { read, rows } = await readAll(
      `${header},words\n${phone},a b\n${none},c d\n${empty},e f\n${both},g h\n`,
    )
    const [question] = questionsOf(read.survey)
    expect(question?.type).toBe('set')
    const picked = rows.map(({ answers }) => answers[question?.id ?? ''])
    expect(picked).toEqual([
      { options: ['phone'] },
      { options: [] },
      undefined,
      { options: ['phone', 'tablet'] },
    ])
  })

  test('the option’s own words or nothing, with “Other” in words of one’s own', async () => {
    const { read, rows } = await readAll(
      [
        'RespondentID,Which devices do you use?,,,How is it?',
        ',Phone,Tablet,Other (please specify),Response',
        '11,Phone,,,Good',
        '12,Phone,Tablet,,Bad',
        '13,,,A watch; and a radio,Good',
        '14,,,,Good',
      ].join('\n'),
    )
    expect(questionsOf(read.survey).map(({ type, title }) => [type, title['en']])).toEqual([
      ['set', 'Which devices do you use?'],
      ['choice', 'How is it?'],
    ])
    expect(rows.map(({ row, answers }) => [row, answers['which_devices_do_you_use']])).toEqual([
      [3, { options: ['phone'] }],
      [4, { options: ['phone', 'tablet'] }],
      [5, { options: ['other_please_specify'], text: 'A watch; and a radio' }],
      [6, undefined],
    ])
  })

  test('joined in a cell by semicolons', async () => {
    const { read, rows } = await readAll('used\na; b; c\na\nb; c\nc\na; c\n')
    expect(read.guess.columns[0]).toMatchObject({ type: 'set', separator: ';' })
    expect(rows[2]?.answers).toEqual({ used: { options: ['c', 'b'] } })
  })

  test('joined by commas, where the parts stand alone too', async () => {
    const { read } = await readAll('used\n"tea, milk"\ntea\nmilk\n"tea, milk"\ntea\n"milk, juice"\njuice\n')
    expect(read.guess.columns[0]).toMatchObject({ type: 'set', separator: ',' })
  })

  test('labels with commas of their own are not taken apart', async () => {
    const { read } = await readAll(
      `rude\n${'"No, not at all rude"\n"Yes, somewhat rude"\n"Yes, very rude"\n'.repeat(4)}`,
    )
    expect(read.guess.columns[0]).toMatchObject({ type: 'choice', scale: 'ordinal' })
  })
})

describe('types', () => {
  test.each([
    ['an age', 'Age', ['31', '45', '28', '67', '31'], { type: 'number', scale: 'interval' }],
    ['money with a comma', 'Price', ['1,50 €', '2,75 €', '10,00 €'], { type: 'number', decimal: ',' }],
    ['thousands', 'Income', ['$1,250', '$23,400.50', 'n/a'], { type: 'number', decimal: '.' }],
    ['points', 'How satisfied are you?', ['5', '4', '1', '3'], { type: 'rating', min: 1, max: 5 }],
    ['points to ten', 'Score', ['10', '4', '1', '7'], { type: 'rating', min: 1, max: 10 }],
    ['recommending', 'How likely are you to recommend us?', ['0', '9', '10', '7'], { type: 'nps' }],
    ['a count', 'How many children?', ['0', '1', '2', '4'], { type: 'number' }],
    ['codes', 'Region code', ['1', '2', '1', '3'], { type: 'choice', scale: 'nominal' }],
    ['postcodes', 'Postcode', ['01234', '99999', '01234', '10115'], { type: 'short_text' }],
    ['yes and no', 'Member', ['yes', 'no', 'no'], { type: 'choice', scale: 'nominal' }],
    [
      '0 and 1',
      'Member',
      ['1', '0', '0', '1'],
      { type: 'choice', options: [{ label: 'Yes' }, { label: 'No' }] },
    ],
    ['ISO dates', 'Born', ['1990-01-31', '2001-12-01'], { type: 'date', scale: 'time' }],
    ['day first', 'Born', ['31/01/1990', '01/12/2001'], { type: 'date', dates: 'day first' }],
    ['month first', 'Born', ['01/31/1990', '12/01/2001'], { type: 'date', dates: 'month first' }],
    ['a time stamp', 'Timestamp', ['2026/11/22 8:15:00', '2026/11/22 9:15:00'], { role: 'date' }],
    ['an id', 'RespondentID', ['9812', '77', '12345'], { role: 'ignore' }],
    ['row numbers', '', ['0', '1', '2', '3'], { role: 'ignore' }],
    [
      'e-mail addresses',
      'Contact',
      ['a@x.org', 'b@x.org', 'c@x.org', 'd@x.org', 'e@x.org'],
      { role: 'person' },
    ],
    ['no names of columns', '17', ['18', '19', '20'], { type: 'number' }],
    ['nothing', 'Notes', ['', '', ''], { role: 'ignore' }],
    [
      'sentences',
      'Why?',
      ['It was cheap. I liked it.', 'No idea. Really.', 'Because.'],
      { type: 'long_text' },
    ],
    ['names', 'Name', ['Ada', 'Grace', 'Edsger', 'Barbara'], { type: 'short_text', scale: 'text' }],
    [
      'an order',
      'How often?',
      ['Always', 'Never', 'Sometimes', 'Never'],
      { scale: 'ordinal', options: [{ id: 'never' }, { id: 'sometimes' }, { id: 'always' }] },
    ],
    [
      'one word in two spellings',
      'Sex',
      ['Male', 'male', 'Female', 'Female', 'Male'],
      { options: [{ id: 'male', value: 'Male' }, { id: 'female' }] },
    ],
  ])('%s', async (_, header, cells, wanted) => {
    const { read } = await readAll(
      [`"${header}",x`, ...cells.map((cell) => `"${cell}",some words here`)].join('\n'),
    )
    expect(read.guess.columns[0]).toMatchObject(wanted)
    expect(read.guess.columns[0]?.why).toBeTruthy()
  })
})

describe('a corrected guess', () => {
  const file = 'who,age,mood,at\nan,31,fine,2026-01-05\nbo,thirty,bad,2026-01-06\ncy,n/a,fine,2026-01-07\n'

  test('decides, is JSON, and takes what it does not say from the column', async () => {
    const { read } = await readAll(file)
    const columns = read.guess.columns.map((column) => {
      if (column.id === 'who') return { ...column, role: 'person' as const }
      if (column.id === 'age') return { ...column, type: 'number' as const }
      if (column.id === 'mood') return { ...column, type: 'choice' as const }
      return { ...column, role: 'date' as const }
    })
    const {
      rows,
      read: again,
      notes,
    } = await readAll(file, JSON.parse(JSON.stringify({ ...read.guess, columns })))
    expect(again.guess.columns[2]).toMatchObject({
      scale: 'nominal',
      options: [{ id: 'bad' }, { id: 'fine' }],
    })
    expect(rows).toEqual([
      {
        row: 2,
        answers: { age: 31, mood: { option: 'fine' } },
        person: 'an',
        at: '2026-01-05T00:00:00.000Z',
      },
      { row: 3, answers: { mood: { option: 'bad' } }, person: 'bo', at: '2026-01-06T00:00:00.000Z' },
      { row: 4, answers: { mood: { option: 'fine' } }, person: 'cy', at: '2026-01-07T00:00:00.000Z' },
    ])
    expect(notes).toEqual([
      'Row 3, column “age”: “thirty” was left out. Please write a number, like 12.5.',
      'Column “age”: Cells that say there is nothing (such as “n/a”) count as left empty: 1.',
    ])
  })

  test('that names a type alone gets the rest from the column', async () => {
    const odd = 'points,price,born\n12,"1,5",03/04/1990\n0,"2,25",25/04/1990\n7,3,01/01/1990\n'
    const { read } = await readAll(odd)
    const columns = read.guess.columns.map(({ column, header, id, title, role }, place) => {
      const type = ['rating', 'number', 'date'][place]
      return { column, header, id, title, role, type, scale: 'text' }
    })
    const { rows, notes } = await readAll(odd, { ...read.guess, columns })
    expect(rows[0]?.answers).toEqual({ points: 12, price: 1.5, born: '1990-04-03' })
    expect(notes).toEqual([])
  })

  test('that belongs to another file is refused', async () => {
    const { read } = await readAll(file)
    const other = await readCsv(Buffer.from('a,b\n1,2\n'), { guess: read.guess })
    expect(other).toMatchObject({ ok: false, issues: [{ message: expect.stringContaining('another file') }] })
  })

  test('that is no guess is refused with the place', async () => {
    const { read } = await readAll(file)
    const wrong = { ...read.guess, columns: [{ ...read.guess.columns[0], type: 'scael' }] }
    expect(await readCsv(Buffer.from(file), { guess: wrong })).toMatchObject({
      ok: false,
      issues: [{ where: 'columns.0.type', message: expect.stringContaining('The type is one of') }],
    })
  })

  test('rows can be read again, with the same notes', async () => {
    const { read, notes } = await readAll('a,b\nx,y,z\n')
    for await (const _ of read.rows());
    expect(read.notes().map(noteText)).toEqual(notes)
  })
})

test('random bytes end in a survey or in sentences, never in a defect', async () => {
  const random = generator(20_261_122)
  const alphabet = [...'",;\n\r\t|=\'[]:–0159aZé.-%$\0\u2028'].map((sign) => Buffer.from(sign))
  for (let round = 0; round < (process.env['LONG'] ? 3_000 : 150); round++) {
    const size = Math.floor(random() * 400)
    const pieces = Array.from({ length: size }, () =>
      random() < 0.2
        ? Buffer.from([Math.floor(random() * 256)])
        : alphabet[Math.floor(random() * alphabet.length)]!,
    )
    const read = await readCsv(Buffer.concat(pieces))
    if (!read.ok) {
      expect(read.issues.length).toBeGreaterThan(0)
      continue
    }
    let count = 0
    for await (const rows of read.rows()) count += rows.length
    expect(count).toBe(read.count)
    expect((await readCsv(Buffer.concat(pieces), { guess: read.guess })).ok).toBe(true)
  }
})

const flying = '../shared/data/real/flying-etiquette.csv'

test.skipIf(!existsSync(flying))('1,040 people on flying: every column as it is meant', async () => {
  const { read, rows, notes } = await readAll(readFileSync(flying))
  const { columns } = read.guess
  expect(columns.map(({ role }) => role)).toEqual(['ignore', ...Array.from({ length: 26 }, () => 'question')])
  const places = (scale: string) =>
    columns.flatMap((column, place) => (column.scale === scale ? [place] : []))
  expect(places('ordinal')).toEqual([1, 2, 3, 8, 9, 10, 12, 14, 15, 16, 17, 18, 19, 23, 24, 25])
  expect(places('nominal')).toEqual([4, 5, 6, 7, 11, 13, 20, 21, 22, 26])
  const labels = (place: number) => columns[place]?.options?.map(({ label }) => label)
  expect(labels(3)?.[0]).toBe('Under 5 ft.')
  expect(labels(3)?.slice(10, 13)).toEqual(['5\'9"', '5\'10"', '5\'11"'])
  expect(labels(3)?.at(-1)).toBe('6\'6" and above')
  expect(labels(10)?.[0]).toBe('It is not okay to get up during flight')
  expect(labels(24)?.at(-1)).toBe('150000')
  expect(labels(25)?.[0]).toBe('Less than high school degree')
  expect(labels(13)).toEqual(['Yes', 'No'])
  expect(labels(5)?.at(-1)).toBe('Other (please specify)')
  expect(rows.length).toBe(1_040)
  expect(notes).toEqual([])
  const seldom = rows.filter(
    ({ answers }) => answerOf(answers['how_often_do_you_travel_by_plane']) === 'once_a_year_or_less',
  )
  expect(seldom.length).toBe(633)
  expect(columns.filter(({ about }) => about === 'demographic').map(({ header }) => header)).toContain(
    'Gender',
  )
  expect(columns[26]?.about).toBe('geographic')
})

const clothing = '../shared/data/real/clothing-reviews.csv'

test.skipIf(!existsSync(clothing))('1,000 reviews of clothing: numbers, points, texts', async () => {
  const { read, rows } = await readAll(readFileSync(clothing))
  expect(read.guess.columns.map(({ role, type }) => (role === 'question' ? type : role))).toEqual([
    'ignore',
    'choice',
    'number',
    'short_text',
    'long_text',
    'rating',
    'choice',
    'number',
    'choice',
    'choice',
    'choice',
  ])
  expect(rows.length).toBe(1_000)
  expect(rows.filter(({ answers }) => answers['rating'] === 5).length).toBe(546)
})

type Read = Extract<ReadCsv, { ok: true }>

async function readAll(
  file: string | Uint8Array,
  guess?: unknown,
): Promise<{ read: Read; rows: GivenRow[]; notes: string[] }> {
  const read = await readCsv(typeof file === 'string' ? Buffer.from(file) : file, { guess })
  if (!read.ok) throw new Error(JSON.stringify(read.issues))
  const rows: GivenRow[] = []
  for await (const batch of read.rows()) rows.push(...batch)
  return { read, rows, notes: read.notes().map(noteText) }
}

function answerOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'option' in answer ? answer.option : undefined
}

/** Mulberry32, for the same bytes in every run. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
