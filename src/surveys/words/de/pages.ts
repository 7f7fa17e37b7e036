import type { Dictionary } from '../../words.ts'

/** What the pages themselves say: going on, what is stored, how it ends. */
export const pages: Dictionary = {
  continue: 'Weiter',
  back: 'Zurück',
  send: 'Absenden',
  begin: 'Beginnen',
  part: 'Teil {part} von {parts}',
  saved: 'Ihre bisherigen Antworten sind gespeichert.',
  'saved.saving': 'Wird gespeichert …',
  'saved.now': 'Gespeichert.',
  'saved.waiting': 'Noch nicht gespeichert: Es besteht keine Verbindung. Wir versuchen es weiter.',
  'saved.sending':
    'Keine Verbindung. Ihre Antworten bleiben hier, und die Seite wird abgeschickt, sobald wieder eine besteht.',
  optional: 'freiwillig',
  'errors.to': 'Zur Frage',
  appeared: {
    one: 'Ihre Antworten sind gespeichert. Daraus ergibt sich auf dieser Seite noch eine Frage.',
    other: 'Ihre Antworten sind gespeichert. Daraus ergeben sich auf dieser Seite noch {count} Fragen.',
  },
  check: '{message}',
  unsure: {
    one: 'Sie haben eine Frage offen gelassen. Ist das so gewollt, drücken Sie bitte noch einmal auf „{button}“.',
    other:
      'Sie haben {count} Fragen offen gelassen. Ist das so gewollt, drücken Sie bitte noch einmal auf „{button}“.',
  },
  'unsure.here': 'Mit Absicht offen gelassen?',
  'time.minutes': {
    one: 'Sie haben für diese Seite eine Minute Zeit. Danach wird sie so abgeschickt, wie sie ist.',
    other: 'Sie haben für diese Seite {count} Minuten Zeit. Danach wird sie so abgeschickt, wie sie ist.',
  },
  'time.seconds': {
    one: 'Sie haben für diese Seite eine Sekunde Zeit. Danach wird sie so abgeschickt, wie sie ist.',
    other: 'Sie haben für diese Seite {count} Sekunden Zeit. Danach wird sie so abgeschickt, wie sie ist.',
  },
  'review.title': 'Ihre Antworten',
  'review.text':
    'Bitte sehen Sie Ihre Antworten noch einmal durch. Abgeschickt werden sie erst, wenn Sie auf „{button}“ drücken.',
  'review.change': 'Ändern',
  language: 'Sprache',
  'about.title': 'Wer fragt, und wozu',
  'about.asker': 'Wer fragt',
  'about.contact': 'Kontakt',
  'about.purpose': 'Wozu',
  'about.time': 'Wie lange es dauert',
  'about.minutes': { one: 'etwa eine Minute', other: 'etwa {count} Minuten' },
  'about.kept': 'Wie lange die Antworten aufbewahrt werden',
  'about.kept.open': 'bis diejenigen, die fragen, sie löschen',
  'about.days': {
    one: 'einen Tag, dann werden sie gelöscht',
    other: '{count} Tage, dann werden sie gelöscht',
  },
  'about.joined': 'Wessen Antworten es sind',
  'about.joined.yes': 'sie lassen sich Ihnen zuordnen, wenn der Link für Sie gemacht wurde',
  'about.joined.no': 'niemand kann sie Ihnen zuordnen',
  'test.note': 'Das ist ein Test. Was Sie hier antworten, wird getrennt aufbewahrt und nicht gezählt.',
  'cookie.note':
    'Ihr Browser hat uns den Cookie dieser Umfrage nicht gezeigt, daher ist noch nichts gespeichert. Ihre Antworten stehen noch hier: Bitte drücken Sie noch einmal auf „{button}“.',
  'busy.note':
    'Wir konnten diese Seite gerade nicht speichern. Ihre Antworten stehen noch hier: Bitte drücken Sie gleich noch einmal auf „{button}“.',
  'thanks.title': 'Vielen Dank',
  'thanks.text': 'Ihre Antworten sind gespeichert. Sie können diese Seite jetzt schließen.',
  'screened.title': 'Vielen Dank für Ihre Zeit',
  'screened.text':
    'Die weiteren Fragen richten sich diesmal an andere. Was Sie geantwortet haben, ist gespeichert.',
  'receipt.link': 'Was über mich gespeichert ist',
  'receipt.text': 'Das ist alles, was die Umfrage aus diesem Browser gespeichert hat.',
  'receipt.status': 'Stand',
  'receipt.started': 'Begonnen',
  'receipt.saved': 'Zuletzt gespeichert',
  'receipt.completed': 'Abgeschickt',
  'receipt.person': 'Person',
  'receipt.linked': 'verbunden mit der Person, für die dieser Link gemacht wurde',
  'receipt.kept': 'Aufbewahrt bis',
  'receipt.version': 'Fassung der Umfrage',
  'receipt.answers': 'Fragen und Antworten',
  'receipt.none': 'nicht beantwortet',
  'receipt.hidden': 'wird jetzt nicht gefragt, ist aber noch gespeichert',
  'receipt.download': 'Als JSON herunterladen',
  'status.started': 'begonnen, noch nicht abgeschickt',
  'status.complete': 'abgeschickt',
  'status.screened out': 'früher beendet, da sich die weiteren Fragen an andere richten',
  'status.over quota': 'früher beendet, da schon genug Menschen wie Sie geantwortet haben',
  'status.withdrawn': 'zurückgezogen',
  resume: 'Mit der Umfrage weitermachen',
  'entry.text':
    'Bitte geben Sie den Code ein, den Sie bekommen haben. Er gilt für eine Teilnahme, auf jedem Gerät.',
  'entry.code': 'Ihr Code',
  'entry.unknown':
    'Diesen Code kennen wir für diese Umfrage nicht. Bitte prüfen Sie jedes Zeichen, oder fragen Sie dort nach, wo Sie ihn bekommen haben.',
  'resume.title': 'Später oder auf einem anderen Gerät weitermachen',
  'resume.link': 'Später oder auf einem anderen Gerät weitermachen',
  'resume.text':
    'In diesem Browser führt derselbe Link Sie zurück. Für ein anderes Gerät nehmen Sie bitte einen Code mit.',
  'resume.make': 'Code anzeigen',
  'resume.made':
    'Geben Sie diesen Code auf dem anderen Gerät unter dem Link der Umfrage ein. Er gilt bis {until}.',
  'resume.email': 'Oder lassen Sie sich einen Link schicken',
  'resume.email.help':
    'Wir verwenden die Adresse nur für diese eine Nachricht und bewahren sie nirgends bei Ihren Antworten auf.',
  'resume.mail': 'Link schicken',
  'resume.mailed': 'Der Link ist zu Ihnen unterwegs.',
  'resume.code': 'Ich habe einen Code',
  'resume.unknown':
    'Diesen Code kennen wir nicht. Bitte prüfen Sie jedes Zeichen; vielleicht ist er auch schon zu alt.',
  'resume.subject': 'Weiter mit „{survey}“',
  'resume.body':
    'Mit diesem Link machen Sie auf jedem Gerät mit „{survey}“ weiter, bis {until}:\n{link}\n\nFalls Sie nicht darum gebeten haben, brauchen Sie nichts zu tun.',
  'back.survey': 'Zurück zur Umfrage',
  'another.link': 'Noch einmal antworten, als andere Person',
  'another.text':
    'Damit beginnt in diesem Browser eine neue, leere Teilnahme. Die erste bleibt gespeichert, lässt sich von diesem Browser aus aber nicht mehr öffnen; laden Sie sie vorher herunter, wenn Sie sie behalten möchten.',
  'withdraw.link': 'Meine Antworten zurückziehen',
  'withdraw.title': 'Ihre Antworten zurückziehen?',
  'withdraw.text':
    'Alle Ihre Antworten auf diese Umfrage und alles, was daraus entstanden ist, werden gelöscht. Niemand kann sie wiederherstellen.',
  'withdraw.button': 'Meine Antworten löschen',
  'withdraw.keep': 'Behalten',
  'withdrawn.title': 'Ihre Antworten sind gelöscht',
  'withdrawn.text':
    'Wir behalten nur den Vermerk, dass eine Teilnahme zurückgezogen wurde, nichts von ihrem Inhalt.',
  'full.title': 'Vielen Dank für Ihre Zeit',
  'full.text':
    'Es haben schon genug Menschen wie Sie geantwortet, daher fragen wir nicht weiter. Was Sie geantwortet haben, ist gespeichert.',
  'full.link': 'Weiter zu {site}',
  'closed.title': 'Diese Umfrage ist beendet',
  'closed.text': 'Sie nimmt keine Antworten mehr an. Vielen Dank für Ihr Interesse.',
  'closed.started':
    'Was Sie vorher geantwortet haben, ist noch gespeichert; Sie können es lesen oder zurückziehen.',
  'closed.unsaved':
    'Sie wurde beendet, bevor Sie diese Antworten abgeschickt haben; sie sind daher nicht gespeichert. Sie können sie hier kopieren:',
  'sent.title': 'Sie haben Ihre Antworten schon abgeschickt',
  'sent.text':
    'Sie sind so gespeichert, wie Sie sie abgeschickt haben. Was Sie danach geändert haben, ist nicht gespeichert:',
  'unknown.title': 'Hier ist keine Umfrage',
  'unknown.text':
    'Bitte prüfen Sie den Link, oder bitten Sie die Person, von der Sie ihn haben, um einen neuen.',
  'nothing.title': 'Aus diesem Browser ist nichts gespeichert',
  'nothing.text': 'Diese Umfrage hat keine Antworten aus diesem Browser, oder ihr Cookie wurde gelöscht.',
  'change.link': 'Meine Antworten ändern',
  'kiosk.question': 'Sind Sie noch da?',
  'kiosk.text': 'Ohne Berührung beginnt es gleich neu, für die nächste Person.',
  'kiosk.here': 'Ich bin noch da',
  'kiosk.next': 'Neu beginnen',
}
