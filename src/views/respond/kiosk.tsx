import { say } from '../../surveys/words.ts'

/** For a screen that many use: the script asks whether somebody is still there, and begins anew where nobody is. */
export function Kiosk({ seconds, next, language }: { seconds: number; next: string; language: string }) {
  return (
    <form
      method="post"
      action={next}
      id="kiosk"
      class="go"
      data-idle={seconds}
      data-text={say('kiosk.text', language)}
      data-here={say('kiosk.here', language)}
      data-title={say('kiosk.question', language)}
    >
      <button type="submit" class="quiet">
        {say('kiosk.next', language)}
      </button>
    </form>
  )
}
