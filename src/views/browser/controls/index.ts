import { recording } from './recording.ts'
import { signature } from './signature.ts'

/** What a control gains where scripts run, by the name in its `data-control`. */
export const controls: Readonly<Record<string, (place: HTMLElement) => void>> = { recording, signature }
