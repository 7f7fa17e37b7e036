import { inputProps, shownValue } from '../inputs.ts'
import { openText } from '../open-text.tsx'

export const shortText = openText({
  label: 'Short text',
  summary: 'A line in one’s own words',
  most: 1_000,
  Control(props) {
    const shared = { ...inputProps(props), value: shownValue(props), maxlength: props.settings.max }
    switch (props.settings.format) {
      case 'email':
        return <input type="email" dir="ltr" autocomplete="email" {...shared} />
      case 'url':
        return <input type="url" dir="ltr" autocomplete="url" {...shared} />
      case 'phone':
        return <input type="tel" dir="ltr" autocomplete="tel" {...shared} />
      default:
        return <input type="text" {...shared} />
    }
  },
  examples: [
    {
      settings: { min: 2, max: 10 },
      accepts: [
        { inputs: { '': [' Zoë 👍 '] }, answer: 'Zoë 👍' },
        { inputs: { '': ['=1+1'] }, answer: '=1+1' },
        { inputs: { '': ['a\r\nb'] }, answer: 'a\nb' },
      ],
      rejects: [
        { '': ['x'] },
        { '': ['eleven long'] },
        { '': ['a\0b'] },
        { '': ['\ud800ab'] },
        { '': ['ab', 'cd'] },
      ],
      refuses: [12, ['ab'], { text: 'ab' }, 'a\0b', '\udc00ab', 'x'.repeat(11), true],
    },
    {
      settings: { max: 1_000, format: 'email' },
      accepts: [
        {
          inputs: { '': [' zoe.o’hara+list@mail.example.org '] },
          answer: 'zoe.o’hara+list@mail.example.org',
        },
        { inputs: { '': ['名前@例え.jp'] }, answer: '名前@例え.jp' },
      ],
      rejects: [
        { '': ['zoe'] },
        { '': ['zoe@example'] },
        { '': ['zoe@@example.org'] },
        { '': ['a b@example.org'] },
        { '': ['zoe@-example.org'] },
      ],
      refuses: ['zoe@', 'a@b.c', ['zoe@example.org']],
    },
    {
      settings: { max: 1_000, format: 'url' },
      accepts: [
        { inputs: { '': ['https://example.org/a?b=c#d'] }, answer: 'https://example.org/a?b=c#d' },
        { inputs: { '': ['www.example.org/a'] }, answer: 'https://www.example.org/a' },
      ],
      rejects: [
        { '': ['javascript:alert(1)'] },
        { '': ['example'] },
        { '': ['http://'] },
        { '': ['https://a b.org'] },
      ],
      refuses: ['data:text/html,x', 'ftp://example.org'],
    },
    {
      settings: { max: 1_000, format: 'phone' },
      accepts: [{ inputs: { '': ['+49 (0)30 / 123-456'] }, answer: '+49 (0)30 / 123-456' }],
      rejects: [
        { '': ['call me'] },
        { '': ['1234'] },
        { '': ['12345678901234567'] },
        { '': ['++49 30 1234'] },
      ],
      refuses: [49_301_234, 'x12345'],
    },
    {
      settings: {
        max: 20,
        pattern: '[A-Z]{2}-\\d{4}',
        message: { en: 'Write your card’s number, like AB-1234' },
      },
      accepts: [{ inputs: { '': ['AB-1234'] }, answer: 'AB-1234' }],
      rejects: [{ '': ['ab-1234'] }, { '': ['AB-12345'] }],
      refuses: ['AB1234', 'x AB-1234'],
    },
  ],
})
