import type { EditorProps, Inputs } from '../../question-type.ts'
import { CheckField, fieldChecked, fieldText, FileField, LinesField, SelectField } from '../fields.tsx'
import { lineOf, type Listed, listedFrom } from './listed.ts'
import type { Settings } from './settings.ts'

export function Editor({
  name,
  settings: { places = [], only = false, device = false, digits },
  language,
}: EditorProps<Settings>) {
  return (
    <>
      <LinesField
        name={`${name}.places`}
        label="Places to find by typing, one on each line"
        hint="May be empty. With a position: Bern | 46.95 | 7.45"
        value={places.map((one) => lineOf(one, language)).join('\n')}
      />
      <FileField
        name={`${name}.file`}
        label="Or take them from a file"
        hint="A text or CSV file with a name, or name,latitude,longitude, on each line"
        accept=".csv,.txt,.tsv,text/csv,text/plain"
      />
      <CheckField name={`${name}.only`} label="Only places of the list count" checked={only} />
      <CheckField
        name={`${name}.device`}
        label="Offer to send the device’s position (in browsers with script, which ask their owner first)"
        checked={device}
      />
      <SelectField
        name={`${name}.digits`}
        label="A position is kept"
        value={String(digits)}
        choices={precisions}
      />
    </>
  )
}

const precisions = {
  '0': 'to about 100 km',
  '1': 'to about 10 km',
  '2': 'to about 1 km',
  '3': 'to about 100 m',
  '4': 'to about 10 m',
  '5': 'to about 1 m',
}

function editPlaces(inputs: Inputs, before: Settings['places'], language: string): Listed[] | undefined {
  const lines = fieldText(inputs, 'file') || fieldText(inputs, 'places')
  return lines === '' ? undefined : listedFrom(lines, before ?? [], language)
}

export function edit(inputs: Inputs, before: Settings, language: string) {
  return {
    places: editPlaces(inputs, before.places, language),
    ...(fieldChecked(inputs, 'only') && { only: true }),
    ...(fieldChecked(inputs, 'device') && { device: true }),
    digits: Number(fieldText(inputs, 'digits')),
  }
}
