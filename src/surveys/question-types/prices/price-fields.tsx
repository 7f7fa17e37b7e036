import { readNumber } from '../../numbers.ts'
import type { ControlProps } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { PointRow } from '../point-row.tsx'
import { disorderIn, intentPoints, intents, type Mark, marks } from './marks.ts'
import type { Answer, Settings } from './prices.tsx'

/** Four inputs with their questions; where the order was unusual, a box that keeps it. */
export function PriceFields(props: ControlProps<Settings, Answer>) {
  const { name, settings, language, inputs, answer } = props
  return (
    <>
      {marks.map((mark, at) => (
        <Price {...props} key={mark} mark={mark} first={at === 0} />
      ))}
      {settings.intent &&
        intents.map((part) => (
          <fieldset class="row" key={part}>
            <legend>{say(`prices.${part}`, language)}</legend>
            <PointRow
              name={`${name}.${part}`}
              settings={settings}
              points={intentPoints(language)}
              answer={answer?.[part]}
              inputs={inputs && (() => inputs(part))}
              language={language}
              labelledBy={`${name}.${part}`}
              invalid={false}
              required={false}
            />
          </fieldset>
        ))}
      {isUnusual(props) && (
        <label class="option">
          <input
            type="checkbox"
            name={`${name}.sure`}
            value="yes"
            checked={inputs ? inputs('sure').length > 0 : true}
          />
          {say('prices.sure', language)}
        </label>
      )}
    </>
  )
}

interface PriceProps extends ControlProps<Settings, Answer> {
  mark: Mark
  first: boolean
}

function Price({ mark, first, name, settings, language, inputs, answer, ...props }: PriceProps) {
  const id = first ? name : `${name}.${mark}`
  const value = inputs ? inputs(mark)[0] : answer?.[mark]
  return (
    <p class="row">
      <label for={id}>{textIn(settings.words?.[mark], language) || say(`prices.${mark}`, language)}</label>
      <span class="number">
        <input
          type="text"
          inputmode="decimal"
          id={id}
          name={`${name}.${mark}`}
          value={value === undefined ? '' : String(value)}
          autocomplete="off"
          autofocus={first && props.autofocus}
          aria-describedby={first && props.invalid ? props.describedBy : undefined}
        />{' '}
        {textIn(settings.currency, language)}
      </span>
    </p>
  )
}

function isUnusual({ inputs, answer }: ControlProps<Settings, Answer>): boolean {
  const [too_cheap, cheap, expensive, too_expensive] = marks.map((mark) =>
    inputs ? readNumber(inputs(mark)[0] ?? '') : answer?.[mark],
  )
  if (too_cheap === undefined || cheap === undefined || expensive === undefined) return false
  return (
    too_expensive !== undefined && disorderIn({ too_cheap, cheap, expensive, too_expensive }) !== undefined
  )
}
