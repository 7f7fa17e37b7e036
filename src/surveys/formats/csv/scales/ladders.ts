import type { ScaleReader } from './scale-reader.ts'

/** Lists whose order everybody knows, a rung for each group of words that mean the same. */
export const ladders: ScaleReader = {
  why: 'the answers are a known order',
  places(labels) {
    for (const ladder of known) {
      const places = labels.map((label) => ladder.findIndex((rung) => rung.test(label)))
      if (places.every((place) => place >= 0) && new Set(places).size === places.length) return places
    }
    return undefined
  },
}

function ladder(...rungs: string[]): RegExp[] {
  return rungs.map((words) => new RegExp(`^(?:${words})$`))
}

const known: RegExp[][] = [
  ladder(
    'never|not at all|nie|niemals|jamais|nunca',
    'almost never|hardly ever|very rarely|fast nie',
    'rarely|seldom|selten|rarement|raramente|rara vez',
    'once in a while|occasionally|now and then|from time to time|gelegentlich',
    'sometimes|manchmal|parfois|a veces|some of the time',
    '(?:about )?half (?:of )?the time',
    'often|frequently|regularly|oft|häufig|souvent|a menudo',
    'usually|very often|most of the time|mostly|generally|very frequently|meistens|sehr oft',
    'almost always|nearly always|fast immer',
    'always|every time|all of the time|all the time|immer|toujours|siempre',
  ),
  ladder(
    'no (?:formal )?(?:education|schooling)|none',
    '(?:primary|elementary)(?: school)?(?: degree)?|less than (?:a )?high school(?: degree| diploma)?|did not finish high school',
    'some high school(?:,? no diploma)?|(?:lower|middle) (?:secondary|school)',
    'high school(?: degree| diploma| graduate)?(?: or (?:equivalent|ged))?(?: \\(.*\\))?|secondary(?: school| education)?|ged',
    '(?:vocational|trade|technical)(?: school| training| degree)?|apprenticeship',
    "some college(?:,? (?:no degree|or associate(?:'s)? degree))?|some university",
    "associate(?:'?s)?(?: degree)?|college(?: degree)?",
    "bachelor(?:'?s)?(?: degree)?|undergraduate(?: degree)?|university(?: degree)?|college graduate",
    'some (?:graduate|postgraduate)(?: school| work)?',
    "master(?:'?s)?(?: degree)?|(?:post-?)?graduate(?: school)?(?: degree)?|postgraduate",
    'professional(?: degree)?',
    "ph\\.?d\\.?|doctora(?:te|l)(?: degree)?|doctor(?:'?s)?(?: degree)?",
  ),
  ladder(
    'terrible|awful|unacceptable|abysmal',
    'very (?:poor|bad)',
    'poor|bad',
    'below average',
    'fair|average|ok(?:ay)?|acceptable|neutral|mediocre|adequate',
    'above average',
    'good',
    'very good|great',
    'excellent|outstanding|exceptional|perfect',
  ),
  ladder(
    'much worse|(?:decreased|declined|fell) (?:a lot|significantly)|much less|far less|much lower',
    'worse|decreased|declined|less|lower|fewer',
    'somewhat worse|a (?:little|bit) worse|slightly worse|decreased (?:slightly|a little)|somewhat less|a little less|slightly less|slightly lower|somewhat lower',
    '(?:about |stayed |remained )?(?:the )?same|no change|unchanged|neither better nor worse',
    'somewhat better|a (?:little|bit) better|slightly better|increased (?:slightly|a little)|somewhat more|a little more|slightly more|slightly higher|somewhat higher',
    'better|increased|improved|more|higher',
    'much better|increased (?:a lot|significantly)|much more|far more|much higher',
  ),
  ladder('xxs', 'xs|extra small', 's|small', 'm|medium', 'l|large', 'xl|extra large', 'xxl|2xl', 'xxxl|3xl'),
  ladder(
    'none|no',
    'very low',
    'low|minor',
    'moderate|medium|middle|average',
    'high|major',
    'very high',
    'extreme|critical',
  ),
  ladder(
    'novice|beginner|basic',
    'elementary',
    'intermediate',
    'upper intermediate',
    'advanced|proficient',
    'expert|native',
  ),
  ladder(
    'none|nothing|not at all',
    'very little',
    'a little|a bit|not much',
    'some|somewhat',
    'a moderate amount|moderately',
    'quite a bit|a lot|much',
    'a great deal|very much',
    'completely',
  ),
  ladder(
    'definitely not|certainly not',
    'probably not',
    'might or might not|maybe|possibly|perhaps',
    'probably(?: yes)?',
    'definitely(?: yes)?|certainly',
  ),
  ladder(
    'too (?:little|few|low|small|short|slow|cheap)',
    '(?:about |just )right|about right',
    'too (?:much|many|high|big|large|long|fast|expensive)',
  ),
  ladder('none|nobody', 'a few|few|some', 'about half|half', 'most|many', 'all|everybody|everyone'),
  ladder(
    'mo(?:n(?:day)?|ntag)?',
    'tu(?:e(?:s(?:day)?)?)?|di(?:enstag)?',
    'we(?:d(?:nesday)?)?|mi(?:ttwoch)?',
    'th(?:u(?:r(?:s(?:day)?)?)?)?|do(?:nnerstag)?',
    'fr(?:i(?:day)?)?|freitag',
    'sa(?:t(?:urday)?)?|samstag',
    'su(?:n(?:day)?)?|so(?:nntag)?',
  ),
  ladder(
    'jan(?:uary|uar)?',
    'feb(?:ruary|ruar)?',
    'mar(?:ch)?|märz?',
    'apr(?:il)?',
    'may|mai',
    'june?|juni',
    'july?|juli',
    'aug(?:ust)?',
    'sept?(?:ember)?',
    'o[ck]t(?:ober)?',
    'nov(?:ember)?',
    'de[cz](?:ember)?',
  ),
  ladder('first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'),
  ladder(
    'stimme (?:überhaupt|gar) nicht zu|trifft (?:überhaupt|gar) nicht zu',
    'stimme (?:eher )?nicht zu|trifft (?:eher )?nicht zu|lehne ab',
    'teils[ ,/-]*teils|weder noch|neutral',
    'stimme (?:eher )?zu|trifft (?:eher )?zu',
    'stimme (?:voll|völlig|voll und ganz) zu|trifft (?:voll|völlig|voll und ganz) zu',
  ),
]
