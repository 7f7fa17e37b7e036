import { startTellingHeight } from './respond/framed.ts'
import { listenToKeys } from './respond/keys.ts'
import { startSaving } from './respond/saving.ts'
import { startTurning } from './respond/turning.ts'

/** What a survey's page gains where its script runs; without it, every page is complete. */
startSaving()
startTurning()
listenToKeys()
startTellingHeight()
