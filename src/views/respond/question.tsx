import type { Asked } from '../../surveys/ask.ts'
import { blockHtml, inlineHtml } from '../../surveys/markdown.ts'
import type { Inputs } from '../../surveys/question-type.ts'
import { foreign, textIn } from '../../surveys/text.ts'
import { type Issue, say } from '../../surveys/words.ts'

export interface QuestionProps {
  asked: Asked
  language: string
  answer: unknown
  /** What was sent and not accepted yet. */
  inputs?: Inputs | undefined
  issue?: Issue | undefined
  /** Takes the reader here when the page opens: the first one to mend. */
  first?: boolean
  /** Says "optional" where it is; left out on pages without any required question. */
  marksOptional?: boolean
  /** Carries its id, as rules on the page decide over it. */
  named?: boolean
}

/** The name of a question's main input, and the place links lead to. */
export function inputName(questionId: string): string {
  return `q.${questionId}`
}

/** One question as a respondent sees it: title, help, what to mend, control. */
export function QuestionView(props: QuestionProps) {
  const { asked, language, issue, named } = props
  const { question, labelling } = asked
  const { name, ids, describedBy } = linksOf(props)
  const title = <Title {...props} />
  const rest = <Rest {...props} />
  const look = {
    class: issue ? 'question wrong' : 'question',
    'data-question': named ? question.id : undefined,
  }
  if (labelling === 'group')
    return (
      <fieldset {...look} aria-describedby={describedBy}>
        <legend id={ids.title} class="title">
          {title}
        </legend>
        {rest}
      </fieldset>
    )
  if (labelling === 'input')
    return (
      <div {...look}>
        <label for={name} id={ids.title} class="title">
          {title}
        </label>
        {rest}
      </div>
    )
  return (
    <div {...look}>
      {textIn(question.title, language) && <h2 id={ids.title}>{title}</h2>}
      {rest}
    </div>
  )
}

/** How title, help and error belong to the control. */
function linksOf({ asked: { question }, language, issue }: QuestionProps) {
  const name = inputName(question.id)
  const ids = { title: `${name}-title`, help: `${name}-help`, error: `${name}-error` }
  const help = textIn(question.help, language)
  const describedBy = [help && ids.help, issue && ids.error].filter(Boolean).join(' ') || undefined
  return { name, ids, help, describedBy }
}

function Title({ asked: { question, takesAnswer }, language, marksOptional }: QuestionProps) {
  return (
    <>
      <span
        {...foreign(question.title, language)}
        dangerouslySetInnerHTML={{ __html: inlineHtml(textIn(question.title, language)) }}
      />
      {takesAnswer && marksOptional && !question.required && <small> {say('optional', language)}</small>}
    </>
  )
}

function Rest(props: QuestionProps) {
  const { asked, language, answer, inputs, issue, first } = props
  const { name, ids, help, describedBy } = linksOf(props)
  return (
    <>
      {help && (
        <div
          class="help"
          id={ids.help}
          {...foreign(asked.question.help, language)}
          dangerouslySetInnerHTML={{ __html: blockHtml(help) }}
        />
      )}
      {issue && (
        <p class="error" id={ids.error}>
          {say(issue, language)}
        </p>
      )}
      <asked.Control
        name={name}
        language={language}
        answer={answer}
        inputs={inputs}
        labelledBy={ids.title}
        describedBy={describedBy}
        invalid={issue !== undefined}
        required={asked.question.required === true}
        autofocus={first}
      />
    </>
  )
}
