import type { connectionTexts as english } from '../en/connection.ts';
import type { Translation } from '../engine.ts';

/** Why a connection could not be used, or ended, in German. */
export const connectionTexts = {
  'connection.connect-timeout': 'Der Server hat innerhalb von {seconds} keine Verbindung aufgebaut.',
  'connection.connect-timeout.silent': 'Der Server hat nicht geantwortet.',
  'connection.refused': 'Der Server lehnt Verbindungen ab: Er läuft nicht, oder der Port ist falsch.',
  'connection.unreachable': 'Der Server ist nicht erreichbar.',
  'connection.unreachable.network': 'Das Netz ist nicht erreichbar. Vielleicht ist dieser Computer offline.',
  'connection.unreachable.down': 'Die Netzverbindung dieses Computers ist unterbrochen.',
  'connection.host-not-found':
    'Der Name des Servers ist unbekannt. Prüfen Sie die Adresse und ob dieser Computer online ist.',
  'connection.host-not-found.lookup':
    'Der Name des Servers ließ sich nicht nachschlagen. Vielleicht ist dieser Computer offline.',
  'connection.connection-reset': 'Der Server hat die Verbindung abgebrochen.',
  'connection.tls-expired': 'Das Zertifikat des Servers ist abgelaufen.',
  'connection.tls-not-yet-valid':
    'Das Zertifikat des Servers ist noch nicht gültig. Prüfen Sie das Datum dieses Computers.',
  'connection.tls-self-signed':
    'Das Zertifikat des Servers ist selbst signiert. Wenn es Ihr Server ist, nehmen Sie es in die vertrauenswürdigen Zertifikate dieses Systems auf.',
  'connection.tls-self-signed.chain':
    'Das Zertifikat des Servers stammt von einer Stelle, der dieses System nicht vertraut (selbst signiert). Ein Proxy oder Virenscanner, der verschlüsselte Verbindungen mitliest, kann der Grund sein.',
  'connection.tls-wrong-host': 'Das Zertifikat des Servers gilt für einen anderen Hostnamen.',
  'connection.tls-untrusted':
    'Das Zertifikat des Servers lässt sich nicht prüfen: Dieses System kennt den Aussteller nicht.',
  'connection.tls-untrusted.revoked': 'Das Zertifikat des Servers wurde widerrufen.',
  'connection.tls-failed':
    'Es kam keine sichere Verbindung zustande ({word}). Prüfen Sie, ob die Adresse mit wss:// oder ws:// beginnen muss.',
  'connection.proxy-failed': 'Der Proxy verlangt Benutzername und Passwort, oder andere als die angegebenen.',
  'connection.proxy-failed.unreachable':
    'Der Proxy ist nicht erreichbar ({word}). Prüfen Sie die Proxy-Einstellungen.',
  'connection.proxy-failed.refused': 'Der Proxy konnte oder wollte den Server nicht erreichen ({word}).',
  'connection.proxy-failed.protocol':
    'Der Proxy antwortet nicht wie einer seiner Art ({word}). Prüfen Sie Art und Port in den Proxy-Einstellungen.',
  'connection.proxy-failed.address':
    'Die Adresse des Proxys ist nicht zu gebrauchen. Prüfen Sie die Proxy-Einstellungen.',
  'connection.proxy-failed.unknown': 'Welcher Proxy zu verwenden ist, ließ sich nicht herausfinden.',
  'connection.unauthorized':
    'Der Server verweigert den Zugang (HTTP {httpStatus}). Prüfen Sie Benutzername und Passwort in seiner Adresse.',
  'connection.too-many-requests': 'Der Server meldet zu viele Anfragen von hier (HTTP 429).',
  'connection.too-many-requests.wait':
    'Der Server meldet zu viele Anfragen von hier und möchte {seconds} lang in Ruhe gelassen werden (HTTP 429).',
  'connection.service-unavailable': 'Der Server ist zurzeit nicht verfügbar (HTTP {httpStatus}).',
  'connection.service-unavailable.wait':
    'Der Server ist zurzeit nicht verfügbar und möchte {seconds} lang in Ruhe gelassen werden (HTTP {httpStatus}).',
  'connection.not-web-socket':
    'Der Server antwortet mit HTTP {httpStatus}, statt einen WebSocket zu öffnen. Prüfen Sie Adresse, Port und Pfad.',
  'connection.closed': 'Die Verbindung ist fehlgeschlagen.',
  'connection.closed.broken': 'Die Verbindung ist abgerissen.',
  'connection.closed.error': 'Die Verbindung ist fehlgeschlagen ({word}).',
  'connection.closed.server': 'Der Server hat die Verbindung geschlossen ({close}).',
  'connection.closed-going-away': 'Der Server wird heruntergefahren ({close}).',
  'connection.closed-overloaded': 'Der Server startet neu oder ist überlastet ({close}).',
  'connection.closed-policy':
    'Der Server hat die Verbindung wegen seiner Nutzungsregeln geschlossen ({close}).',
  'connection.heartbeat': 'Der Server antwortet nicht mehr, obwohl die Verbindung offen scheint.',
  'connection.frame-too-large': 'Der Server hat eine zu große Nachricht gesendet.',
  'connection.protocol-error': 'Der Server hat das WebSocket-Protokoll verletzt ({word}).',
  'connection.inbox-overflow': 'Es kamen mehr Nachrichten an, als verarbeitet werden konnten.',
  'connection.handshake-failed': 'Die Selbstauskunft des Servers ist nicht zu verstehen.',
  'connection.handshake-failed.request': 'Die Verbindung ließ sich nicht einrichten. {cause}',
  'connection.slow-down': 'Der Server bittet darum, eine Weile in Ruhe gelassen zu werden (slowDown).',
  'connection.not-synced': 'Der Server ist nicht mit dem Netzwerk synchron.',
  'connection.not-synced.state': 'Der Server ist nicht mit dem Netzwerk synchron (er meldet „{word}“).',
  'connection.not-synced.no-ledger': 'Der Server hat keinen validierten Ledger.',
  'connection.not-synced.gave-none':
    'Der Server ist nicht mit dem Netzwerk synchron (er nannte keinen Ledger).',
  'connection.amendment-blocked': 'Die Software des Servers ist für das Netzwerk zu alt (amendment-blocked).',
  'connection.ledger-too-old': 'Der neueste Ledger des Servers ist schon vor {seconds} geschlossen worden.',
  'connection.lagging': {
    one: 'Der Server liegt {count} Ledger zurück.',
    other: 'Der Server liegt {count} Ledger zurück.',
  },
  'connection.ahead':
    'Der Server ist nach eigener Angabe allen anderen weit voraus (Ledger {ledger}): Er gehört vielleicht zu einem anderen Netzwerk.',
  'connection.refuses-accounts': 'Der Server lehnt es ab, auch nur eines der Konten zu beobachten.',
  'connection.wrong-network':
    'Der Server gehört zum Netzwerk {reported}, nicht zu {network} ({expected}). Berichtigen Sie die Liste der Server.',
  'connection.wrong-network.ledgers':
    'Der Server sagt nicht, zu welchem Netzwerk er gehört, und sein Ledger {ledger} kann zurzeit keiner von {network} sein. Berichtigen Sie die Liste der Server.',
  'connection.wrong-network.hash':
    'Der Server sagt nicht, zu welchem Netzwerk er gehört, und sein Ledger {ledger} ist nicht der von {network}. Berichtigen Sie die Liste der Server.',
  'connection.stale': 'Der Server hat seit {seconds} keinen neuen Ledger gesendet.',
  'connection.stale.unproven': 'Die neue Verbindung hat sich nicht rechtzeitig bewährt.',
  'connection.replaced': 'Die Verbindung wurde durch eine neuere ersetzt.',
  'connection.replaced.list': 'Die Liste der Server wurde geändert.',
  'connection.replaced.age': 'Die Verbindung wurde wegen ihres Alters ersetzt.',
  'connection.replaced.obsolete': 'Die neue Verbindung war nicht besser.',
  'connection.nudged.resume': 'Der Computer ist aufgewacht.',
  'connection.nudged.network-online': 'Das Netz ist wieder da.',
  'connection.nudged.clock-jump': 'Es fehlt Zeit: Vielleicht hat der Computer geschlafen.',
  'connection.nudged.user': 'Sofortige Verbindung wurde verlangt.',
  'connection.idle': 'Wird nicht mehr gebraucht.',
  'connection.stopped': 'Die Verbindung wurde auf Wunsch geschlossen.',
  'state.no-server': 'Für dieses Netzwerk ist kein brauchbarer Server eingetragen.',
  'state.gave-up': { one: 'Nach {count} Versuch aufgegeben.', other: 'Nach {count} Versuchen aufgegeben.' },
  'state.gave-up.because': {
    one: 'Nach {count} Versuch aufgegeben. {cause}',
    other: 'Nach {count} Versuchen aufgegeben. {cause}',
  },
  'state.network-unverified':
    'Verbunden. Der Server sagt nicht, zu welchem Netzwerk er gehört, und dass es {network} ist, ließ sich nicht prüfen.',
  'state.stalled':
    'Kein erreichbarer Server hat neue Ledger: Das Netzwerk scheint stillzustehen. Eine Verbindung bleibt bestehen.',
  'close.code': 'Code {closeCode}',
  'close.reason': 'Code {closeCode}, „{detail}“',
  'request.timeout': 'Der Server hat nicht rechtzeitig geantwortet.',
  'request.disconnected': 'Die Verbindung ging verloren, bevor die Antwort kam.',
  'request.connection-changed': 'Die befragte Verbindung besteht nicht mehr.',
  'request.aborted': 'Die Anfrage wurde abgebrochen.',
  'request.not-connected': 'Zu diesem Server besteht keine Verbindung.',
  'request.unreadable': 'Die Antwort des Servers ist nicht zu verstehen.',
  'request.queue-full': 'Es warten schon zu viele Anfragen.',
  'request.server': 'Der Server hat die Anfrage abgelehnt ({word}).',
} as const satisfies Translation<typeof english>;
