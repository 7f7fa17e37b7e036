import { seeded } from '../../surveys/random.ts'
import type { Answers } from '../../surveys/response.ts'
import { endings, furtherSayings, openings } from './further-words.ts'
import { joints, type Matter, oneWords, sayings, type Tongue } from './words.ts'

/** Three kinds of riders with needs of their own: the structure that a good analysis should find again. */
export type Kind = 'commuter' | 'parent' | 'leisure'

export interface Rider {
  kind: Kind
  tongue: Tongue
  town: string
  age: string
  plan: string
  household: string
  cars: string
}

export type Random = () => number

export function drawRider(random: Random): Rider {
  const kind = pick(random, { commuter: 45, parent: 30, leisure: 25 })
  const { ages, households, plans, cars, towns } = of[kind]
  return {
    kind,
    tongue: pick(random, { en: 52, de: 32, fr: 9, es: 7 }),
    town: pick(random, towns),
    age: pick(random, ages),
    plan: pick(random, plans),
    household: pick(random, households),
    cars: pick(random, cars),
  }
}

type Weights<Name extends string = string> = Partial<Record<Name, number>>

interface Traits {
  uses: Weights
  often: Weights
  km: number
  ages: Weights
  households: Weights
  plans: Weights
  cars: Weights
  towns: Weights
  extras: Weights
  /** Points on average: ready to ride, easy app, worth its price. */
  points: [number, number, number]
  likes: Weights<Matter>
  misses: Weights<Matter>
}

const of: Record<Kind, Traits> = {
  commuter: {
    uses: { commute: 88, leisure: 6, other: 6 },
    often: { rarely: 3, weekly: 12, often: 35, daily: 50 },
    km: 62,
    ages: { under30: 38, '30to44': 36, '45to59': 22, '60plus': 4 },
    households: { Alone: 45, Couple: 40, 'With children': 15 },
    plans: { Plus: 62, Basic: 38 },
    cars: { better: 58, unsure: 32, worse: 10 },
    towns: { lindenau: 30, harbour: 55, hills: 15 },
    extras: { phone_mount: 60, rain_cape: 45, basket: 20, repair: 40, child_seat: 2 },
    points: [3.0, 3.6, 3.5],
    likes: { repair: 30, app: 22, price: 14, comfort: 10, weather: 8, support: 8, look: 4, battery: 4 },
    misses: { battery: 34, repair: 30, app: 20, weather: 8, support: 8 },
  },
  parent: {
    uses: { children: 86, commute: 8, leisure: 4, other: 2 },
    often: { rarely: 6, weekly: 26, often: 42, daily: 26 },
    km: 28,
    ages: { under30: 10, '30to44': 68, '45to59': 20, '60plus': 2 },
    households: { 'With children': 92, Couple: 6, Alone: 2 },
    plans: { Family: 70, Plus: 16, Basic: 14 },
    cars: { better: 40, unsure: 45, worse: 15 },
    towns: { lindenau: 58, harbour: 20, hills: 22 },
    extras: { child_seat: 88, basket: 48, rain_cape: 22, repair: 30, phone_mount: 12 },
    points: [3.9, 3.7, 2.5],
    likes: { children: 46, support: 16, comfort: 12, repair: 12, look: 8, app: 6 },
    misses: { price: 44, children: 30, comfort: 14, support: 12 },
  },
  leisure: {
    uses: { leisure: 88, commute: 4, other: 8 },
    often: { rarely: 40, weekly: 46, often: 12, daily: 2 },
    km: 21,
    ages: { under30: 16, '30to44': 16, '45to59': 30, '60plus': 38 },
    households: { Couple: 58, Alone: 30, 'With children': 12 },
    plans: { Basic: 78, Plus: 22 },
    cars: { better: 30, unsure: 42, worse: 28 },
    towns: { lindenau: 22, harbour: 24, hills: 54 },
    extras: { basket: 52, none: 24, rain_cape: 14, phone_mount: 10 },
    points: [4.4, 3.0, 4.1],
    likes: { look: 34, comfort: 30, price: 14, support: 12, battery: 10 },
    misses: { app: 46, comfort: 18, battery: 14, look: 12, price: 10 },
  },
}

/** In the second wave the batteries are older and the app has a new version. */
export function drawAnswers(random: Random, rider: Rider, wave: 0 | 1): Answers {
  const { kind, tongue, age, town, cars } = rider
  const traits = of[kind]
  const use = pick(random, traits.uses)
  const [ready, easy, worth] = traits.points
  const reliable = point(random, ready - wave * 0.4)
  const simple = point(random, easy + wave * 0.3)
  const fair = point(random, worth)
  const recommend = Math.max(
    0,
    Math.min(10, Math.round((reliable + simple + 3 * fair) / 2.4 + around(random) * 1.1)),
  )
  const extras = draws(random, traits.extras)
  const day = 1 + Math.floor(random() * 28)
  const answers: Record<string, unknown> = {
    agree: true,
    use: use === 'other' ? { option: use, text: 'Deliveries for my shop' } : { option: use },
    often: { option: pick(random, traits.often) },
    km: Math.max(1, Math.round(traits.km * Math.exp(around(random) * 0.45))),
    since: `202${3 + Math.floor(random() * 3)}-0${1 + Math.floor(random() * 9)}-${String(day).padStart(2, '0')}`,
    extras: { options: extras.length === 0 ? ['none'] : extras },
    reliable,
    easy: simple,
    worth: fair,
    recommend,
    age: { option: age },
    town: { option: town },
    cars: { option: cars },
  }
  if (use === 'children') answers.children_count = 1 + Math.floor(random() * 2.4)
  const who = JSON.stringify(answers)
  if (random() < 0.72) answers.best = likes(random, tongue, traits, recommend, who)
  if (random() < 0.78) answers.improve = misses(random, tongue, traits, wave, who)
  if (random() < 0.5) answers.word = oneOf(random, oneWords[kind])
  // Not everybody answers everything.
  for (const id of ['km', 'since', 'cars', 'worth']) if (random() < 0.05) delete answers[id]
  return answers
}

function likes(
  random: Random,
  tongue: Tongue,
  { likes, misses }: Traits,
  recommend: number,
  who: string,
): string {
  const first = oneOf(random, saidOf(tongue, pick(random, likes)).good)
  const chance = random()
  if (chance < 0.25)
    return sentence(
      joined(random, first, oneOf(random, saidOf(tongue, pick(random, likes)).good), tongue, 'and'),
      tongue,
      who,
    )
  if (chance < 0.25 + (10 - recommend) * 0.05)
    return sentence(
      joined(random, first, oneOf(random, saidOf(tongue, pick(random, misses)).bad), tongue, 'but'),
      tongue,
      who,
    )
  return sentence(first, tongue, who)
}

function misses(random: Random, tongue: Tongue, { likes, misses }: Traits, wave: 0 | 1, who: string): string {
  const matter = wave === 1 && random() < 0.25 ? 'battery' : pick(random, misses)
  const said = saidOf(tongue, matter)
  const first = random() < 0.3 ? oneOf(random, said.wish) : oneOf(random, said.bad)
  const chance = random()
  if (chance < 0.22)
    return sentence(
      joined(random, first, oneOf(random, saidOf(tongue, pick(random, misses)).bad), tongue, 'and'),
      tongue,
      who,
    )
  if (chance < 0.34)
    return sentence(
      joined(random, first, oneOf(random, saidOf(tongue, pick(random, likes)).good), tongue, 'but'),
      tongue,
      who,
    )
  return sentence(first, tongue, who)
}

function joined(random: Random, first: string, second: string, tongue: Tongue, how: 'and' | 'but'): string {
  // Drawn in any case: how much there is to say must not move the numbers of whoever comes next.
  const joint = oneOf(random, joints[tongue][how])
  if (first === second) return first
  // Within a sentence it goes on in small letters.
  const goesOn = !/[.:] $/.test(joint) && !/^I\b/.test(second)
  return `${first}${joint}${goesOn ? second.slice(0, 1).toLowerCase() + second.slice(1) : second}`
}

function saidOf(tongue: Tongue, matter: Matter) {
  const [first, more] = [sayings[tongue][matter], furtherSayings[tongue]?.[matter]]
  return {
    good: [...first.good, ...(more?.good ?? [])],
    bad: [...first.bad, ...(more?.bad ?? [])],
    wish: [...first.wish, ...(more?.wish ?? [])],
  }
}

/**
 * In somebody's own manner: a way to begin or end, small letters, no full stop, a slip of the finger. It follows from
 * the words and who writes them, so that the stream of numbers behind the answers stays the same.
 */
function sentence(text: string, tongue: Tongue, who: string): string {
  const random = seeded(hashOf(`${text} ${who}`))
  const begins = random() < 0.14
  const opening = begins ? oneOf(random, openings[tongue]) : ''
  const ending = random() < 0.14 ? oneOf(random, endings[tongue]) : ''
  let said = `${opening}${text}${ending}`
  if (random() < 0.14) said = slip(random, said)
  if (random() < 0.18) said = said.slice(0, 1).toLowerCase() + said.slice(1)
  return /[?.…)]$/.test(said) || random() < 0.35 ? said : `${said}.`
}

/** Two letters in the middle of a long word change places, or one is left out. */
function slip(random: Random, text: string): string {
  const words = text.split(' ')
  const long = words.flatMap((word, place) => (/^\p{L}{6,}$/u.test(word) ? [place] : []))
  if (long.length === 0) return text
  const place = oneOf(random, long)
  const word = words[place] ?? ''
  const at = 2 + Math.floor(random() * (word.length - 4))
  const [one = '', other = ''] = word.slice(at, at + 2)
  words[place] = word.slice(0, at) + (random() < 0.5 ? other + one : other) + word.slice(at + 2)
  return words.join(' ')
}

function hashOf(text: string): number {
  let hash = 7
  for (const sign of text) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) >>> 0
  return hash
}

export function pick<Name extends string>(random: Random, weights: Partial<Record<Name, number>>): Name {
  // The keys of the given record.
  const entries = Object.entries(weights) as [Name, number][]
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [name, weight] of entries) {
    left -= weight
    if (left < 0) return name
  }
  const [first] = entries
  if (!first) throw new Error('There is nothing to pick from')
  return first[0]
}

function oneOf<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('There is nothing to pick from')
  return found
}

/** Each by its own chance, in percent. */
function draws(random: Random, chances: Weights): string[] {
  return Object.entries(chances)
    .filter(([name, chance]) => name !== 'none' && random() * 100 < (chance ?? 0))
    .map(([name]) => name)
}

/** Roughly normal around 0, between −3 and 3. */
function around(random: Random): number {
  return random() + random() + random() + random() + random() + random() - 3
}

function point(random: Random, mean: number): number {
  return Math.max(1, Math.min(5, Math.round(mean + around(random) * 1.3)))
}
