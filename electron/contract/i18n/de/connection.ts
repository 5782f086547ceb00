import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in German. */
export const connectionTexts = {
  'connection.connect-timeout': 'Der Server hat innerhalb von {seconds} keine Verbindung angenommen.',
  'connection.connect-timeout.silent': 'Der Server hat nicht geantwortet.',
  'connection.refused':
    'Der Server hat die Verbindung abgelehnt. Möglicherweise läuft er nicht, oder der Port ist falsch.',
  'connection.unreachable': 'Der Server ist nicht erreichbar.',
  'connection.unreachable.network':
    'Das Netzwerk ist nicht erreichbar. Möglicherweise ist dieser Computer offline.',
  'connection.unreachable.down': 'Dieser Computer ist offline.',
  'connection.host-not-found':
    'Dieser Server wurde nicht gefunden. Prüfen Sie die Adresse und Ihre Internetverbindung.',
  'connection.host-not-found.lookup':
    'Dieser Server konnte nicht nachgeschlagen werden. Möglicherweise ist dieser Computer offline.',
  'connection.connection-reset': 'Der Server hat die Verbindung getrennt.',
  'connection.tls-expired': 'Das Zertifikat des Servers ist abgelaufen.',
  'connection.tls-not-yet-valid':
    'Das Zertifikat des Servers ist noch nicht gültig. Prüfen Sie Datum und Uhrzeit dieses Computers.',
  'connection.tls-self-signed':
    'Das Zertifikat des Servers ist selbst signiert. Wenn es Ihr Server ist, fügen Sie es den vertrauenswürdigen Zertifikaten dieses Systems hinzu.',
  'connection.tls-self-signed.chain':
    'Das Zertifikat des Servers stammt von einer Zertifizierungsstelle, der dieses System nicht vertraut. Ein Proxy oder Virenschutz, der verschlüsselte Verbindungen überprüft, kann die Ursache sein.',
  'connection.tls-wrong-host': 'Das Zertifikat des Servers gehört zu einem anderen Hostnamen.',
  'connection.tls-untrusted':
    'Das Zertifikat des Servers lässt sich nicht überprüfen: Dieses System kennt den Aussteller nicht.',
  'connection.tls-untrusted.revoked': 'Das Zertifikat des Servers wurde widerrufen.',
  'connection.tls-failed':
    'Es konnte keine sichere Verbindung hergestellt werden ({word}). Prüfen Sie, ob die Adresse mit wss:// oder ws:// beginnen muss.',
  'connection.proxy-failed':
    'Der Proxy verlangt Benutzername und Passwort oder hat die angegebenen abgelehnt.',
  'connection.proxy-failed.unreachable':
    'Der Proxy ist nicht erreichbar ({word}). Prüfen Sie die Proxy-Einstellungen.',
  'connection.proxy-failed.refused': 'Der Proxy konnte keine Verbindung zum Server herstellen ({word}).',
  'connection.proxy-failed.protocol':
    'Der Proxy hat unerwartet geantwortet ({word}). Prüfen Sie Typ und Port in den Proxy-Einstellungen.',
  'connection.proxy-failed.address': 'Die Proxy-Adresse ist ungültig. Prüfen Sie die Proxy-Einstellungen.',
  'connection.proxy-failed.unknown': 'Es ließ sich nicht ermitteln, welcher Proxy zu verwenden ist.',
  'connection.unauthorized':
    'Der Server hat den Zugriff verweigert (HTTP {httpStatus}). Prüfen Sie Benutzername und Passwort in der Adresse.',
  'connection.too-many-requests': 'Laut Server kamen von hier zu viele Anfragen (HTTP 429).',
  'connection.too-many-requests.wait': 'Der Server bittet um eine Pause von {seconds} (HTTP 429).',
  'connection.service-unavailable': 'Der Server ist vorübergehend nicht verfügbar (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'Der Server ist vorübergehend nicht verfügbar und bittet um eine Pause von {seconds} (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'Der Server hat mit HTTP {httpStatus} geantwortet, statt einen WebSocket zu öffnen. Prüfen Sie Adresse, Port und Pfad.',
  'connection.closed': 'Die Verbindung ist fehlgeschlagen.',
  'connection.closed.broken': 'Die Verbindung wurde unterbrochen.',
  'connection.closed.error': 'Die Verbindung ist fehlgeschlagen ({word}).',
  'connection.closed.server': 'Der Server hat die Verbindung geschlossen ({close}).',
  'connection.closed-going-away': 'Der Server wird heruntergefahren ({close}).',
  'connection.closed-overloaded': 'Der Server startet neu oder ist überlastet ({close}).',
  'connection.closed-policy':
    'Der Server hat die Verbindung aufgrund seiner Nutzungsrichtlinie geschlossen ({close}).',
  'connection.heartbeat': 'Die Verbindung scheint offen zu sein, aber der Server antwortet nicht mehr.',
  'connection.frame-too-large': 'Der Server hat eine zu große Nachricht gesendet.',
  'connection.answer-too-large': 'Die Antwort des Servers war zu groß. Ein kleinerer Teil wird angefragt.',
  'connection.message-too-complex': 'Der Server hat eine zu komplexe Nachricht gesendet.',
  'connection.message-failed': 'Die App konnte eine Nachricht des Servers nicht verarbeiten ({word}).',
  'connection.misbehaving':
    'Der Server hat zu viele Nachrichten gesendet, mit denen die App nichts anfangen kann.',
  'connection.protocol-error': 'Der Server hat das WebSocket-Protokoll verletzt ({word}).',
  'connection.inbox-overflow': 'Der Server hat mehr Nachrichten gesendet, als die App verarbeiten konnte.',
  'connection.handshake-failed': 'Der Status des Servers konnte nicht gelesen werden.',
  'connection.handshake-failed.request': 'Die Verbindung konnte nicht eingerichtet werden. {cause}',
  'connection.slow-down': 'Der Server bittet um eine Pause.',
  'connection.not-synced': 'Der Server ist nicht mit dem Netzwerk synchron.',
  'connection.not-synced.state': 'Der Server ist nicht mit dem Netzwerk synchron (sein Status ist „{word}“).',
  'connection.not-synced.no-ledger': 'Der Server hat keinen validierten Ledger.',
  'connection.not-synced.gave-none':
    'Der Server ist nicht mit dem Netzwerk synchron (er hat keinen aktuellen Ledger).',
  'connection.amendment-blocked':
    'Die Software des Servers ist für dieses Netzwerk zu alt (amendment blocked).',
  'connection.ledger-too-old': 'Der neueste Ledger des Servers ist schon {seconds} alt.',
  'connection.lagging': {
    one: 'Der Server liegt {count} Ledger zurück.',
    other: 'Der Server liegt {count} Ledger zurück.',
  },
  'connection.ahead':
    'Der Server will allen anderen weit voraus sein (Ledger {ledger}). Möglicherweise gehört er zu einem anderen Netzwerk.',
  'connection.refuses-accounts': 'Der Server lehnt es ab, diese Konten zu beobachten.',
  'connection.wrong-network':
    'Der Server gehört zum Netzwerk {reported}, nicht zu {network} ({expected}). Korrigieren Sie die Serverliste.',
  'connection.wrong-network.ledgers':
    'Der Server teilt nicht mit, zu welchem Netzwerk er gehört, und sein Ledger {ledger} kann nicht von {network} sein. Korrigieren Sie die Serverliste.',
  'connection.wrong-network.hash':
    'Der Server teilt nicht mit, zu welchem Netzwerk er gehört, und sein Ledger {ledger} ist nicht der von {network}. Korrigieren Sie die Serverliste.',
  'connection.untrue': 'Der Server hat falsche Angaben zu Zahlungen gemacht.',
  'connection.stale': 'Der Server hat seit {seconds} keinen neuen Ledger gesendet.',
  'connection.stale.unproven': 'Die neue Verbindung hat nicht rechtzeitig einen Ledger geliefert.',
  'connection.replaced': 'Zu einer neueren Verbindung gewechselt.',
  'connection.replaced.list': 'Die Serverliste wurde geändert.',
  'connection.replaced.age': 'Die Verbindung wurde erneuert, wie es regelmäßig geschieht.',
  'connection.replaced.obsolete': 'Die neue Verbindung war nicht besser.',
  'connection.nudged.resume': 'Der Computer ist aufgewacht.',
  'connection.nudged.network-online': 'Wieder online.',
  'connection.nudged.clock-jump': 'Die Uhr ist gesprungen. Möglicherweise war der Computer im Ruhezustand.',
  'connection.nudged.user': 'Sie wollten neu verbinden.',
  'connection.idle': 'Wird nicht mehr benötigt.',
  'connection.stopped': 'Die Verbindung wurde geschlossen.',
  'state.no-server':
    'Für dieses Netzwerk gibt es keinen verwendbaren Server. Fügen Sie in den Einstellungen einen hinzu.',
  'state.gave-up': { one: 'Nach {count} Versuch aufgegeben.', other: 'Nach {count} Versuchen aufgegeben.' },
  'state.gave-up.because': {
    one: 'Nach {count} Versuch aufgegeben. {cause}',
    other: 'Nach {count} Versuchen aufgegeben. {cause}',
  },
  'state.network-unverified':
    'Verbunden, aber der Server teilt nicht mit, zu welchem Netzwerk er gehört. Ob es {network} ist, ließ sich nicht überprüfen.',
  'state.stalled':
    'Kein erreichbarer Server hat neue Ledger: Das Netzwerk steht offenbar still. Die App bleibt verbunden und wartet.',
  'close.code': 'Code {closeCode}',
  'close.reason': 'Code {closeCode}, „{detail}“',
  'request.timeout': 'Der Server hat nicht rechtzeitig geantwortet.',
  'request.disconnected': 'Die Verbindung ging verloren, bevor die Antwort eintraf.',
  'request.connection-changed': 'Die Verbindung wurde inzwischen ersetzt.',
  'request.aborted': 'Die Anfrage wurde abgebrochen.',
  'request.not-connected': 'Nicht mit diesem Server verbunden.',
  'request.unreadable': 'Die Antwort des Servers konnte nicht gelesen werden.',
  'request.too-large': 'Die Antwort des Servers war zu groß.',
  'request.queue-full': 'Es warten bereits zu viele Anfragen.',
  'request.server': 'Der Server hat die Anfrage abgelehnt ({word}).',
} as const satisfies Translation<typeof english>;
