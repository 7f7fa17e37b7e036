/** The command was called in a way it does not understand; one sentence says how it is meant. */
export class WrongUse extends Error {
  override readonly name = 'wrongUse'
}

export function wrongUse(sentence: string): WrongUse {
  return new WrongUse(sentence)
}
