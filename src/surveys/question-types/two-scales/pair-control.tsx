import type { ControlProps } from '../../question-type.ts'
import { cellOf, type Row } from '../rows.tsx'
import { type Side, sides } from './sides.ts'
import type { Answer, Settings } from './two-scales.tsx'
import { Said } from '../said.tsx'

/** Row by row, the two scales beside each other where there is room. */
export function PairControl(props: ControlProps<Settings, Answer>) {
  const { rows } = props.settings
  const open = props.invalid && rows.find((row) => sides.some((side) => !chosenIn(props, row, side)))
  const first = open || rows[0]
  return (
    <>
      {rows.map((row) => (
        <fieldset class="row" key={row.id}>
          <legend>
            <Said text={row.label} language={props.language} />
          </legend>
          <div class="beside">
            {sides.map((side) => (
              <Scale {...props} key={side} row={row} side={side} main={row === first && side === 'first'} />
            ))}
          </div>
        </fieldset>
      ))}
    </>
  )
}

interface ScaleProps extends ControlProps<Settings, Answer> {
  row: Row
  side: Side
  main: boolean
}

function Scale(props: ScaleProps) {
  const { name, settings, language, row, side, main, invalid, describedBy } = props
  const { title, options } = settings[side]
  const chosen = chosenIn(props, row, side)
  return (
    <fieldset>
      <legend>
        <Said text={title} language={language} />
      </legend>
      <div class="points">
        {options.map(({ id, label }, index) => (
          <label class="point" key={id}>
            <input
              type="radio"
              name={`${name}.${row.id}.${side}`}
              value={id}
              id={main && index === 0 ? name : undefined}
              checked={id === chosen}
              autofocus={main && index === 0 && props.autofocus}
              aria-describedby={main && index === 0 && invalid ? describedBy : undefined}
            />
            <span>
              <Said text={label} language={language} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function chosenIn({ inputs, answer }: ControlProps<Settings, Answer>, { id }: Row, side: Side) {
  return inputs ? inputs(`${id}.${side}`)[0] : cellOf(answer?.rows, id)?.[side]
}
