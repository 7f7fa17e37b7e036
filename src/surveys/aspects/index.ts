import { display } from './display.tsx'

/** Every side of a survey besides its questions, in the order of the editor's menu. */
export const aspects = { display } as const

export type AspectName = keyof typeof aspects

/** Their keys in a survey's definition. */
export const aspectShapes = {
  display: display.settings.optional(),
}
