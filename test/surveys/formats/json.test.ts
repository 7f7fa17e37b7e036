import { expect, test } from 'vitest'
import { json } from '../../../src/surveys/formats/json/json.ts'

const sound = {
  format: 1,
  title: { en: 'Tea' },
  languages: ['en'],
  sections: [
    {
      id: 'about_tea',
      questions: [{ id: 'why', type: 'long_text', title: { en: 'Why?' } }],
    },
  ],
}

test('a sound definition is read, what is not said taking its usual value', async () => {
  const read = await json.read(Buffer.from(`\ufeff${JSON.stringify(sound)}`), {})
  expect(read).toMatchObject({
    ok: true,
    survey: { sections: [{ questions: [{ required: false, settings: {} }] }] },
  })
})

test.each([
  ['not JSON', '{"format": 1\n "title": 2}', 'file', 'Look at line 2'],
  ['Latin-1', Buffer.from([0x22, 0xe9, 0x22]), 'file', 'UTF-8'],
  ['a list', '[]', 'survey', 'Write an object'],
  ['another format', changed({ format: 2 }), 'format', 'Write 1 here.'],
  ['no title', changed({ title: undefined }), 'title', 'This is missing; write texts by language'],
  ['a title without its language', changed({ title: 'Tea' }), 'title', 'Write texts by language'],
  ['a strange key', changed({ colour: 'red' }), 'survey', '“colour” is not known here'],
  [
    'a strange key deep inside',
    question({ colour: 'red' }),
    'section “about_tea”, question “why”',
    '“colour”',
  ],
  [
    'an id with blanks',
    question({ id: 'my question' }),
    'section “about_tea”, question “my question”, id',
    'starts with a letter',
  ],
  ['a type that is none', question({ type: 'long_txt' }), expect.anything(), 'long_text'],
  [
    'settings that do not fit',
    question({ type: 'choice', settings: { options: [] } }),
    expect.anything(),
    'option',
  ],
])('%s is refused with its place and a sentence', async (_, file, where, message) => {
  const read = await json.read(Buffer.from(file), {})
  expect(read).toMatchObject({ ok: false, issues: [{ where, message: expect.stringContaining(message) }] })
  expect(JSON.stringify(read)).not.toMatch(/Invalid|expected/)
})

function changed(change: object): string {
  return JSON.stringify({ ...sound, ...change })
}

function question(change: object): string {
  const [section] = sound.sections
  const questions = [{ ...section?.questions[0], ...change }]
  return JSON.stringify({ ...sound, sections: [{ ...section, questions }] })
}
