import { describe, expect, test } from 'vitest'
import { seeded } from '../../src/surveys/random.ts'
import { readTranscript, type Speech, speakersOf, withoutSpeaker } from '../../src/surveys/transcript.ts'

function speeches(text: string): Speech[] {
  const read = readTranscript(text)
  if (!read.ok) throw new Error(read.message)
  return read.speeches
}
const said = (text: string) => speeches(text).map(({ speaker, text }) => `${speaker}: ${text}`)

describe('WebVTT', () => {
  const vtt = `\uFEFFWEBVTT - Interview 4\r\n\r\nNOTE made by hand\r\nAna: not said\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n1\r\n00:01.000 --> 00:04.500 align:start\r\n<v Ana>How do you &amp; yours\r\ntravel?\r\n\r\n2\r\n00:04.500 --> 00:06.000\r\n<v Ana>Tell <b>me</b>.</v>\r\n\r\n3\r\n00:00:06.500 --> 01:00:09.000\r\n<v.loud Ben Okoro>By train</v>\r\n`

  test('cues of one speaker become one turn, with its times', () => {
    expect(speeches(vtt)).toEqual([
      { speaker: 'Ana', text: 'How do you & yours travel? Tell me.', startsMs: 1_000, endsMs: 6_000 },
      { speaker: 'Ben Okoro', text: 'By train', startsMs: 6_500, endsMs: 3_609_000 },
    ])
  })

  test('a cue may hold several voices, or name its speaker before a colon, or nobody', () => {
    const cue = (n: number, text: string) => `00:0${n}.000 --> 00:0${n + 1}.000\n${text}\n\n`
    expect(
      said(
        `WEBVTT\n\n${cue(0, 'Hello')}${cue(1, '<v Ana>Yes</v><v Ben>No</v>')}${cue(2, 'Ana: Maybe')}${cue(3, 'later')}`,
      ),
    ).toEqual([': Hello', 'Ana: Yes', 'Ben: No', 'Ana: Maybe later'])
  })

  test('a wrong time is told with its line', () => {
    expect(readTranscript('WEBVTT\n\n00:71.000 --> 00:72.000\nhi')).toEqual({
      ok: false,
      message: 'Line 3: we expect times like 00:01:02.000 --> 00:01:05.000 here.',
    })
    expect(readTranscript('WEBVTT\n\n00:05.000 --> 00:02.000\nhi')).toMatchObject({
      message: expect.stringContaining('Line 3: this ends before it starts'),
    })
  })

  test('without a cue there is nothing that was said', () => {
    expect(readTranscript('WEBVTT\n\nNOTE nothing')).toMatchObject({ ok: false })
  })
})

test('SubRip is read as well', () => {
  expect(
    speeches('1\n00:00:01,000 --> 00:00:02,250\nAna: Hi\n\n2\n00:00:03,000 --> 00:00:04,000\nBen: Ho\n'),
  ).toEqual([
    { speaker: 'Ana', text: 'Hi', startsMs: 1_000, endsMs: 2_250 },
    { speaker: 'Ben', text: 'Ho', startsMs: 3_000, endsMs: 4_000 },
  ])
})

describe('plain text', () => {
  test('each turn starts with its speaker; further lines belong to it', () => {
    expect(said('Ana: I like it.\nIt is quick.\n\nBen: Why: because?\n\n\n\nAh.\nAna: yes')).toEqual([
      'Ana: I like it.\nIt is quick.',
      'Ben: Why: because?\n\nAh.',
      'Ana: yes',
    ])
  })

  test.each([
    ['Ana [00:01:02]: hi', 'Ana', 62_000],
    ['Ana (1:02): hi', 'Ana', 62_000],
    ['[00:01:02] Ana: hi', 'Ana', 62_000],
    ['00:01:02.5 Ana: hi', 'Ana', 62_500],
    ['Ana Souza  00:01:02\nhi', 'Ana Souza', 62_000],
    ['Dr. Ana de Souza: hi', 'Dr. Ana de Souza', null],
    ['Speaker 2: hi', 'Speaker 2', null],
    ['김민지: hi', '김민지', null],
  ])('%s', (text, speaker, startsMs) => {
    expect(speeches(text)).toEqual([{ speaker, text: 'hi', startsMs, endsMs: null }])
  })

  test.each([
    'Ana: see https://example.org',
    'Ana: at 10:30 it was late',
    'Ana: and then she said to me: go',
  ])('%s is one turn', (text) => {
    expect(said(text)).toEqual([text])
    expect(said(`Ana: first\n${text.slice(5)}`)).toHaveLength(1)
  })

  test('where nobody is named, it says how to name them', () => {
    expect(readTranscript('we talked about trains\nand cars')).toMatchObject({
      ok: false,
      message: expect.stringContaining('No line says who speaks'),
    })
  })

  test('nothing is nothing', () => {
    for (const text of ['', ' \n ', '\uFEFF']) expect(readTranscript(text)).toMatchObject({ ok: false })
  })
})

test('speakers are listed in the order in which they first speak', () => {
  expect(speakersOf(speeches('Ben: a\nAna: b\nBen: c'))).toEqual([
    { speaker: 'Ben', speeches: 2 },
    { speaker: 'Ana', speeches: 1 },
  ])
})

test('a name that is none goes back into what was said before', () => {
  const read = speeches('Ana: I think\nThe thing: it broke\nAna: twice')
  expect(withoutSpeaker(read, new Set(['The thing']))).toEqual([
    { speaker: 'Ana', text: 'I think\nThe thing: it broke\ntwice', startsMs: null, endsMs: null },
  ])
})

test('any text is read or refused in a sentence', () => {
  const random = seeded(7)
  const pieces = [
    'WEBVTT',
    '\n',
    '\n\n',
    'Ana: ',
    '<v ',
    '>',
    '00:01.000',
    ' --> ',
    '[',
    '00:00:02',
    ']',
    ':',
    'a',
    '&amp;',
    '\0',
    '\r',
    '<',
    '😀',
  ]
  for (let round = 0; round < 3_000; round++) {
    const text = Array.from(
      { length: 1 + random() * 20 },
      () => pieces[Math.floor(random() * pieces.length)],
    ).join('')
    const read = readTranscript(text)
    if (!read.ok) expect(read.message).toMatch(/\.$/)
    else for (const { text } of read.speeches) expect(text.trim()).not.toBe('')
  }
})

test('a long recording is read in a moment', () => {
  const cue = (n: number) =>
    `${n}\n00:00:01.000 --> 00:00:02.000\n<v Speaker ${n % 7}>${'word '.repeat(20)}</v>\n\n`
  const text = `WEBVTT\n\n${Array.from({ length: 15_000 }, (_, n) => cue(n)).join('')}`
  const started = performance.now()
  expect(speeches(text)).toHaveLength(15_000)
  // Far less on a quiet machine; reading that grows with the square would take minutes.
  expect(performance.now() - started).toBeLessThan(20_000)
  expect(readTranscript(`Ana: ${'x '.repeat(60_000)}`)).toMatchObject({ ok: false })
  expect(readTranscript(`${'['.repeat(500_000)}\nAna: x`)).toMatchObject({ ok: false })
})
