import { expect, test } from 'vitest'
import { readCsv } from '../../../src/surveys/formats/csv/csv.ts'

async function kindOf(file: string) {
  const read = await readCsv(Buffer.from(file))
  return read.ok ? read.guess.columns[0]?.type : undefined
}

test('a column of times of day is one, with seconds or without', async () => {
  expect(await kindOf('When do you get up?,b\n06:30,x\n07:15,y\n05:45:00,x\n')).toBe('time')
})

test('how long something took is no time of day', async () => {
  expect(await kindOf('Duration,b\n06:30,x\n07:15,y\n05:45,x\n')).not.toBe('time')
  expect(await kindOf('Asleep,b\n1:30,x\n7:15,y\n12:45,x\n')).not.toBe('time')
  expect(await kindOf('Asleep,b\n01:30,x\n27:15,y\n12:45,x\n')).not.toBe('time')
})

test('times are answers that a survey takes', async () => {
  const read = await readCsv(Buffer.from('Up at,b\n06:30,x\n07:15:10,y\n-,x\n05:45,z\n'))
  if (!read.ok) throw new Error('not read')
  const answers: unknown[] = []
  for await (const rows of read.rows()) answers.push(rows)
  expect(JSON.stringify(answers)).toContain('"07:15"')
})
