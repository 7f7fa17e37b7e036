import { inputProps, shownValue } from '../inputs.ts'
import { say } from '../../words.ts'
import { openText } from '../open-text.tsx'

const most = 20_000

export const longText = openText({
  label: 'Long text',
  summary: 'Several lines in one’s own words',
  most,
  Control(props) {
    const { name, id = name, settings, language, describedBy } = props
    // Only a limit that people may come near is worth their attention.
    const limited = settings.max < most
    const limit = `${name}-limit`
    const noted = limited ? { ...props, describedBy: describedBy ? `${describedBy} ${limit}` : limit } : props
    return (
      <>
        {/* A line break right after the tag is swallowed by browsers; a text that starts with one is tidied anyway. */}
        <textarea {...inputProps(noted)} rows={5} maxlength={settings.max}>
          {shownValue(props)}
        </textarea>
        {limited && (
          <small id={limit} data-control="counter" data-for={id} data-max={settings.max}>
            {say({ word: 'text.limit', with: { count: settings.max } }, language)}
          </small>
        )}
      </>
    )
  },
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
    {
      settings: { max: 300 },
      accepts: [{ inputs: { '': ['Quiet.'] }, answer: 'Quiet.' }],
      rejects: [{ '': ['x'.repeat(301)] }],
      refuses: [false],
    },
  ],
})
