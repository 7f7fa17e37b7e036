/** What the invented riders say, by matter and language: everything here was made up for the demo. */

export type Matter =
  | 'repair'
  | 'battery'
  | 'app'
  | 'price'
  | 'support'
  | 'children'
  | 'look'
  | 'comfort'
  | 'weather'
export type Tongue = 'en' | 'de' | 'fr' | 'es'

interface Sayings {
  good: string[]
  bad: string[]
  wish: string[]
}

export const sayings: Record<Tongue, Record<Matter, Sayings>> = {
  en: {
    repair: {
      good: [
        'The mechanic came to my door and fixed the brakes in ten minutes',
        'Repairs are quick and free',
        'The bike has never let me down',
      ],
      bad: [
        'The chain came off three times in a month',
        'My brakes squeal again two days after the repair',
        'I waited nine days for a new tyre',
        'The gears jam every morning',
      ],
      wish: [
        'A spare bike while mine is in the workshop would be great',
        'Please offer repair appointments before eight',
      ],
    },
    battery: {
      good: ['The battery easily lasts the whole week', 'Charging is really fast'],
      bad: [
        'The battery dies halfway home',
        'In the cold the battery is empty after ten kilometres',
        'The battery takes all night to charge',
      ],
      wish: ['A second battery to swap would help me a lot', 'Please show the remaining range in the app'],
    },
    app: {
      good: [
        'The app is simple and clear',
        'Unlocking with the phone works every time',
        'I found everything in the app at once',
      ],
      bad: [
        'The app crashes when I want to unlock',
        'The app logs me out every week',
        'The map in the app is confusing',
        'Since the update the app is painfully slow',
      ],
      wish: ['I would love a dark mode in the app', 'Let me plan a route in the app'],
    },
    price: {
      good: [
        'Fair price, everything included',
        'Much cheaper than a monthly bus pass',
        'Great value for money',
      ],
      bad: [
        'Far too expensive for what you get',
        'The price went up twice this year',
        'Fees for every little thing',
      ],
      wish: ['A cheaper plan for the winter months would be nice', 'Please offer a discount for families'],
    },
    support: {
      good: [
        'Customer service answered within minutes',
        'The people on the phone are so friendly',
        'They replaced my bike without any discussion',
      ],
      bad: [
        'Nobody answers the phone',
        'I wrote four e-mails and never got a reply',
        'The hotline kept me waiting for forty minutes',
      ],
      wish: ['A chat with a real person would be good'],
    },
    children: {
      good: ['My kids love the seat', 'The child seat feels really safe', 'School runs are fun now'],
      bad: [
        'The child seat wobbles',
        'Two children do not fit',
        'With a child on the back it is hard to get going',
      ],
      wish: ['Please offer a trailer for two children', 'I wish the child seat could be folded away'],
    },
    look: {
      good: ['It looks gorgeous', 'Love the orange frame', 'People ask me about the bike, it is so pretty'],
      bad: ['The colour is ugly', 'The paint scratches at once'],
      wish: ['More colours, please'],
    },
    comfort: {
      good: ['The saddle is so comfortable', 'It rides like a sofa', 'Sitting upright is good for my back'],
      bad: [
        'The saddle hurts after half an hour',
        'It is too heavy to carry to the cellar',
        'On cobbles my hands go numb',
      ],
      wish: ['A lighter frame would be wonderful'],
    },
    weather: {
      good: ['The rain cape keeps me completely dry'],
      bad: ['The rain cape tore in the first storm', 'The lights are too weak in fog'],
      wish: ['Please add mudguards that really work'],
    },
  },
  de: {
    repair: {
      good: [
        'Die Reparatur zu Hause ist super',
        'Der Mechaniker war freundlich und schnell',
        'Das Rad hat mich noch nie im Stich gelassen',
      ],
      bad: [
        'Die Kette springt ständig ab',
        'Auf den neuen Reifen habe ich neun Tage gewartet',
        'Die Bremsen quietschen schon wieder',
      ],
      wish: ['Ein Ersatzrad während der Reparatur wäre toll'],
    },
    battery: {
      good: ['Der Akku hält locker eine Woche'],
      bad: ['Der Akku ist nach zehn Kilometern leer', 'Bei Kälte macht der Akku sofort schlapp'],
      wish: ['Ein zweiter Akku zum Wechseln wäre schön'],
    },
    app: {
      good: ['Die App ist übersichtlich', 'Aufschließen mit dem Handy klappt immer'],
      bad: ['Die App stürzt dauernd ab', 'Seit dem Update ist die App furchtbar langsam'],
      wish: ['Bitte baut eine Routenplanung in die App ein'],
    },
    price: {
      good: ['Fairer Preis, alles dabei'],
      bad: ['Viel zu teuer', 'Schon wieder eine Preiserhöhung'],
      wish: ['Ein günstigerer Wintertarif wäre gut'],
    },
    support: {
      good: ['Der Kundendienst antwortet sofort', 'Sehr nette Leute am Telefon'],
      bad: ['An der Hotline geht niemand ran', 'Auf meine Mails kommt keine Antwort'],
      wish: ['Ein Chat mit echten Menschen wäre gut'],
    },
    children: {
      good: ['Die Kinder lieben den Sitz', 'Der Kindersitz ist wirklich sicher'],
      bad: ['Der Kindersitz wackelt', 'Für zwei Kinder ist kein Platz'],
      wish: ['Bitte bietet einen Anhänger für zwei Kinder an'],
    },
    look: {
      good: ['Es sieht einfach toll aus', 'Die Farbe ist wunderschön'],
      bad: ['Der Lack ist sofort zerkratzt'],
      wish: ['Mehr Farben wären schön'],
    },
    comfort: {
      good: ['Der Sattel ist sehr bequem', 'Man sitzt angenehm aufrecht'],
      bad: ['Der Sattel tut nach einer halben Stunde weh', 'Das Rad ist viel zu schwer für die Kellertreppe'],
      wish: ['Ein leichterer Rahmen wäre wunderbar'],
    },
    weather: {
      good: ['Der Regenponcho hält wirklich trocken'],
      bad: ['Das Licht ist bei Nebel zu schwach'],
      wish: ['Bitte bessere Schutzbleche'],
    },
  },
  fr: {
    repair: {
      good: ['Le mécanicien est venu chez moi, très rapide'],
      bad: ['La chaîne saute tout le temps', 'J’ai attendu neuf jours pour un pneu'],
      wish: ['Un vélo de remplacement serait bien'],
    },
    battery: {
      good: ['La batterie tient toute la semaine'],
      bad: ['La batterie est vide après dix kilomètres'],
      wish: ['Une deuxième batterie serait utile'],
    },
    app: {
      good: ['L’application est simple et claire'],
      bad: ['L’application plante sans arrêt'],
      wish: ['J’aimerais planifier un trajet dans l’application'],
    },
    price: {
      good: ['Un prix correct, tout est compris'],
      bad: ['Beaucoup trop cher'],
      wish: ['Un tarif d’hiver moins cher serait bien'],
    },
    support: {
      good: ['Le service client est très aimable'],
      bad: ['Personne ne répond au téléphone'],
      wish: ['Un chat avec une vraie personne, s’il vous plaît'],
    },
    children: {
      good: ['Les enfants adorent le siège'],
      bad: ['Le siège enfant bouge trop'],
      wish: ['Une remorque pour deux enfants serait idéale'],
    },
    look: {
      good: ['Il est vraiment très beau'],
      bad: ['La peinture se raye tout de suite'],
      wish: ['Plus de couleurs, ce serait bien'],
    },
    comfort: {
      good: ['La selle est très confortable'],
      bad: ['Le vélo est trop lourd'],
      wish: ['Un cadre plus léger serait parfait'],
    },
    weather: {
      good: ['La cape me garde au sec'],
      bad: ['L’éclairage est trop faible'],
      wish: ['De meilleurs garde-boue, s’il vous plaît'],
    },
  },
  es: {
    repair: {
      good: ['El mecánico vino a casa y fue muy rápido'],
      bad: ['La cadena se sale cada semana'],
      wish: ['Me gustaría una bici de repuesto durante la reparación'],
    },
    battery: {
      good: ['La batería dura toda la semana'],
      bad: ['La batería se agota a los diez kilómetros'],
      wish: ['Vendría bien una segunda batería'],
    },
    app: {
      good: ['La aplicación es fácil de usar'],
      bad: ['La aplicación se cuelga siempre'],
      wish: ['Me gustaría planear rutas en la aplicación'],
    },
    price: {
      good: ['Buen precio con todo incluido'],
      bad: ['Es demasiado caro'],
      wish: ['Estaría bien una tarifa de invierno más barata'],
    },
    support: {
      good: ['La atención al cliente es muy amable'],
      bad: ['Nadie contesta el teléfono'],
      wish: ['Ojalá hubiera un chat con personas'],
    },
    children: {
      good: ['A los niños les encanta la silla'],
      bad: ['La silla infantil se mueve mucho'],
      wish: ['Estaría bien un remolque para dos niños'],
    },
    look: {
      good: ['Es una bici preciosa'],
      bad: ['La pintura se raya enseguida'],
      wish: ['Más colores, por favor'],
    },
    comfort: {
      good: ['El sillín es muy cómodo'],
      bad: ['La bici pesa demasiado'],
      wish: ['Un cuadro más ligero sería ideal'],
    },
    weather: {
      good: ['La capa no deja pasar el agua'],
      bad: ['Las luces son muy débiles'],
      wish: ['Por favor, mejores guardabarros'],
    },
  },
}

/** How two things are said in one breath. */
export const joints: Record<Tongue, { and: string[]; but: string[] }> = {
  en: { and: ['. ', ', and ', '. Also, ', '. Oh, and '], but: [', but ', '. Then again, ', '. Still, '] },
  // A German sentence keeps the capital of its first noun, so two stand side by side.
  de: { and: ['. ', '. Außerdem: ', '. Und: '], but: ['. Allerdings: ', '. Aber: ', '. Nur: '] },
  fr: { and: ['. ', ' et '], but: [', mais ', '. Par contre : '] },
  es: { and: ['. ', ' y '], but: [', pero '] },
}

export const oneWords = {
  commuter: ['reliable', 'handy', 'punctual', 'moody', 'practical', 'stressful', 'zuverlässig', 'praktisch'],
  parent: ['family', 'safe', 'pricey', 'wobbly', 'freedom', 'teuer', 'Familie'],
  leisure: ['fun', 'pretty', 'freedom', 'sunshine', 'relaxed', 'schön', 'libertad'],
} as const
