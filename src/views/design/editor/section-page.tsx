import { ConfirmForm } from '../../parts/action.tsx'
import { TextAreaField, TextField } from '../../parts/field.tsx'
import { counted } from '../../parts/numbers.ts'
import { EditorFrame, type EditorFrameProps } from './frame.tsx'
import { SectionLogic, type SectionLogicForm, type Source } from './logic-fields.tsx'
import { type Readable, RuleField } from './rule-field.tsx'

export interface SectionForm {
  title: string
  showIf: string
  screenOut: string
  message: string
}

export interface SectionPageProps {
  frame: Omit<EditorFrameProps, 'children'>
  address: string
  revision: number
  language: string
  entered: SectionForm
  questions: number
  /** The only section cannot go. */
  only: boolean
  /** Before the section, and after it. */
  readable: Readable[]
  readableAfter: Readable[]
  logic: SectionLogicForm
  sources: Source[]
  targets: Source[]
  inShuffle: boolean
}

export function SectionPage(props: SectionPageProps) {
  const { frame, address, revision, language, entered, only, readable, readableAfter } = props
  const errorOf = (field: string) => frame.errors.find((error) => error.field === field)?.message
  return (
    <EditorFrame {...frame}>
      <h2>Section</h2>
      <p class="soft">A section is one page to those who answer.</p>
      <form method="post" action={`${address}?language=${language}`} novalidate>
        <input type="hidden" name="revision" value={revision} id="revision" />
        <TextField name="title" label="Title" value={entered.title} error={errorOf('title')} />
        <RuleField
          name="showIf"
          label="Show this section if"
          value={entered.showIf}
          error={errorOf('showIf')}
          readable={readable}
        />
        <RuleField
          name="screenOut"
          label="After it, screen people out if"
          value={entered.screenOut}
          error={errorOf('screenOut')}
          readable={readableAfter}
          empty="nobody"
        />
        <TextAreaField
          name="message"
          label="What those who are screened out read"
          value={entered.message}
          error={errorOf('message')}
        />
        <SectionLogic {...props} errorOf={errorOf} />
        <button type="submit" class="main">
          Save the section
        </button>
      </form>
      {!only && <Removal {...props} />}
    </EditorFrame>
  )
}

function Removal({ address, revision, questions }: SectionPageProps) {
  return (
    <div class="below-form" id="below">
      <ConfirmForm
        summary="Remove this section"
        action={`${address}/removal`}
        label="Remove the section"
        values={{ revision: String(revision) }}
      >
        <p>
          It will be gone from the draft
          {questions > 0 && <>, with its {counted(questions, 'question')}</>}. Answers given so far are kept.
        </p>
      </ConfirmForm>
    </div>
  )
}
