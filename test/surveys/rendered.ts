import type { Inputs } from '../../src/surveys/question-type.ts'

/** What a browser would find in and send from a piece of markup. */

export interface RenderedInput {
  name: string
  id: string | undefined
  type: string
  value: string
  sends: boolean
  labelled: boolean
  describedBy: string | undefined
}

export function inputsOf(html: string): RenderedInput[] {
  const found: RenderedInput[] = []
  const inputs =
    /<(input|textarea|select)\b([^>]*?)\/?>(?:([^<]*)<\/textarea>|(?<=<select[^>]*>)(.*?)<\/select>)?/gs
  for (const match of html.matchAll(inputs)) {
    const [, tag = '', attributes = '', content = '', options = ''] = match
    const of = (name: string) => attribute(attributes, name)
    const type = tag === 'input' ? (of('type') ?? 'text') : tag
    const ticks = type === 'radio' || type === 'checkbox'
    const before = html.slice(0, match.index)
    found.push({
      name: of('name') ?? '',
      id: of('id'),
      type,
      value:
        tag === 'textarea'
          ? decoded(content)
          : tag === 'select'
            ? pickedOf(options)
            : (of('value') ?? (ticks ? 'on' : '')),
      sends: !ticks || / checked\b/.test(attributes),
      labelled:
        type === 'hidden' ||
        before.lastIndexOf('<label') > before.lastIndexOf('</label>') ||
        Boolean(of('aria-label') ?? of('aria-labelledby')) ||
        (of('id') !== undefined && html.includes(`for="${of('id')}"`)),
      describedBy: of('aria-describedby'),
    })
  }
  return found
}

/** The form's values under a prefix: '' the main input, then the parts. */
export function sent(html: string, prefix: string): Inputs {
  const inputs = inputsOf(html).filter(({ sends }) => sends)
  return (part = '') =>
    inputs.filter(({ name }) => name === (part ? `${prefix}.${part}` : prefix)).map(({ value }) => value)
}

/** The picked option's value, else the first one's, as a browser sends it. */
function pickedOf(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)]
  const picked = all.find(([, attributes = '']) => / selected\b/.test(attributes)) ?? all[0]
  return attribute(picked?.[1] ?? '', 'value') ?? decoded(picked?.[2] ?? '')
}

function attribute(attributes: string, name: string): string | undefined {
  // An attribute alone, as in `<option value>`, is an empty one.
  const [found, value = ''] = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)"|(?=\\s|$))`).exec(attributes) ?? []
  return found === undefined ? undefined : decoded(value)
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
