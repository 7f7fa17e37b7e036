import type { Column } from '../../column.ts'

/** Which kind of knowledge about people a question holds, told by its words alone; a wrong guess moves a line in a profile, no number. */
export function aboutOf(title: string): Column['about'] {
  return signs.find(([sign]) => sign.test(title))?.[1]
}

const signs: [RegExp, NonNullable<Column['about']>][] = [
  [
    /\b(region|country|state|city|town|location|zip|postcode|postal code|where do you live|county|district)\b/i,
    'geographic',
  ],
  [
    /^(what is your )?(current )?(gender|sex|age|income|education|occupation|job|marital status|ethnicity|race|religion|household|employment)\b|\b(age group|household income|level of education|how old|how tall|marital|children under|do you have (any )?children|company size)\b/i,
    'demographic',
  ],
  [
    /(agree|rude|acceptable|\bshould|important|believe|opinion|attitude|would you|satisf\w*|recommend|\bprefer)/i,
    'psychographic',
  ],
  [
    /how (often|many|much time|frequently)\b.*\byou\b|do you (usually|ever|own|use)\b|have you (ever|used|bought)|\blast time\b|\bpurchas/i,
    'behavioural',
  ],
]
