/** The two scales by the names that inputs, rules and answers have for them. */
export const sides = ['first', 'second'] as const
export type Side = (typeof sides)[number]
