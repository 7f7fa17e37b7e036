import type { Asked } from '../../../surveys/ask.ts'
import { ConfirmForm } from '../../parts/action.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../parts/field.tsx'
import { QuestionView } from '../../respond/question.tsx'
import { EditorFrame, type EditorFrameProps } from './frame.tsx'
import { QuestionLogic, type QuestionLogicForm, type Source } from './logic-fields.tsx'
import { type Readable, RuleField } from './rule-field.tsx'

export interface QuestionForm {
  title: string
  help: string
  id: string
  required: boolean
  about: string
  special: boolean
  showIf: string
}

export interface QuestionPageProps {
  frame: Omit<EditorFrameProps, 'children'>
  /** Where this question's forms are sent. */
  address: string
  revision: number
  language: string
  /** None where the stored settings do not fit the type; then it can only be removed. */
  asked: Asked | undefined
  /** Settings that were sent and not accepted, to be mended. */
  settings?: unknown
  entered: QuestionForm
  /** It was published: its id has answers. */
  fixedId: boolean
  sections: { id: string; title: string; current: boolean }[]
  readable: Readable[]
  logic: QuestionLogicForm | undefined
  /** Earlier questions whose options can be taken over. */
  sources: Source[]
  /** The questions of its section come in a random order. */
  inShuffle: boolean
}

export function QuestionPage(props: QuestionPageProps) {
  const { frame, asked, language } = props
  return (
    <EditorFrame {...frame}>
      {asked ? (
        <div class="question-work">
          <section aria-labelledby="as-shown">
            <h2 id="as-shown">As people see it</h2>
            <div class="as-shown card" lang={language}>
              <QuestionView asked={asked} language={language} answer={undefined} />
            </div>
          </section>
          <Settings {...props} asked={asked} />
        </div>
      ) : (
        <p>
          We cannot show this question, as its kind or its settings are unknown here. Remove it, or mend the
          definition.
        </p>
      )}
      <Removal {...props} />
    </EditorFrame>
  )
}

function Settings(props: QuestionPageProps & { asked: Asked }) {
  const { frame, address, revision, language, asked, settings, entered, readable, logic } = props
  const errorOf = (field: string) => frame.errors.find((error) => error.field === field)?.message
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{asked.label}</h2>
      <form method="post" action={`${address}?language=${language}`} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="revision" value={revision} id="revision" />
        <Words {...props} errorOf={errorOf} />
        <div class="type-settings" id="s" tabindex={-1}>
          {frame.errors
            .filter(({ field }) => field === 's')
            .map(({ message }) => (
              <p class="error" key={message}>
                {message}
              </p>
            ))}
          <asked.Editor name="s" language={language} settings={settings} />
        </div>
        {asked.takesAnswer && (
          <CheckField name="required" label="Must be answered" checked={entered.required} />
        )}
        <RuleField
          name="showIf"
          label="Show this question if"
          value={entered.showIf}
          error={errorOf('showIf')}
          readable={readable}
        />
        {logic && (
          <QuestionLogic {...props} logic={logic} takesAnswer={asked.takesAnswer} errorOf={errorOf} />
        )}
        <MeaningOfAnswers {...props} errorOf={errorOf} />
        <button type="submit" class="main">
          Save the question
        </button>
      </form>
    </section>
  )
}

interface PartProps extends QuestionPageProps {
  asked: Asked
  errorOf(field: string): string | undefined
}

function Words({ asked, entered, errorOf }: PartProps) {
  return (
    <>
      <TextAreaField
        name="title"
        label={asked.takesAnswer ? 'Question' : 'Heading'}
        value={entered.title}
        error={errorOf('title')}
        rows={2}
      />
      <TextAreaField
        name="help"
        label="Help under it"
        help="May be empty. **Bold**, *italic*, lists and [links](https://example.org) can be used in texts."
        value={entered.help}
        error={errorOf('help')}
        rows={2}
      />
    </>
  )
}

function MeaningOfAnswers({ asked, entered, fixedId, errorOf }: PartProps) {
  return (
    <details class="more" open={errorOf('id') !== undefined}>
      <summary>Id and what the answers tell</summary>
      {fixedId ? (
        <p>
          Id: <code>{entered.id}</code>
          <br />
          <span class="soft">It was published, so it keeps its meaning and cannot change.</span>
        </p>
      ) : (
        <TextField
          name="id"
          label="Id"
          help="Stands in rules and files, like {id}. It is fixed once the survey is published."
          value={entered.id}
          error={errorOf('id')}
          code
        />
      )}
      {asked.takesAnswer && (
        <SelectField
          name="about"
          label="What the answers tell about people"
          help="Profiles of segments are ordered by it."
          value={entered.about}
          options={abouts}
        />
      )}
      {asked.takesAnswer && (
        <CheckField
          name="special"
          label="Specially protected: health, belief, politics, origin, sexuality, union, genetics, biometrics"
          checked={entered.special}
        />
      )}
    </details>
  )
}

const abouts = [
  { value: '', label: 'Nothing in particular' },
  { value: 'demographic', label: 'Who they are (demographic)' },
  { value: 'psychographic', label: 'What they think and want (psychographic)' },
  { value: 'geographic', label: 'Where they are (geographic)' },
  { value: 'behavioural', label: 'What they do (behavioural)' },
]

function Removal({ address, revision, entered, sections, fixedId }: QuestionPageProps) {
  return (
    <div class="below-form" id="below">
      {sections.length > 1 && (
        <form method="post" action={`${address}/place`} class="line">
          <input type="hidden" name="revision" value={revision} />
          <SelectField
            name="section"
            label="Section"
            value={sections.find(({ current }) => current)?.id}
            options={sections.map(({ id, title }) => ({ value: id, label: title }))}
          />
          <button type="submit">Move it there</button>
        </form>
      )}
      <ConfirmForm
        summary="Remove this question"
        action={`${address}/removal`}
        label={`Remove “${entered.title || entered.id}”`}
        values={{ revision: String(revision) }}
      >
        <p>
          It will be gone from the draft.{' '}
          {fixedId
            ? 'Answers given to it so far are kept; its id stays taken.'
            : 'Nobody has answered it, as it was never published.'}
        </p>
      </ConfirmForm>
    </div>
  )
}
