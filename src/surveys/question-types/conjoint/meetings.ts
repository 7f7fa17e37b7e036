import type { Profile } from './design.ts'

/** How often any two levels came in one alternative; a level with itself: how often it came. */
export class Meetings {
  readonly #starts: number[] = []
  readonly #size: number
  readonly #counts: Int32Array

  constructor(levels: readonly number[]) {
    let size = 0
    for (const count of levels) {
      this.#starts.push(size)
      size += count
    }
    this.#size = size
    this.#counts = new Int32Array(size * size)
  }

  of(attribute: number, level: number, other: number, otherLevel: number): number {
    return this.#counts[this.#at(attribute, level) * this.#size + this.#at(other, otherLevel)] ?? 0
  }

  count(profile: Profile, by: number): void {
    const places = profile.map((level, attribute) => this.#at(attribute, level))
    for (const one of places)
      for (const other of places) {
        const at = one * this.#size + other
        this.#counts[at] = (this.#counts[at] ?? 0) + by
      }
  }

  #at(attribute: number, level: number): number {
    return (this.#starts[attribute] ?? 0) + level
  }
}
