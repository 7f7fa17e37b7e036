import type { Inputs } from '../question-type.ts'
import { textIn } from '../text.ts'
import { CheckField, FileField } from './fields.tsx'
import type { Option } from './options.ts'

/** An author's inputs for the pictures of options. What is uploaded comes back as the id of a stored picture. */

interface Props {
  name: string
  options: readonly Option[]
  language: string
}

const most = 60

export function PictureFields({ name, options, language }: Props) {
  if (options.length > most) return null
  return (
    <details class="more">
      <summary>Pictures of the options</summary>
      <p class="hint">
        PNG, JPEG, WebP or GIF of at most 1 MB. The option’s words stand beside it and say what it shows.
      </p>
      {options.map((option) => (
        <PictureField key={option.id} name={name} option={option} words={textIn(option.label, language)} />
      ))}
    </details>
  )
}

function PictureField({
  name,
  option: { id, picture },
  words,
}: {
  name: string
  option: Option
  words: string
}) {
  return (
    <>
      <FileField
        name={`${name}.picture.${id}`}
        label={`Picture of “${words}”`}
        accept="image/png,image/jpeg,image/webp,image/gif"
      />
      {picture && (
        <>
          <img class="thumbnail" src={`/pictures/${picture}`} alt={`The picture of “${words}” now`} />
          <input type="hidden" name={`${name}.pictured.${id}`} value={picture} />
          <CheckField
            name={`${name}.unpictured.${id}`}
            label={`Without a picture for “${words}”`}
            checked={false}
          />
        </>
      )}
    </>
  )
}

/** A new picture, else the one that the form showed, else the one it has. */
export function withPicture(inputs: Inputs, option: Option): Option {
  const { picture: had, ...rest } = option
  const [added] = inputs(`picture.${option.id}`).filter((id) => id !== '')
  const kept =
    inputs(`unpictured.${option.id}`).length > 0 ? undefined : (inputs(`pictured.${option.id}`)[0] ?? had)
  const picture = added ?? kept
  return picture === undefined ? rest : { ...rest, picture }
}
