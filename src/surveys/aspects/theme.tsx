import { z } from 'zod'
import { aspect } from '../aspect.ts'
import { type Colour, contrast, nearestPassing } from '../contrast.ts'
import type { Inputs } from '../question-type.ts'
import {
  CheckField,
  fieldChecked,
  FileField,
  fieldNumber,
  fieldText,
  NumberField,
  SelectField,
  TextField,
} from '../question-types/fields.tsx'

/** The grounds that the product's own style gives, by day and by night; a theme changes what stands on them. */
const light = { paper: '#fbfaf7', surface: '#ffffff', soft: '#e2efed' }
const dark = { paper: '#14161a', surface: '#1b1e23' }
const readable = 4.5

const faces = {
  system: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  serif: "'Iowan Old Style', 'Palatino Linotype', Georgia, 'Noto Serif', serif",
  rounded: "ui-rounded, 'Hiragino Maru Gothic ProN', Quicksand, 'Noto Sans', sans-serif",
  mono: "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, monospace",
} as const

const accent = z
  .string()
  .transform((written) => written.trim().toLowerCase())
  .transform((written) => written.replace(/^#?([0-9a-f])([0-9a-f])([0-9a-f])$/, '#$1$1$2$2$3$3'))
  .transform((written) => written.replace(/^(?=[0-9a-f]{6}$)/, '#'))
  .superRefine((colour, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    if (!/^#[0-9a-f]{6}$/.test(colour)) complain('Write the colour as six digits, like #0f6b66')
    else if (!passes(colour))
      complain(
        `${colour} cannot be read on our light ground (contrast ${contrastOf(colour)}, needed 4.5). The nearest colour that can is ${nearestPassing(colour, passes)}`,
      )
  })

const settings = z.strictObject({
  /** Buttons, links, what is picked. By night a lighter one of the same hue is found. */
  accent: accent.optional(),
  face: z.enum(['system', 'serif', 'rounded', 'mono']).default('system'),
  /** Of buttons and options, in pixels. */
  corner: z
    .number('Write the corner in pixels, from 0 to 24')
    .int('Write the corner in whole pixels, from 0 to 24')
    .min(0, 'Write the corner in pixels, from 0 to 24')
    .max(24, 'Write the corner in pixels, from 0 to 24')
    .default(6),
  /** Above each page; by the id of a stored picture. */
  logo: z.strictObject({ picture: z.string().regex(/^[0-9a-z]{1,64}$/) }).optional(),
})
export type Theme = z.infer<typeof settings>

export const theme = aspect<Theme>({
  label: 'Look',
  summary:
    'Colour, typeface, corners and logo; what could not be read well is refused with the nearest that can',
  settings,
  blank: { face: 'system', corner: 6 },
  Editor: ({ name, settings: { accent, face, corner, logo } }) => (
    <>
      <TextField
        name={`${name}.accent`}
        label="Colour"
        value={accent}
        hint="Of buttons, links and what is picked, like #0f6b66. Empty: our own."
      />
      <SelectField
        name={`${name}.face`}
        label="Typeface"
        value={face}
        choices={{
          system: 'as everywhere on the reader’s device',
          serif: 'with serifs',
          rounded: 'rounded',
          mono: 'fixed width',
        }}
        hint="Faces that devices bring along, so that nothing is loaded."
      />
      <NumberField name={`${name}.corner`} label="Corners, in pixels" value={corner} />
      <FileField
        name={`${name}.picture.logo`}
        label="Logo"
        accept="image/png,image/jpeg,image/webp,image/gif"
      />
      {logo && (
        <>
          <img class="thumbnail" src={`/pictures/${logo.picture}`} alt="The logo now" />
          <input type="hidden" name={`${name}.pictured.logo`} value={logo.picture} />
          <CheckField name={`${name}.unpictured.logo`} label="Without a logo" checked={false} />
        </>
      )}
    </>
  ),
  edit: (inputs) => ({
    accent: fieldText(inputs, 'accent') || undefined,
    face: fieldText(inputs, 'face'),
    corner: fieldNumber(inputs, 'corner'),
    logo: logoIn(inputs),
  }),
})

/** The one just uploaded, else the one before, unless it shall go. */
function logoIn(inputs: Inputs): Theme['logo'] {
  const [picture] = [...inputs('picture.logo'), ...inputs('pictured.logo')].filter(Boolean)
  return picture && !fieldChecked(inputs, 'unpictured.logo') ? { picture } : undefined
}

/** The style sheet of a theme: our own names with its values; empty where it changes nothing. */
export function styleOf({ accent, face, corner }: Theme): string {
  const names = [
    ...(accent ? [`--accent:${accent}`, `--accent-strong:${strongOf(accent)}`, '--on-accent:#fff'] : []),
    ...(accent ? [`--accent-soft:color-mix(in srgb,${accent} 12%,${light.surface})`] : []),
    ...(face === 'system' ? [] : [`--face:${faces[face]}`]),
    ...(corner === 6 ? [] : [`--corner:${corner}px`]),
  ]
  if (names.length === 0) return ''
  return `:root{${names.join(';')}}${accent ? byNight(accent) : ''}`
}

function byNight(accent: Colour): string {
  const lit = nearestPassing(accent, passesByNight)
  const names = [
    `--accent:${lit}`,
    `--accent-strong:color-mix(in srgb,${lit} 70%,#fff)`,
    '--on-accent:#0c0f12',
    `--accent-soft:color-mix(in srgb,${lit} 18%,${dark.surface})`,
  ]
  return `@media (prefers-color-scheme:dark){:root{${names.join(';')}}}`
}

/** As words on paper and on an option that is picked, and white words upon it. */
function passes(colour: Colour): boolean {
  return [...Object.values(light), '#ffffff'].every((ground) => contrast(colour, ground) >= readable)
}

function passesByNight(colour: Colour): boolean {
  return [...Object.values(dark), '#0c0f12'].every((ground) => contrast(colour, ground) >= readable + 1)
}

function contrastOf(colour: Colour): string {
  return Math.min(...Object.values(light).map((ground) => contrast(colour, ground))).toFixed(1)
}

/** The pressed and pointed-at button is a step darker. */
function strongOf(accent: Colour): Colour {
  return `color-mix(in srgb,${accent} 80%,#000)`
}
