import { display } from './display.tsx'
import { embedding } from './embedding.tsx'
import { protection } from './protection.tsx'
import { quotas } from './quotas.tsx'
import { theme } from './theme.tsx'
import { trust } from './trust.tsx'

/** Every side of a survey besides its questions, in the order of the editor's menu. */
export const aspects = { trust, display, theme, protection, quotas, embedding } as const

export type AspectName = keyof typeof aspects

/** Their keys in a survey's definition. */
export const aspectShapes = {
  trust: trust.settings.optional(),
  display: display.settings.optional(),
  theme: theme.settings.optional(),
  protection: protection.settings.optional(),
  quotas: quotas.settings.optional(),
  embedding: embedding.settings.optional(),
}
