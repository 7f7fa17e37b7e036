import type { ControlProps } from '../../question-type.ts'
import { say } from '../../words.ts'
import type { Answer, Settings } from './conjoint.tsx'
import type { Alternative } from './tasks.ts'
import { Said } from '../said.tsx'

interface Props extends ControlProps<Settings, Answer> {
  number: number
  alternatives: readonly Alternative[]
  picked: string | undefined
}

/** One choice: a card for each alternative, to be tapped anywhere, and perhaps none of them. */
export function ChoiceTask(props: Props) {
  const { name, settings, language, number, alternatives, picked } = props
  const first = number === 1
  return (
    <fieldset class="row">
      <legend>
        {say({ word: 'conjoint.choice', with: { choice: number, choices: settings.tasks } }, language)}
      </legend>
      <div class="offers">
        {alternatives.map((alternative, at) => {
          const facts = `${name}.${number}-${at + 1}`
          return (
            <div class="offer" key={facts}>
              <label class="option">
                <input
                  type="radio"
                  name={`${name}.${number}`}
                  value={at + 1}
                  id={first && at === 0 ? name : undefined}
                  checked={picked === String(at + 1)}
                  autofocus={first && at === 0 && props.autofocus}
                  aria-describedby={
                    first && at === 0 && props.invalid ? `${facts} ${props.describedBy}` : facts
                  }
                />
                {say({ word: 'conjoint.alternative', with: { number: at + 1 } }, language)}
              </label>
              <Facts {...{ id: facts, settings, alternative, language }} />
            </div>
          )
        })}
      </div>
      {settings.none && (
        <label class="option">
          <input type="radio" name={`${name}.${number}`} value="none" checked={picked === 'none'} />
          {say('none', language)}
        </label>
      )}
    </fieldset>
  )
}

function Facts({
  id,
  settings,
  alternative,
  language,
}: Pick<Props, 'settings' | 'language'> & { id: string; alternative: Alternative }) {
  return (
    <dl id={id}>
      {settings.attributes.map((attribute) => (
        <div key={attribute.id}>
          <dt>
            <Said text={attribute.label} language={language} />
          </dt>
          <dd>
            <Said
              text={attribute.levels.find((level) => level.id === alternative[attribute.id])?.label}
              language={language}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
