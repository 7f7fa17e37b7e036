import type { EditorProps } from '../../question-type.ts'
import { textIn } from '../../text.ts'
import { say } from '../../words.ts'
import { TextField } from '../fields.tsx'
import { RowFields } from '../rows.tsx'
import { EveryField } from '../scale-fields.tsx'
import type { Settings } from './kano.tsx'

export function KanoEditor({ name, settings, language }: EditorProps<Settings>) {
  const { rows, functional, dysfunctional, every } = settings
  return (
    <>
      <RowFields name={name} label="Features" rows={rows} language={language} />
      <TextField
        name={`${name}.functional`}
        label="Asked if the feature is there"
        hint={`Stands after the feature’s name. Left empty: ${say({ word: 'kano.functional', with: { feature: '…' } }, language)}`}
        value={textIn(functional, language)}
      />
      <TextField
        name={`${name}.dysfunctional`}
        label="Asked if it is not there"
        hint={`Left empty: ${say({ word: 'kano.dysfunctional', with: { feature: '…' } }, language)}`}
        value={textIn(dysfunctional, language)}
      />
      <EveryField name={name} every={every} />
    </>
  )
}
