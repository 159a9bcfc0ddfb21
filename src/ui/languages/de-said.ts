import { str } from '@lit/localize';
import type { Words } from './words.js';

const CONNECTION = 'Prüfen Sie Ihre Verbindung, und versuchen Sie es dann erneut.';
const AGAIN = 'Versuchen Sie es erneut. Wenn es wieder passiert, geben Sie die Details an Ihren Support weiter.';
const NOT_YOURS = 'Das können Sie nicht selbst beheben: Geben Sie die Details an Ihren Support weiter.';
const WAIT = 'Warten Sie einen Moment, und versuchen Sie es dann erneut.';
const START_AGAIN = 'Starten Sie es erneut. Der Rest Ihres Arbeitsplatzes ist nicht betroffen.';
const RELOAD = 'Laden Sie die Seite neu. Wenn es wieder passiert, geben Sie die Details an Ihren Support weiter.';
const TELL_GADGET = 'Wenn es wieder passiert, sagen Sie Ihrem Support, welches Gadget es war.';
const MISFIT = 'Zwei Teile dieser Seite passen nicht zusammen.';
const SLIP = 'Prüfen Sie, ob Sie sich vertippt haben, und versuchen Sie es erneut.';
const ANOTHER_WAY = 'Versuchen Sie es erneut, oder wählen Sie einen anderen Weg.';
const ENDED = 'Zu Ihrer Sicherheit wurde diese Anmeldung beendet.';
const HANDED_OVER = str`Zu Ihrer Sicherheit wurde diese Anmeldung beendet. Wenden Sie sich an ${0}.`;
const ADMIN = 'Fragen Sie Ihre Administration.';

/** What happened and what to do, in German. */
export const said: Pick<Words, 'error' | 'change' | 'problem' | 'notice' | 'refusal'> = {
  error: {
    'desk-file-missing': ['Ihr Arbeitsplatz konnte nicht geladen werden.', CONNECTION],
    'desk-file-invalid': ['Ihr Arbeitsplatz ist nicht richtig eingerichtet.', NOT_YOURS],
    'vault-refused': ['Diese Seite lässt die Anmeldung nicht starten.', NOT_YOURS],
    'vault-unreachable': ['Die Anmeldung konnte nicht geladen werden.', CONNECTION],
    'vault-stopped': [
      'Die Anmeldung funktioniert auf dieser Seite nicht mehr.',
      'Versuchen Sie es erneut. Vielleicht müssen Sie sich noch einmal anmelden.',
    ],
    'storage-refused': [
      'Der Browser lässt diese Seite nichts speichern.',
      'Erlauben Sie Cookies und Websitedaten für diese Seite, und versuchen Sie es dann erneut.',
    ],
    'provider-unreachable': ['Der Anmeldedienst antwortet nicht.', WAIT],
    'provider-invalid': ['Der Anmeldedienst hat eine unbrauchbare Antwort gegeben.', AGAIN],
    'provider-refused': ['Der Anmeldedienst hat Sie nicht angemeldet.', AGAIN],
    'issuer-mismatch': [
      'Die Antwort kam vom falschen Anmeldedienst.',
      'Sie wurde verworfen. Wenn es wieder passiert, geben Sie die Details an Ihren Support weiter.',
    ],
    'token-invalid': ['Ihre Anmeldung konnte nicht überprüft werden.', AGAIN],
    'clock-skew': [
      'Die Uhr dieses Computers geht falsch.',
      'Stellen Sie Datum und Uhrzeit auf automatisch, und versuchen Sie es dann erneut.',
    ],
    'consent-denied': [
      'Sie haben Ihre Zustimmung nicht gegeben.',
      'Melden Sie sich erneut an, und erlauben Sie die Nutzung Ihres Arbeitsplatzes.',
    ],
    'login-required': ['Der Anmeldedienst möchte, dass Sie sich erneut ausweisen.', 'Melden Sie sich an.'],
    'callback-replayed': ['Diese Anmeldung wurde schon benutzt.', 'Sie gilt nur einmal. Beginnen Sie hier eine neue.'],
    'sign-in-expired': [
      'Diese Anmeldung ist nicht mehr offen.',
      'Sie hat zu lange gedauert, oder eine andere wurde begonnen. Beginnen Sie hier neu.',
    ],
    'redirect-loop': [
      'Die Anmeldung drehte sich im Kreis und wurde angehalten.',
      'Warten Sie eine halbe Minute, und versuchen Sie es dann erneut.',
    ],
    'popup-blocked': [
      'Der Browser hat das Anmeldefenster blockiert.',
      'Erlauben Sie Fenster von dieser Seite, oder machen Sie ohne weiter.',
    ],
    'popup-closed': ['Das Anmeldefenster wurde geschlossen.', 'Öffnen Sie es wieder, wenn Sie so weit sind.'],
    'sign-in-cancelled': ['Sie haben die Anmeldung abgebrochen.', 'Beginnen Sie neu, wenn Sie so weit sind.'],
    'not-signed-in': ['Sie sind nicht angemeldet.', 'Melden Sie sich an, um fortzufahren.'],
    'session-ended': ['Ihre Sitzung ist beendet.', 'Melden Sie sich an, um dort weiterzuarbeiten, wo Sie waren.'],
    'identity-changed': [
      'Wer beim Anmeldedienst angemeldet ist, hat sich geändert.',
      'Ihre Sitzung hier wurde beendet, damit nichts unter falschem Namen geschieht. Melden Sie sich erneut an.',
    ],
    'renewal-failed': [
      'Ihre Sitzung konnte gerade nicht verlängert werden.',
      'Sie läuft weiter; der nächste Versuch folgt von selbst.',
    ],
    'request-invalid': ['Ein Gadget hat eine unverständliche Anfrage gesendet.', TELL_GADGET],
    'request-refused': [
      'Ein Gadget wollte etwas, das ihm nicht erlaubt ist.',
      'Es wurde nichts gesendet. Ihr Arbeitsplatz ist nicht betroffen.',
    ],
    'request-too-large': ['Ein Gadget wollte zu viel auf einmal senden.', 'Senden Sie weniger auf einmal.'],
    'request-timeout': ['Ein Dienst braucht zu lange für seine Antwort.', WAIT],
    'network-failed': ['Ein Dienst ist nicht erreichbar.', CONNECTION],
    'too-many-requests': ['Ein Gadget fragt zu viel auf einmal an.', WAIT],
    'gadget-silent': ['Dieses Gadget startet nicht.', START_AGAIN],
    'gadget-navigated': ['Dieses Gadget hat seine Seite verlassen und wurde angehalten.', 'Starten Sie es erneut.'],
    'gadget-stopped': ['Dieses Gadget antwortet nicht mehr.', START_AGAIN],
    'not-framed': ['Dieses Gadget läuft nur an einem Arbeitsplatz.', 'Öffnen Sie es an Ihrem Arbeitsplatz.'],
    'host-silent': ['Der Arbeitsplatz antwortet diesem Gadget nicht.', 'Laden Sie die Seite neu.'],
    'protocol-mismatch': [MISFIT, RELOAD],
    'unknown-method': [MISFIT, RELOAD],
    'limit-exceeded': ['Das ist zu viel auf einmal für den Arbeitsplatz.', 'Versuchen Sie es mit weniger.'],
    'channel-closed': ['Die Verbindung innerhalb dieser Seite wurde geschlossen.', 'Laden Sie die Seite neu.'],
    internal: ['Auf dieser Seite ist etwas schiefgegangen.', AGAIN],
  },

  change: {
    'authenticated-to-other': [
      'Beim Anmeldedienst ist jetzt jemand anderes angemeldet.',
      'Ihre Sitzung hier wurde beendet, damit nichts unter falschem Namen geschieht. Melden Sie sich erneut an, und prüfen Sie, ob es Ihr Name ist.',
    ],
    'authenticated-to-anonymous': [
      'Beim Anmeldedienst ist niemand mehr angemeldet.',
      'Ihre Sitzung hier wurde beendet, weil sie ohne Namen nicht weitergehen darf. Melden Sie sich erneut an.',
    ],
    'anonymous-to-authenticated': [
      'Beim Anmeldedienst hat sich jemand angemeldet.',
      'Ihre Sitzung hier war ohne Namen und wurde beendet, damit nichts unter fremdem Namen geschieht. Melden Sie sich erneut an.',
    ],
  },

  problem: {
    'identifier-unknown': ['Dieser Name ist nicht bekannt.', SLIP],
    'credentials-wrong': [
      'Name und Passwort passen nicht zusammen.',
      'Prüfen Sie den Namen, und geben Sie das Passwort erneut ein.',
    ],
    'code-wrong': ['Das ist nicht der richtige Code.', 'Prüfen Sie die Ziffern, und versuchen Sie es erneut.'],
    'code-expired': ['Dieser Code ist nicht mehr gültig.', 'Geben Sie den neuesten ein.'],
    'code-used': ['Dieser Code wurde schon benutzt.', 'Warten Sie auf den nächsten, und geben Sie diesen ein.'],
    'code-superseded': ['Es wurde ein neuerer Code gesendet.', 'Geben Sie den zuletzt gesendeten ein.'],
    'delivery-failed': ['Der Code konnte nicht gesendet werden.', ANOTHER_WAY],
    'method-unavailable': ['Dieser Weg ist gerade nicht verfügbar.', 'Wählen Sie einen anderen.'],
    'contact-invalid': ['Unter dieser Angabe ist niemand erreichbar.', SLIP],
    'contact-taken': ['Diese Angabe gehört schon jemand anderem.', 'Verwenden Sie eine andere.'],
    'password-rejected': ['Dieses Passwort wird nicht angenommen.', 'Wählen Sie eines, das alle Regeln erfüllt.'],
    'current-password-wrong': ['Das ist nicht Ihr jetziges Passwort.', 'Geben Sie es erneut ein.'],
    'change-unavailable': [
      'Ihr Passwort lässt sich hier nicht ändern.',
      'Es bleibt, wie es war. Ändern Sie es dort, wo Sie es sonst tun.',
    ],
    'company-unknown': ['Eine Firma dieses Namens ist für Sie nicht eingerichtet.', SLIP],
    'extension-invalid': ['Diese Nebenstelle gibt es nicht.', 'Prüfen Sie die Nummer, und versuchen Sie es erneut.'],
    'extension-taken': [
      'Diese Nebenstelle benutzt gerade jemand anderes.',
      'Verwenden Sie eine andere, oder bitten Sie die Person, sich abzumelden.',
    ],
    'passkey-failed': ['Der Passkey wurde nicht bestätigt.', ANOTHER_WAY],
    'too-fast': ['Das ging etwas zu schnell.', WAIT],
    locked: [
      'Zu viele Versuche.',
      'Warten Sie, bis Sie es erneut versuchen können, oder fragen Sie Ihre Administration.',
    ],
    'timed-out': ['Das hat zu lange gedauert.', 'Beginnen Sie diesen Schritt von vorn.'],
    'answer-invalid': ['Das wurde nicht verstanden.', 'Prüfen Sie Ihre Eingabe, und versuchen Sie es erneut.'],
  },

  notice: {
    blocked: ['Die Anmeldung ist vorübergehend gesperrt', 'Es gab zu viele falsche Versuche.'],
    'account-disabled': ['Dieses Konto ist abgeschaltet', `Damit kann sich niemand anmelden. ${ADMIN}`],
    'attempts-exceeded': ['Zu viele falsche Codes', ENDED, HANDED_OVER],
    'sends-exceeded': ['Zu viele Codes gesendet', ENDED, HANDED_OVER],
    'contact-missing': [
      'Der Code kann nirgendwohin gesendet werden',
      `Für Sie ist weder eine Telefonnummer noch eine E-Mail-Adresse bekannt. ${ADMIN}`,
      str`Für Sie ist weder eine Telefonnummer noch eine E-Mail-Adresse bekannt. Wenden Sie sich an ${0}.`,
    ],
    'external-sign-in-off': [
      'Dieses Konto kann sich hier nicht anmelden',
      `Konten dieser Art sind nicht zugelassen. ${ADMIN}`,
    ],
    'no-company': ['Sie gehören noch zu keiner Firma', `Ihr Konto ist in Ordnung, hat aber noch keine Firma. ${ADMIN}`],
    'no-roles': ['Sie haben noch keine Rolle', `Ihr Konto ist in Ordnung, hat aber noch keine Rechte. ${ADMIN}`],
    'no-permission': [
      'Sie dürfen diesen Arbeitsplatz nicht nutzen',
      `Ihrem Konto fehlt die Berechtigung dafür. ${ADMIN}`,
      str`Ihrem Konto fehlt die Berechtigung für ${0}. Fragen Sie Ihre Administration.`,
    ],
    'password-change-due': [
      'Zuerst muss Ihr Passwort geändert werden',
      'Ändern Sie es dort, wo Sie es sonst tun, und melden Sie sich dann an.',
    ],
    'password-expires': ['Ihr Passwort läuft bald ab', 'Ändern Sie es bei nächster Gelegenheit.'],
    'licence-exceeded': [
      'Es ist kein Platz mehr frei',
      'Alle verfügbaren Plätze sind belegt. Versuchen Sie es später erneut, oder fragen Sie Ihre Teamleitung.',
    ],
    'device-busy': [
      'Ihr Telefon ist belegt',
      'Beenden Sie das Gespräch, und melden Sie sich dann an.',
      str`Die Nebenstelle ${0} ist belegt. Beenden Sie das Gespräch, und melden Sie sich dann an.`,
    ],
    'already-signed-in': [
      'Sie sind anderswo angemeldet',
      'Wenn Sie hier weitermachen, werden Sie dort abgemeldet.',
      str`Und zwar an ${0}. Wenn Sie hier weitermachen, werden Sie dort abgemeldet.`,
    ],
  },

  refusal: {
    origin: str`${0} darf ${1} nicht verwenden.`,
    path: str`${0} darf diesen Teil von ${1} nicht verwenden.`,
    method: str`${0} darf hier bei ${1} kein ${2} senden.`,
    'read-only': str`${0} darf bei ${1} lesen, aber nichts ändern.`,
    header: str`${0} wollte eine Kopfzeile senden, die es nicht setzen darf.`,
    scheme: str`${0} darf ${1} nicht unverschlüsselt verwenden.`,
    'desk-origin': str`${0} darf den Arbeitsplatz selbst nicht verwenden.`,
    'sign-in-origin': str`${0} darf den Anmeldedienst nicht verwenden.`,
    limit: str`${0} hat zu viel auf einmal angefragt.`,
    body: str`${0} wollte zu viel auf einmal senden.`,
    request: str`${0} hat eine unverständliche Anfrage gesendet.`,
    url: str`${0} hat eine Adresse angefragt, der nicht zu trauen ist.`,
    other: str`${0} darf das nicht.`,
  },
};
