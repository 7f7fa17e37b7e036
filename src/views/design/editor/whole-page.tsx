import { CheckField, TextAreaField, TextField } from '../../parts/field.tsx'
import { EditorFrame, type EditorFrameProps } from './frame.tsx'

export interface WholeForm {
  title: string
  intro: string
  thanks: string
  languages: string
  shuffled: boolean
}

export interface WholePageProps {
  frame: Omit<EditorFrameProps, 'children'>
  base: string
  revision: number
  language: string
  entered: WholeForm
  /** No question yet: the next step is said. */
  empty: boolean
}

/** The survey as a whole: what it is called, what stands before and after the questions, its languages. */
export function WholePage({ frame, base, revision, language, entered, empty }: WholePageProps) {
  const errorOf = (field: string) => frame.errors.find((error) => error.field === field)?.message
  return (
    <EditorFrame {...frame}>
      {empty && <FirstStep />}
      <h2>Title, introduction, languages</h2>
      <form method="post" action={`${base}?language=${language}`} novalidate>
        <input type="hidden" name="revision" value={revision} id="revision" />
        <TextField name="title" label="Title" value={entered.title} error={errorOf('title')} required />
        <TextAreaField
          name="intro"
          label="Introduction"
          help="Read before the first question: who asks, what for, how long it takes, what happens with the answers. Empty: no introduction."
          value={entered.intro}
          error={errorOf('intro')}
          rows={5}
        />
        <TextAreaField
          name="thanks"
          label="Thanks"
          help="Read after the last question. Empty: our own words."
          value={entered.thanks}
          error={errorOf('thanks')}
        />
        <TextField
          name="languages"
          label="Languages"
          help="Codes with commas between them, like en, de. The first one is shown where a text is missing in another."
          value={entered.languages}
          error={errorOf('languages')}
          code
        />
        <CheckField
          name="shuffled"
          label="Sections come in a random order, the same each time for one person"
          checked={entered.shuffled}
        />
        <button type="submit" class="main">
          Save
        </button>
      </form>
    </EditorFrame>
  )
}

function FirstStep() {
  return (
    <div class="banner">
      <p>
        <strong>Next: the first question.</strong> Pick its kind and write it in the{' '}
        <a href="#outline">outline</a>.
      </p>
    </div>
  )
}
