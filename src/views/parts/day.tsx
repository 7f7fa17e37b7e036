/** A day of the calendar as it is written everywhere here, never broken into two lines. */
export function Day({ at, otherwise = '' }: { at: string | null; otherwise?: string }) {
  if (at === null) return <>{otherwise}</>
  return (
    <time dateTime={at} class="day">
      {at}
    </time>
  )
}
