import { type ControlProps, type Inputs, pressPart } from '../../question-type.ts'
import { say } from '../../words.ts'
import { FieldControls } from '../inner/field-controls.tsx'
import type { FieldAnswers } from '../inner/fields.ts'
import type { Answer, Settings } from './repeat.tsx'
import { entryName, pressed, sentEntries } from './sent-entries.ts'

/**
 * Each entry as a group of its fields; buttons save the page and show it again with one entry more or less.
 */
export function Entries(props: ControlProps<Settings, Answer>) {
  const { name, settings, inputs, language } = props
  const entries = shownEntries(props)
  const press = inputs && pressed(inputs)
  return (
    <div data-control="repeat" data-most={settings.max}>
      {/* Enter in a field does what the first button of a form does, and that is going on. */}
      <button type="submit" class="enter" tabindex={-1} aria-hidden="true" />
      {entries.map(({ place, answers }, index) => (
        <fieldset class="row" key={place}>
          <legend>{say(entryName(settings.noun, index), language)}</legend>
          <FieldControls
            {...props}
            fields={settings.fields}
            answers={answers}
            within={place}
            main={index === 0}
            autofocus={press?.add ? index === entries.length - 1 : index === 0 && props.autofocus}
          />
          <input type="hidden" name={`${name}.entry`} value={place} />
          {entries.length > 1 && (
            <button
              type="submit"
              class="quiet"
              name={`${name}.${pressPart}`}
              value={`remove ${place}`}
              formnovalidate
            >
              {say({ word: 'repeat.remove', with: { entry: entryName(settings.noun, index) } }, language)}
            </button>
          )}
        </fieldset>
      ))}
      {entries.length < settings.max && (
        <button
          type="submit"
          class="quiet"
          name={`${name}.${pressPart}`}
          value="add"
          autofocus={Boolean(press?.remove)}
          formnovalidate
        >
          {say('repeat.add', language)}
        </button>
      )}
    </div>
  )
}

interface ShownEntry {
  place: string
  answers: FieldAnswers | undefined
}

/** What was sent, else what is stored; and one empty entry at least. */
function shownEntries({ inputs, answer, settings }: ControlProps<Settings, Answer>): ShownEntry[] {
  const shown: ShownEntry[] = inputs
    ? placesAfter(inputs, settings).map((place) => ({ place, answers: undefined }))
    : (answer?.entries ?? []).map((answers, index) => ({ place: String(index), answers }))
  const least = Math.max(1, inputs ? 1 : (settings.min ?? 0))
  while (shown.length < least)
    shown.push({ place: nextPlace(shown.map(({ place }) => place)), answers: undefined })
  return shown
}

function placesAfter(inputs: Inputs, { max }: Settings): string[] {
  const places = sentEntries(inputs)
  return pressed(inputs).add && places.length < max ? [...places, nextPlace(places)] : places
}

function nextPlace(places: readonly string[]): string {
  return String(Math.max(-1, ...places.map(Number)) + 1)
}
