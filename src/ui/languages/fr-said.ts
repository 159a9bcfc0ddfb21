import { str } from '@lit/localize';
import type { Words } from './words.js';

const CONNECTION = 'Vérifiez votre connexion, puis réessayez.';
const AGAIN = 'Réessayez. Si cela se reproduit, transmettez les détails à votre assistance.';
const NOT_YOURS = 'Vous ne pouvez pas y remédier : transmettez les détails à votre assistance.';
const WAIT = 'Patientez un instant, puis réessayez.';
const START_AGAIN = 'Relancez-le. Le reste de votre poste n’est pas touché.';
const RELOAD = 'Rechargez la page. Si cela se reproduit, transmettez les détails à votre assistance.';
const TELL_GADGET = 'Si cela se reproduit, dites à votre assistance de quel gadget il s’agit.';
const MISFIT = 'Deux parties de cette page ne vont pas ensemble.';
const SLIP = 'Vérifiez votre saisie et réessayez.';
const ANOTHER_WAY = 'Réessayez, ou choisissez un autre moyen.';
const ENDED = 'Pour votre sécurité, cette connexion est interrompue.';
const HANDED_OVER = str`Pour votre sécurité, cette connexion est interrompue. À contacter : ${0}.`;
const ADMIN = 'Adressez-vous à l’administration.';

/** What happened and what to do, waits and the desk, in French. */
export const said: Pick<Words, 'wait' | 'desk' | 'error' | 'change' | 'problem' | 'notice' | 'refusal'> = {
  wait: {
    againIn: str`Vous pourrez réessayer dans ${0}.`,
    againAt: str`Vous pourrez réessayer à partir du ${0}.`,
    again: 'Vous pouvez réessayer maintenant.',
    againIn60: 'Vous pourrez réessayer dans une minute.',
    againIn30: 'Vous pourrez réessayer dans 30 secondes.',
    againIn10: 'Vous pourrez réessayer dans 10 secondes.',
    overIn: str`Fin du blocage dans ${0}.`,
    overAt: str`Fin du blocage le ${0}.`,
    validIn: str`Valable encore ${0}.`,
    validAt: str`Valable jusqu’au ${0}.`,
    over: 'Le blocage est terminé : vous pouvez vous reconnecter.',
  },

  desk: {
    details: 'Détails pour l’assistance',
    sso: 'SSO',
    password: 'Mot de passe',
    anonymous: 'Invité',
    notExtended: 'La prolongation n’a pas abouti. Réessayez.',
    emptyTitle: 'Votre poste est vide',
    emptyText: 'Il n’y a pas encore de gadget. Adressez-vous à la personne qui a configuré ce poste.',
    menu: str`Menu de ${0}`,
    reload: 'Recharger',
    startAgain: 'Relancer',
    restartNow: 'Redémarrer maintenant',
    silentTitle: str`${0} ne démarre pas`,
    silentText: START_AGAIN,
    navigatedTitle: str`${0} a quitté sa page`,
    navigatedText: 'Il a été arrêté, car rien ne garantit ce qui se trouve à sa place. Relancez-le pour l’utiliser.',
    stoppedTitle: str`${0} ne répond plus`,
    restarting: 'Il redémarre maintenant. Le reste de votre poste n’est pas touché.',
    stoppedText: 'Cela s’est produit plusieurs fois, il est donc en pause. Redémarrez-le quand vous en aurez besoin.',
    failedTitle: str`${0} ne peut pas être affiché`,
    failedText: NOT_YOURS,
    signedOutTitle: str`Connectez-vous pour utiliser ${0}`,
    signedOutText: 'Il démarre de lui-même dès que vous êtes connecté(e).',
    refused: 'Une requête a été refusée',
    byRule: str`${0}\u00a0: règle «\u00a0${1}\u00a0»`,
    rule: str`Règle «\u00a0${0}\u00a0»`,
    notPermitted: str`${0} n’a pas pu faire cela pour vous`,
    missingPermission: str`Il manque à votre compte l’autorisation «\u00a0${0}\u00a0». Si vous en avez besoin, demandez-la à votre responsable.`,
    missingPermissions: str`Il manque à votre compte ces autorisations\u00a0: ${0}. Si vous en avez besoin, demandez-les à votre responsable.`,
    dismiss: 'Fermer',
    otherAgent: str`Vous travaillez maintenant en tant que ${0}.`,
    noName: 'Vous travaillez maintenant sans nom.',
    startedAnew: 'La personne connectée au service de connexion a changé. Les gadgets ont redémarré.',
  },

  refusal: {
    origin: str`${0} ne peut pas utiliser ${1}.`,
    path: str`${0} ne peut pas utiliser cette partie de ${1}.`,
    method: str`${0} ne peut pas envoyer ${2} ici, chez ${1}.`,
    'read-only': str`${0} peut lire chez ${1}, mais rien modifier.`,
    header: str`${0} voulait envoyer un en-tête qui ne lui est pas permis.`,
    scheme: str`${0} ne peut pas utiliser ${1} sans chiffrement.`,
    'desk-origin': str`${0} ne peut pas utiliser le poste lui-même.`,
    'sign-in-origin': str`${0} ne peut pas utiliser le service de connexion.`,
    limit: str`${0} en a demandé trop à la fois.`,
    body: str`${0} voulait en envoyer trop à la fois.`,
    request: str`${0} a envoyé une requête incompréhensible.`,
    url: str`${0} a demandé une adresse qui n’est pas sûre.`,
    other: str`${0} ne peut pas faire cela.`,
  },

  error: {
    'desk-file-missing': ['Votre poste n’a pas pu être chargé.', CONNECTION],
    'desk-file-invalid': ['Votre poste n’est pas configuré correctement.', NOT_YOURS],
    'vault-refused': ['Cette page ne permet pas de démarrer la connexion.', NOT_YOURS],
    'vault-unreachable': ['La connexion n’a pas pu être chargée.', CONNECTION],
    'vault-stopped': [
      'La connexion ne fonctionne plus sur cette page.',
      'Réessayez. Vous devrez peut-être vous reconnecter.',
    ],
    'storage-refused': [
      'Le navigateur ne laisse cette page rien enregistrer.',
      'Autorisez les cookies et les données de site pour cette page, puis réessayez.',
    ],
    'provider-unreachable': ['Le service de connexion ne répond pas.', WAIT],
    'provider-invalid': ['Le service de connexion a donné une réponse inutilisable.', AGAIN],
    'provider-refused': ['Le service de connexion a refusé l’accès.', AGAIN],
    'issuer-mismatch': [
      'La réponse venait d’un autre service de connexion.',
      'Elle a été rejetée. Si cela se reproduit, transmettez les détails à votre assistance.',
    ],
    'token-invalid': ['Votre connexion n’a pas pu être vérifiée.', AGAIN],
    'clock-skew': [
      'L’horloge de cet ordinateur n’est pas à l’heure.',
      'Réglez la date et l’heure sur automatique, puis réessayez.',
    ],
    'consent-denied': [
      'Vous n’avez pas donné votre accord.',
      'Reconnectez-vous et autorisez l’utilisation de votre poste.',
    ],
    'login-required': ['Le service de connexion veut vous identifier à nouveau.', 'Connectez-vous pour continuer.'],
    'callback-replayed': ['Cette connexion a déjà servi.', 'Elle ne sert qu’une fois. Commencez-en une nouvelle ici.'],
    'sign-in-expired': [
      'Cette connexion n’est plus ouverte.',
      'Elle a duré trop longtemps, ou une autre a été commencée. Recommencez ici.',
    ],
    'redirect-loop': ['La connexion tournait en rond et a été arrêtée.', 'Attendez une demi-minute, puis réessayez.'],
    'popup-blocked': [
      'Le navigateur a bloqué la fenêtre de connexion.',
      'Autorisez les fenêtres de cette page, ou continuez sans.',
    ],
    'popup-closed': ['La fenêtre de connexion a été fermée.', 'Rouvrez-la quand vous voulez.'],
    'sign-in-cancelled': ['Vous avez annulé la connexion.', 'Recommencez quand vous voulez.'],
    'not-signed-in': ['Vous n’êtes pas connecté(e).', 'Connectez-vous pour continuer.'],
    'session-ended': ['Votre session a pris fin.', 'Connectez-vous pour reprendre où vous en étiez.'],
    'identity-changed': [
      'La personne connectée au service de connexion a changé.',
      'Votre session ici a été fermée pour que rien ne se fasse sous un autre nom. Reconnectez-vous.',
    ],
    'renewal-failed': [
      'La prolongation de votre session n’a pas abouti.',
      'Elle se poursuit ; un autre essai suivra de lui-même.',
    ],
    'request-invalid': ['Un gadget a envoyé une requête incompréhensible.', TELL_GADGET],
    'request-refused': [
      'Un gadget a demandé ce qui ne lui est pas permis.',
      'Rien n’a été envoyé. Votre poste n’est pas touché.',
    ],
    'request-too-large': ['Un gadget voulait en envoyer trop à la fois.', 'Envoyez-en moins à la fois.'],
    'request-timeout': ['Un service met trop de temps à répondre.', WAIT],
    'network-failed': ['Un service est injoignable.', CONNECTION],
    'too-many-requests': ['Un gadget en demande trop à la fois.', WAIT],
    'gadget-silent': ['Ce gadget ne démarre pas.', START_AGAIN],
    'gadget-navigated': ['Ce gadget a quitté sa page et a été arrêté.', 'Relancez-le pour l’utiliser.'],
    'gadget-stopped': ['Ce gadget ne répond plus.', START_AGAIN],
    'not-framed': ['Ce gadget ne fonctionne que sur un poste.', 'Ouvrez-le sur votre poste.'],
    'host-silent': ['Le poste ne répond pas à ce gadget.', 'Rechargez la page.'],
    'protocol-mismatch': [MISFIT, RELOAD],
    'unknown-method': [MISFIT, RELOAD],
    'limit-exceeded': ['C’est plus que le poste ne peut traiter à la fois.', 'Réessayez avec moins.'],
    'channel-closed': ['La liaison à l’intérieur de cette page a été coupée.', 'Rechargez la page.'],
    internal: ['Un problème est survenu sur cette page.', AGAIN],
  },

  change: {
    'authenticated-to-other': [
      'Quelqu’un d’autre est maintenant connecté au service de connexion.',
      'Votre session ici a été fermée pour que rien ne se fasse sous un autre nom. Reconnectez-vous et vérifiez que le nom est bien le vôtre.',
    ],
    'authenticated-to-anonymous': [
      'Plus personne n’est connecté au service de connexion.',
      'Votre session ici a été fermée, car elle ne peut pas se poursuivre sans nom. Reconnectez-vous.',
    ],
    'anonymous-to-authenticated': [
      'Quelqu’un s’est connecté au service de connexion.',
      'Votre session ici était sans nom ; elle a été fermée pour que rien ne se fasse sous celui d’un autre. Reconnectez-vous.',
    ],
  },

  problem: {
    'identifier-unknown': ['Ce nom est inconnu.', SLIP],
    'credentials-wrong': [
      'Le nom et le mot de passe ne vont pas ensemble.',
      'Vérifiez le nom et ressaisissez le mot de passe.',
    ],
    'code-wrong': ['Ce n’est pas le bon code.', 'Vérifiez les chiffres et réessayez.'],
    'code-expired': ['Ce code n’est plus valable.', 'Saisissez le plus récent.'],
    'code-used': ['Ce code a déjà été utilisé.', 'Attendez le suivant, puis saisissez-le.'],
    'code-superseded': ['Un code plus récent a été envoyé.', 'Saisissez le dernier reçu.'],
    'delivery-failed': ['Le code n’a pas pu être envoyé.', ANOTHER_WAY],
    'method-unavailable': ['Ce moyen n’est pas disponible actuellement.', 'Choisissez-en un autre.'],
    'contact-invalid': ['Personne ne peut être joint ainsi.', SLIP],
    'contact-taken': ['Cette coordonnée appartient à quelqu’un d’autre.', 'Utilisez-en une autre.'],
    'password-rejected': ['Ce mot de passe n’est pas accepté.', 'Choisissez-en un qui respecte toutes les règles.'],
    'current-password-wrong': ['Ce n’est pas votre mot de passe actuel.', 'Ressaisissez-le.'],
    'change-unavailable': [
      'Votre mot de passe ne peut pas être modifié ici.',
      'Il reste inchangé. Modifiez-le là où vous le faites d’habitude.',
    ],
    'company-unknown': ['Aucune entreprise de ce nom ne vous est associée.', SLIP],
    'extension-invalid': ['Cette ligne téléphonique n’existe pas.', 'Vérifiez le numéro et réessayez.'],
    'extension-taken': [
      'Quelqu’un d’autre utilise cette ligne.',
      'Utilisez-en une autre, ou demandez-lui de se déconnecter.',
    ],
    'passkey-failed': ['La clé d’accès n’a pas été confirmée.', ANOTHER_WAY],
    'too-fast': ['C’était un peu rapide.', WAIT],
    locked: ['Trop d’essais.', 'Attendez de pouvoir réessayer, ou adressez-vous à l’administration.'],
    'timed-out': ['Cela a pris trop de temps.', 'Recommencez cette étape.'],
    'answer-invalid': ['La réponse n’a pas été comprise.', SLIP],
  },

  notice: {
    blocked: ['La connexion est bloquée pour le moment', 'Il y a eu trop d’essais incorrects.'],
    'account-disabled': ['Ce compte est désactivé', `Personne ne peut s’en servir. ${ADMIN}`],
    'attempts-exceeded': ['Trop de codes incorrects', ENDED, HANDED_OVER],
    'sends-exceeded': ['Trop de codes envoyés', ENDED, HANDED_OVER],
    'contact-missing': [
      'Il n’y a nulle part où envoyer un code',
      `Ni numéro de téléphone ni adresse e-mail ne sont connus pour vous. ${ADMIN}`,
      str`Ni numéro de téléphone ni adresse e-mail ne sont connus pour vous. À contacter : ${0}.`,
    ],
    'external-sign-in-off': [
      'Ce compte ne peut pas se connecter ici',
      `Les comptes de ce type ne sont pas admis. ${ADMIN}`,
    ],
    'no-company': [
      'Vous n’appartenez encore à aucune entreprise',
      `Votre compte est en ordre, mais sans entreprise. ${ADMIN}`,
    ],
    'no-roles': ['Vous n’avez pas encore de rôle', `Votre compte est en ordre, mais sans droits. ${ADMIN}`],
    'no-permission': [
      'Vous ne pouvez pas utiliser ce poste',
      `Votre compte n’y est pas autorisé. ${ADMIN}`,
      str`Il manque à votre compte l’autorisation pour ${0}. Adressez-vous à l’administration.`,
    ],
    'password-change-due': [
      'Il faut d’abord changer votre mot de passe',
      'Changez-le comme d’habitude, puis connectez-vous.',
    ],
    'password-expires': ['Votre mot de passe expire bientôt', 'Changez-le dès que vous le pouvez.'],
    'licence-exceeded': [
      'Il n’y a plus de place libre',
      'Toutes les places sont occupées. Réessayez plus tard, ou adressez-vous à votre responsable.',
    ],
    'device-busy': [
      'Votre téléphone est occupé',
      'Terminez l’appel, puis connectez-vous.',
      str`La ligne ${0} est occupée. Terminez l’appel, puis connectez-vous.`,
    ],
    'already-signed-in': [
      'Vous êtes connecté(e) ailleurs',
      'Si vous continuez ici, vous serez déconnecté(e) là-bas.',
      str`Il s’agit de ${0}. Si vous continuez ici, vous y serez déconnecté(e).`,
    ],
  },
};
