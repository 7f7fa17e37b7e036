import { inputProps, shownValue } from '../inputs.ts'
import { openText } from '../open-text.tsx'

export const shortText = openText({
  label: 'Short text',
  summary: 'A line in one’s own words',
  most: 1_000,
  Control: (props) => (
    <input type="text" {...inputProps(props)} value={shownValue(props)} maxlength={props.settings.max} />
  ),
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
  ],
})
