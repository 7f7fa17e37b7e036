import { foreign, type Text, textIn } from '../text.ts'

/** A text's plain words; where they are in another language than the page, they say so. */
export function Said({ text, language }: { text: Text | undefined; language: string }) {
  const words = textIn(text, language)
  const marks = foreign(text, language)
  return marks.lang ? <span {...marks}>{words}</span> : <>{words}</>
}
