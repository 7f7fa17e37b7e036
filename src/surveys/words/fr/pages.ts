import type { Dictionary } from '../../words.ts'

/** What the pages themselves say: going on, what is stored, how it ends. */
export const pages: Dictionary = {
  continue: 'Continuer',
  back: 'Retour',
  send: 'Envoyer',
  begin: 'Commencer',
  part: 'Partie {part} sur {parts}',
  saved: 'Vos réponses jusqu’ici sont enregistrées.',
  'saved.saving': 'Enregistrement …',
  'saved.now': 'Enregistré.',
  'saved.waiting': 'Pas encore enregistré : il n’y a pas de connexion. Nous continuons d’essayer.',
  'saved.sending':
    'Pas de connexion. Vos réponses restent ici, et cette page sera envoyée dès qu’il y en aura une.',
  optional: 'facultatif',
  'errors.to': 'Aller à la question',
  appeared: {
    one: 'Vos réponses sont enregistrées. Une question de plus en découle sur cette page.',
    other: 'Vos réponses sont enregistrées. {count} questions de plus en découlent sur cette page.',
  },
  check: '{message}',
  unsure: {
    one: 'Vous avez laissé une question sans réponse. Si c’est voulu, appuyez encore une fois sur « {button} ».',
    other:
      'Vous avez laissé {count} questions sans réponse. Si c’est voulu, appuyez encore une fois sur « {button} ».',
  },
  'unsure.here': 'Laissée sans réponse à dessein ?',
  'time.minutes': {
    one: 'Vous avez une minute pour cette page. Elle sera ensuite envoyée telle quelle.',
    other: 'Vous avez {count} minutes pour cette page. Elle sera ensuite envoyée telle quelle.',
  },
  'time.seconds': {
    one: 'Vous avez une seconde pour cette page. Elle sera ensuite envoyée telle quelle.',
    other: 'Vous avez {count} secondes pour cette page. Elle sera ensuite envoyée telle quelle.',
  },
  'review.title': 'Vos réponses',
  'review.text':
    'Relisez vos réponses, s’il vous plaît. Elles ne sont envoyées que lorsque vous appuyez sur « {button} ».',
  'review.change': 'Modifier',
  language: 'Langue',
  'about.title': 'Qui pose les questions, et pourquoi',
  'about.asker': 'Qui pose les questions',
  'about.contact': 'Contact',
  'about.purpose': 'Pourquoi',
  'about.time': 'Combien de temps cela prend',
  'about.minutes': { one: 'environ une minute', other: 'environ {count} minutes' },
  'about.kept': 'Combien de temps les réponses sont gardées',
  'about.kept.open': 'jusqu’à ce que les personnes qui posent les questions les effacent',
  'about.days': {
    one: 'un jour, puis elles sont effacées',
    other: '{count} jours, puis elles sont effacées',
  },
  'about.joined': 'À qui sont les réponses',
  'about.joined.yes': 'elles peuvent être reliées à vous, si le lien a été fait pour vous',
  'about.joined.no': 'personne ne peut les relier à vous',
  'test.note': 'Ceci est un essai. Vos réponses sont gardées à part et ne comptent pas.',
  'cookie.note':
    'Votre navigateur ne nous a pas montré le cookie de cette enquête ; rien n’est donc encore enregistré. Vos réponses sont toujours là : appuyez encore une fois sur « {button} ».',
  'busy.note':
    'Nous n’avons pas pu enregistrer cette page à l’instant. Vos réponses sont toujours là : appuyez de nouveau sur « {button} » dans un moment.',
  'thanks.title': 'Merci',
  'thanks.text': 'Vos réponses sont enregistrées. Vous pouvez maintenant fermer cette page.',
  'screened.title': 'Merci pour votre temps',
  'screened.text':
    'Les questions suivantes s’adressent cette fois à d’autres personnes. Ce que vous avez répondu est enregistré.',
  'receipt.link': 'Ce qui est enregistré à mon sujet',
  'receipt.text': 'Voici tout ce que l’enquête a enregistré depuis ce navigateur.',
  'receipt.status': 'État',
  'receipt.started': 'Commencé',
  'receipt.saved': 'Dernier enregistrement',
  'receipt.completed': 'Envoyé',
  'receipt.person': 'Personne',
  'receipt.linked': 'reliées à la personne pour qui ce lien a été fait',
  'receipt.kept': 'Gardé jusqu’au',
  'receipt.version': 'Version de l’enquête',
  'receipt.answers': 'Questions et réponses',
  'receipt.none': 'sans réponse',
  'receipt.hidden': 'n’est plus demandé, mais encore enregistré',
  'receipt.download': 'Télécharger au format JSON',
  'status.started': 'commencé, pas encore envoyé',
  'status.complete': 'envoyé',
  'status.screened out': 'terminé plus tôt, car les questions suivantes s’adressent à d’autres',
  'status.over quota': 'terminé plus tôt, car assez de personnes comme vous ont répondu',
  'status.withdrawn': 'retiré',
  resume: 'Poursuivre l’enquête',
  'entry.text':
    'Pour répondre, saisissez le code que vous avez reçu. Il vaut pour une participation, sur n’importe quel appareil.',
  'entry.code': 'Votre code',
  'entry.unknown':
    'Nous ne connaissons pas ce code pour cette enquête. Vérifiez chaque caractère, ou demandez à la personne qui vous l’a donné.',
  'resume.title': 'Poursuivre plus tard, ou sur un autre appareil',
  'resume.link': 'Poursuivre plus tard, ou sur un autre appareil',
  'resume.text':
    'Dans ce navigateur, le même lien vous ramène ici. Pour un autre appareil, emportez un code.',
  'resume.make': 'Afficher un code',
  'resume.made': 'Saisissez ce code au lien de l’enquête sur l’autre appareil. Il vaut jusqu’au {until}.',
  'resume.email': 'Ou recevez un lien',
  'resume.email.help':
    'L’adresse ne sert qu’à ce seul message, et nous ne la gardons nulle part près de vos réponses.',
  'resume.mail': 'Recevoir un lien',
  'resume.mailed': 'Le lien est en route vers vous.',
  'resume.code': 'J’ai un code',
  'resume.unknown':
    'Nous ne connaissons pas ce code. Vérifiez chaque caractère ; il est peut-être trop ancien.',
  'resume.subject': 'Poursuivre « {survey} »',
  'resume.body':
    'Avec ce lien, vous poursuivez « {survey} » sur n’importe quel appareil, jusqu’au {until} :\n{link}\n\nSi vous ne l’avez pas demandé, vous n’avez rien à faire.',
  'back.survey': 'Retour à l’enquête',
  'another.link': 'Répondre encore, pour une autre personne',
  'another.text':
    'Une nouvelle participation, vide, commence alors dans ce navigateur. La première reste enregistrée, mais ce navigateur ne pourra plus l’ouvrir ; téléchargez-la d’abord si vous voulez la garder.',
  'withdraw.link': 'Retirer mes réponses',
  'withdraw.title': 'Retirer vos réponses ?',
  'withdraw.text':
    'Toutes vos réponses à cette enquête, et tout ce qui en a été tiré, seront effacées. Personne ne pourra les rétablir.',
  'withdraw.button': 'Effacer mes réponses',
  'withdraw.keep': 'Les garder',
  'withdrawn.title': 'Vos réponses sont effacées',
  'withdrawn.text':
    'Nous gardons seulement la note qu’une participation a été retirée, sans rien de son contenu.',
  'full.title': 'Merci pour votre temps',
  'full.text':
    'Assez de personnes comme vous ont déjà répondu ; nous n’en demandons donc pas plus. Ce que vous avez répondu est enregistré.',
  'full.link': 'Continuer vers {site}',
  'closed.title': 'Cette enquête est terminée',
  'closed.text': 'Elle n’accepte plus de réponses. Merci de votre intérêt.',
  'closed.started': 'Ce que vous aviez répondu est toujours enregistré ; vous pouvez le lire ou le retirer.',
  'closed.unsaved':
    'Elle s’est terminée avant l’envoi de ces réponses ; elles ne sont donc pas enregistrées. Vous pouvez les copier ici :',
  'sent.title': 'Vous avez déjà envoyé vos réponses',
  'sent.text':
    'Elles sont enregistrées telles que vous les avez envoyées. Ce que vous avez changé ensuite ne l’est pas :',
  'unknown.title': 'Il n’y a pas d’enquête ici',
  'unknown.text': 'Vérifiez le lien, ou demandez-en un nouveau à la personne qui vous l’a envoyé.',
  'nothing.title': 'Rien n’est enregistré depuis ce navigateur',
  'nothing.text': 'Cette enquête n’a pas de réponses de ce navigateur, ou son cookie a été effacé.',
  'change.link': 'Modifier mes réponses',
  'kiosk.question': 'Êtes-vous toujours là ?',
  'kiosk.text': 'Sans toucher, tout recommence dans un instant pour la personne suivante.',
  'kiosk.here': 'Je suis toujours là',
  'kiosk.next': 'Recommencer',
}
