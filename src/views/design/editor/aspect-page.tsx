import type { ComponentChildren } from 'preact'
import { EditorFrame, type EditorFrameProps } from './frame.tsx'

export interface AspectPageProps {
  frame: Omit<EditorFrameProps, 'children'>
  address: string
  revision: number
  language: string
  label: string
  summary: string
  /** The aspect's own fields, as stored or as entered. */
  fields: ComponentChildren
}

/** One side of the whole survey, such as its pages or who asks. */
export function AspectPage(props: AspectPageProps) {
  const { frame, address, revision, language, label, summary, fields } = props
  return (
    <EditorFrame {...frame}>
      <h2>{label}</h2>
      <p class="soft">{summary}.</p>
      <form method="post" action={`${address}?language=${language}`} enctype="multipart/form-data" novalidate>
        <input type="hidden" name="revision" value={revision} id="revision" />
        <div class="type-settings" id="s" tabindex={-1}>
          {frame.errors
            .filter(({ field }) => field === 's')
            .map(({ message }) => (
              <p class="error" key={message}>
                {message}
              </p>
            ))}
          {fields}
        </div>
        <button type="submit" class="main">
          Save
        </button>
      </form>
    </EditorFrame>
  )
}
