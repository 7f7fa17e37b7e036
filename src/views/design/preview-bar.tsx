import { counted } from '../parts/numbers.ts'

/** Stands above every page of a preview. */
export function PreviewBar({ home, mayEdit, leftOut }: { home: string; mayEdit: boolean; leftOut: number }) {
  return (
    <p class="notice">
      <strong>Preview of the draft.</strong> Nothing you enter is stored.
      {leftOut > 0 &&
        ` ${counted(leftOut, 'question')} to be mended first ${leftOut === 1 ? 'is' : 'are'} left out.`}{' '}
      <a href={mayEdit ? `${home}/edit` : home}>{mayEdit ? 'Back to the editor' : 'Back to the survey'}</a>
    </p>
  )
}
