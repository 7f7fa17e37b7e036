import { inputProps, shownValue } from '../inputs.ts'
import { openText } from '../open-text.tsx'

export const longText = openText({
  label: 'Long text',
  summary: 'Several lines in one’s own words',
  most: 20_000,
  Control: (props) => (
    // A line break right after the tag is swallowed by browsers; a text that starts with one is tidied anyway.
    <textarea {...inputProps(props)} rows={5} maxlength={props.settings.max}>
      {shownValue(props)}
    </textarea>
  ),
  examples: [
    {
      settings: { max: 20_000 },
      accepts: [
        { inputs: { '': ['Line one\r\nline two'] }, answer: 'Line one\nline two' },
        {
          inputs: { '': ['</textarea><script>alert(1)</script>'] },
          answer: '</textarea><script>alert(1)</script>',
        },
      ],
      rejects: [{ '': ['x'.repeat(5_000_000)] }, { '': ['\0'] }, { '': ['a', 'b'] }],
      refuses: [1, [], {}, 'a\0', 'x'.repeat(20_001)],
      reads: [{ cell: '  as it\nwas  ', answer: 'as it\nwas' }],
    },
  ],
})
