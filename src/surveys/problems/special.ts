import { askIfSound } from '../ask.ts'
import { readExpression, references } from '../expression/index.ts'
import type { Survey } from '../survey.ts'
import type { Add } from './scope.ts'

/**
 * Health, belief, biometrics and other specially protected data (GDPR, article 9) are asked only of people who agreed
 * to that before: nobody goes on without agreeing, or the question depends on it.
 */
export function checkSpecial(survey: Survey, add: Add): void {
  const agreements = new Map<string, { needed: boolean }>()
  for (const section of survey.sections)
    for (const question of section.questions) {
      const agreement = askIfSound(question)?.agreement
      if (agreement?.purpose === 'special') agreements.set(question.id, agreement)
      if (!question.special) continue
      const read = [section.showIf, question.showIf].flatMap(readBy)
      const isCovered = [...agreements].some(([id, { needed }]) => needed || read.includes(id))
      if (!isCovered)
        add(
          question.id,
          'Its answers are specially protected. Ask before it for consent to that purpose; if people may refuse, show this question only if they agreed.',
        )
    }
}

function readBy(rule: string | undefined): string[] {
  const read = rule ? readExpression(rule) : undefined
  return read?.ok ? references(read.expression) : []
}
