import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in German. */
export const refusalTexts = {
  'address.empty':
    'Geben Sie eine Adresse des XRP Ledger ein: Sie beginnt mit r, oder mit X, wenn sie ein Tag enthält.',
  'address.secret':
    'Das sieht nach einem geheimen Schlüssel aus. Geben Sie ihn niemals irgendwo ein! Die App braucht nur die öffentliche Adresse.',
  'address.checksum':
    'Die Adresse enthält einen Tippfehler: Die Prüfsumme stimmt nicht. Achten Sie auf Groß- und Kleinschreibung.',
  'address.other-chain':
    'Das ist eine Adresse einer anderen Blockchain. Eine Adresse im XRP Ledger beginnt mit r oder X.',
  'address.not-an-address':
    'Das ist keine Adresse im XRP Ledger. Sie beginnt mit r und hat 25 bis 35 Zeichen, oder mit X und hat etwa 47.',
  'address.wrong-network.test':
    'Diese X-Adresse gilt für ein Testnetz (sie beginnt mit T), gewählt ist aber das Netzwerk {network}.',
  'address.wrong-network.mainnet':
    'Diese X-Adresse gilt für das Mainnet (sie beginnt mit X), gewählt ist aber das Netzwerk {network}.',
  'account.already-watched': 'Diese Adresse wird bereits beobachtet.',
  'server-url.empty': 'Geben Sie eine Serveradresse ein, etwa wss://xrplcluster.com.',
  'server-url.not-a-url':
    'Das ist keine Serveradresse. Sie sieht aus wie wss://xrplcluster.com oder ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'Die Serveradresse nennt keinen Host.',
  'server-url.scheme':
    'Eine Serveradresse beginnt mit wss:// (oder mit ws:// für einen Server in Ihrem eigenen Netz).',
  'server-url.port': 'Auf Port 0 kann kein Server erreichbar sein.',
  'server-url.insecure':
    'Eine unverschlüsselte Serveradresse (ws://) ist nur für Ihren eigenen Computer oder Ihr eigenes Netz erlaubt. Verwenden Sie hier wss://.',
  'settings.invalid': 'Dieser Wert ist ungültig ({setting}).',
  'import.not-json': 'Sie enthält kein JSON.',
  'import.wrong-shape': 'Ihr Inhalt ist nicht der einer solchen Liste ({place}).',
  'import.too-large': 'Sie ist zu groß.',
  'update.not-ready': 'Es steht kein Update bereit.',
  'update.unreachable': 'Die Bezugsquelle der Updates ist nicht erreichbar.',
  'update.no-release': 'Für dieses System wurde keine Version gefunden.',
  'update.damaged': 'Das heruntergeladene Update ist beschädigt oder nicht richtig signiert.',
  'update.other': 'Das Update-Programm hat aufgegeben ({word}).',
  'update.not-installed':
    'Das Update wurde nicht installiert. Es bleibt heruntergeladen: Suchen Sie erneut, um es noch einmal zu versuchen.',
  'notification.not-shown': 'Der Mitteilungsdienst hat die Mitteilung nicht rechtzeitig gezeigt.',
  'notification.ended': '{word} endete, ohne die Mitteilung zu zeigen.',
  'notification.no-way': 'Es gibt keinen Weg, Mitteilungen zu zeigen.',
  'notification.refused': 'Die Mitteilung wurde nicht angenommen ({detail}).',
  'notification.daemon-silent':
    'Der Mitteilungsdienst dieses Desktops antwortet nicht. Starten Sie ihn neu, oder melden Sie sich ab und wieder an.',
  'notification.daemon-absent':
    'Auf diesem Desktop läuft kein Mitteilungsdienst. Starten Sie einen, zum Beispiel dunst oder mako.',
  'notification.no-reason':
    'Das System hat die Mitteilung ohne Begründung abgelehnt. Prüfen Sie dort die Einstellungen für Mitteilungen; unter Linux starten Sie den Mitteilungsdienst neu.',
  'demo.missing': 'Diese Fassung enthält keinen Demo-Ledger.',
  'system.no-space': 'Der Datenträger ist voll.',
  'system.no-permission': 'Das ist hier nicht erlaubt.',
  'system.read-only': 'Der Datenträger ist schreibgeschützt.',
  'system.not-found': 'Der Ort ist nicht vorhanden.',
  'system.busy': 'Ein anderes Programm verwendet die Datei gerade.',
  'system.is-folder': 'Unter diesem Namen gibt es einen Ordner.',
  'system.other': 'Das System meldet: {detail}',
} as const satisfies Translation<typeof english>;
