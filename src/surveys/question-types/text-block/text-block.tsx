import { z } from 'zod'
import { blockHtml } from '../../markdown.ts'
import { questionType } from '../../question-type.ts'
import { foreign, text, textIn } from '../../text.ts'
import { fieldWords, LinesField } from '../fields.tsx'

const settings = z.strictObject({ text: text.optional() })

export const textBlock = questionType<z.infer<typeof settings>, never>({
  label: 'Text',
  summary: 'Something to read, without an answer',
  settings,
  blank: {},
  parse: () => ({ ok: true, answer: undefined }),
  check: () => undefined,
  columns: () => [],
  cells: () => [],
  value: () => undefined,
  valueKind: 'text',
  read: () => ({ ok: true, answer: undefined }),
  write: () => '',
  prose: ['text'],
  labelling: 'none',
  Control: ({ settings, language }) => (
    // The author's markdown, made safe: no HTML of its own, links to web and mail addresses alone.
    <div
      class="prose"
      {...foreign(settings.text, language)}
      dangerouslySetInnerHTML={{ __html: blockHtml(textIn(settings.text, language)) }}
    />
  ),
  Editor: ({ name, settings, language }) => (
    <LinesField
      name={`${name}.text`}
      label="Text"
      hint="An empty line starts a paragraph; **bold**, *italic*, [words](https://…) and lists with - are read"
      value={textIn(settings.text, language)}
    />
  ),
  edit: (inputs, before, language) => ({ text: fieldWords(inputs, 'text', before.text, language) }),
  examples: [
    {
      settings: { text: { en: 'Thank you for **your time**.' } },
      accepts: [],
      rejects: [],
      refuses: ['text', true, {}],
    },
  ],
})
