import type { Matter, Tongue } from './words.ts'

/** More of what the invented riders say, in the ways in which people write: short, long, with a story to it. */
export const furtherSayings: Partial<
  Record<Tongue, Partial<Record<Matter, { good?: string[]; bad?: string[]; wish?: string[] }>>>
> = {
  en: {
    repair: {
      good: [
        'Had a flat on Tuesday, somebody was at my office by lunch and I rode home on it',
        'In two years I have not paid a cent for repairs',
        'They even oiled the chain without me asking, which made my week',
        'Brakes fixed while I was making coffee',
      ],
      bad: [
        'Third time this spring that the back wheel is out of true',
        'The mechanic cancelled twice and then came on a day when I was at work',
        'The gears skip whenever I set off at a traffic light and it scares me',
        'Two weeks in the workshop for one broken spoke',
      ],
      wish: ['If you could text me when the mechanic is on the way I would not have to wait in all morning'],
    },
    battery: {
      good: ['I charge it on Sundays and forget about it until the next one'],
      bad: [
        'It shows three bars at the station and none at the bridge',
        'When I bought in, one charge took me to work and back twice, now I push it up the last hill',
        'Battery went from 40 to 0 in the middle of the ring road',
        'The battery is so weak now that I carry the charger in my bag',
      ],
      wish: ['Swap the old batteries before winter, please'],
    },
    app: {
      good: ['My mother is 71 and gets along with the app without calling me'],
      bad: [
        'I stood in the rain for ten minutes because the app would not find the lock',
        'Every update moves the unlock button somewhere else',
        'It asks me to sign in again and again, and of course always when I am late',
        'The app drains my phone faster than the motor drains the bike',
        'I do not need news from you, I need the app to open the lock',
      ],
      wish: ['A simple card to unlock it would do for me, I do not like phones'],
    },
    price: {
      good: [
        'We sold the second car, so for us it is a bargain',
        'I did the sums and it beats the bus by far',
      ],
      bad: [
        'With two bikes and the child seat we now pay more than for our old car',
        'I was told 49 a month and the bill said 61',
        'Nobody explained that insurance comes on top',
        'For a family it is simply too much money every month',
      ],
      wish: ['Let us pause the plan in the summer holidays'],
    },
    support: {
      good: [
        'Called on a Sunday, talked to a human, problem gone',
        'Nura on the phone was patient with me and my questions',
      ],
      bad: [
        'You answer with a link to the page I had just come from',
        'Five people, five different answers about my deposit',
      ],
    },
    children: {
      good: [
        'My son rings the bell at every corner and waves at buses',
        'We are at nursery in eight minutes now, and nobody cries any more',
        'It takes both of them and the shopping, I would not give it back',
      ],
      bad: [
        'The straps of the child seat are stiff, mornings are a fight',
        'My daughter is four and her knees already touch the frame',
        'Rain runs straight onto the child seat',
      ],
    },
    look: {
      good: [
        'It is the prettiest thing in our street',
        'It matches my coat, do not tell anyone that this is why I took it',
      ],
      bad: ['Mine came with a scratch and nobody cared'],
    },
    comfort: {
      good: [
        'After my hip operation it is the only bike I can get on',
        'Finally no sore wrists after the long way round the lake',
      ],
      bad: [
        'Getting it up the four steps to our door takes two people',
        'The saddle slips down while I ride',
      ],
    },
    weather: {
      bad: ['Wet shoes every time, the front mudguard is a joke'],
      good: ['The grips stay warm even in January, lovely detail'],
    },
  },
  de: {
    repair: {
      good: [
        'Platten am Dienstag, mittags war jemand da, abends bin ich damit heimgefahren',
        'Noch keinen Cent für Reparaturen bezahlt',
      ],
      bad: [
        'Termin zweimal abgesagt, beim dritten Mal war ich dann nicht da',
        'Beim Anfahren an der Ampel springt die Schaltung, das macht mir Angst',
        'Zwei Wochen Werkstatt wegen einer Speiche',
      ],
    },
    battery: {
      bad: [
        'Am Bahnhof noch drei Striche, an der Brücke keiner mehr',
        'Der Akku ist so schwach, dass ich das Ladegerät mitschleppe',
      ],
      good: ['Sonntags laden reicht mir bis zum nächsten Sonntag'],
    },
    app: {
      good: ['Meine Mutter ist 71 und kommt mit der App ohne mich klar'],
      bad: [
        'Zehn Minuten im Regen gestanden, weil die App das Schloss nicht fand',
        'Ständig muss ich mich neu anmelden, natürlich immer wenn es eilt',
      ],
    },
    price: {
      good: ['Wir haben das zweite Auto verkauft, für uns rechnet es sich'],
      bad: [
        'Mit Kindersitz zahlen wir inzwischen mehr als früher fürs Auto',
        'Ausgemacht waren 49 Euro, abgebucht wurden 61',
      ],
      wish: ['In den Sommerferien würden wir gern pausieren'],
    },
    support: {
      good: ['Sonntags angerufen, ein Mensch ging ran, Problem gelöst'],
      bad: ['Fünf Leute gefragt, fünf verschiedene Antworten'],
    },
    children: {
      good: [
        'In acht Minuten sind wir jetzt in der Kita und keiner weint mehr',
        'Mein Sohn klingelt an jeder Ecke und winkt den Bussen',
      ],
      bad: [
        'Die Gurte am Kindersitz sind so steif, jeden Morgen ein Kampf',
        'Meine Tochter ist vier und stößt schon mit den Knien an',
      ],
    },
    look: { good: ['Das schönste Rad in unserer Straße'] },
    comfort: {
      good: ['Nach meiner Hüftoperation das einzige Rad, auf das ich raufkomme'],
      bad: ['Die vier Stufen vor der Haustür schaffe ich damit nur zu zweit'],
    },
  },
}

/** How some begin, and how some end; most do neither. */
export const openings: Record<Tongue, string[]> = {
  en: ['Honestly: ', 'Hm. ', 'Well. ', 'Hard to say. ', 'For me it is simple. ', 'Short version: '],
  de: ['Ehrlich gesagt: ', 'Tja. ', 'Schwer zu sagen. ', 'Kurz gesagt: ', 'Also bei mir: '],
  fr: ['Franchement : ', 'Bon. '],
  es: ['La verdad: ', 'Bueno. '],
}

export const endings: Record<Tongue, string[]> = {
  en: ['. That is all', ', that is about it', '. Otherwise all fine', ' …'],
  de: ['. Das war’s', '. Sonst alles gut', ' …'],
  fr: ['. Voilà', ' …'],
  es: ['. Eso es todo', ' …'],
}
