import type { refusalTexts as english } from '../en/refusals.ts';
import type { Translation } from '../engine.ts';

/** Why something entered or asked for was refused, and what the system makes of it, in German. */
export const refusalTexts = {
  'address.empty':
    'Geben Sie eine XRP-Ledger-Adresse ein. Sie beginnt mit r oder, wenn sie ein Tag enthält, mit X.',
  'address.secret':
    'Das sieht nach einem geheimen Schlüssel aus. Geben Sie ihn nirgends ein. Diese App braucht nur die öffentliche Adresse.',
  'address.checksum':
    'Diese Adresse enthält einen Tippfehler: Die Prüfsumme stimmt nicht. Achten Sie auf Groß- und Kleinschreibung.',
  'address.other-chain':
    'Diese Adresse gehört zu einer anderen Blockchain. Eine XRP-Ledger-Adresse beginnt mit r oder X.',
  'address.not-an-address':
    'Das ist keine XRP-Ledger-Adresse. Sie beginnt mit r und hat 25 bis 35 Zeichen oder beginnt mit X und hat etwa 47.',
  'address.wrong-network.test':
    'Diese X-Adresse gilt für ein Testnetz (sie beginnt mit T), ausgewählt ist aber das Netzwerk {network}.',
  'address.wrong-network.mainnet':
    'Diese X-Adresse gilt für das Mainnet (sie beginnt mit X), ausgewählt ist aber das Netzwerk {network}.',
  'account.already-watched': 'Diese Adresse beobachten Sie bereits.',
  'server-url.empty': 'Geben Sie eine Serveradresse ein, zum Beispiel wss://xrplcluster.com.',
  'server-url.not-a-url':
    'Das ist keine Serveradresse. Verwenden Sie eine wie wss://xrplcluster.com oder ws://localhost:6006.',
  'server-url.not-a-url.no-host': 'Die Serveradresse enthält keinen Hostnamen.',
  'server-url.scheme':
    'Eine Serveradresse beginnt mit wss://, bei einem Server in Ihrem eigenen Netzwerk auch mit ws://.',
  'server-url.port': 'Port 0 ist kein gültiger Port.',
  'server-url.insecure':
    'Unverschlüsselte Adressen (ws://) funktionieren nur für Server auf Ihrem Computer oder in Ihrem Netzwerk. Verwenden Sie hier wss://.',
  'server-url.sealed':
    'Das Passwort dieses Servers kann auf diesem Computer nicht entschlüsselt werden. Entfernen Sie den Server, und fügen Sie ihn mit seinem Passwort wieder hinzu.',
  'settings.invalid': 'Dieser Wert ist ungültig ({setting}).',
  'import.not-json': 'Sie ist keine JSON-Datei.',
  'import.wrong-shape': 'Sie hat nicht das Format einer Kontenliste ({place}).',
  'import.secret':
    'Sie enthält etwas, das wie ein geheimer Schlüssel oder eine Wiederherstellungsphrase aussieht. Löschen Sie es dort: Diese App braucht so etwas nie.',
  'import.too-large': 'Sie ist zu groß.',
  'update.none-found': 'Es wurde kein Update gefunden.',
  'update.not-ready': 'Es steht kein Update bereit.',
  'update.unreachable': 'Der Update-Server ist nicht erreichbar.',
  'update.no-release': 'Für dieses System gibt es keine Version.',
  'update.damaged': 'Der Download ist beschädigt oder nicht korrekt signiert.',
  'update.other': 'Update fehlgeschlagen ({word}).',
  'update.not-installed':
    'Das Update wurde nicht installiert. Es ist noch heruntergeladen: Suchen Sie nach Updates, um es noch einmal zu versuchen.',
  'notification.not-shown':
    'Der Benachrichtigungsdienst hat die Benachrichtigung nicht rechtzeitig angezeigt.',
  'notification.ended': '{word} wurde beendet, ohne die Benachrichtigung anzuzeigen.',
  'notification.no-way': 'Auf diesem Computer funktioniert kein Benachrichtigungsdienst.',
  'notification.refused': 'Der Benachrichtigungsdienst hat die Benachrichtigung abgelehnt ({detail}).',
  'notification.daemon-silent':
    'Der Benachrichtigungsdienst dieses Desktops reagiert nicht. Starten Sie ihn neu, oder melden Sie sich ab und wieder an.',
  'notification.daemon-absent':
    'Auf diesem Desktop läuft kein Benachrichtigungsdienst. Starten Sie einen, zum Beispiel dunst oder mako.',
  'notification.no-reason':
    'Das System hat die Benachrichtigung ohne Begründung abgelehnt. Prüfen Sie die Benachrichtigungseinstellungen des Systems. Unter Linux starten Sie den Benachrichtigungsdienst neu.',
  'demo.missing': 'Diese Version enthält keine Demo.',
  'system.no-space': 'Der Datenträger ist voll.',
  'system.no-permission': 'Dazu haben Sie hier keine Berechtigung.',
  'system.read-only': 'Der Datenträger ist schreibgeschützt.',
  'system.not-found': 'Der Speicherort existiert nicht.',
  'system.busy': 'Ein anderes Programm verwendet die Datei.',
  'system.is-folder': 'Ein Ordner mit diesem Namen existiert bereits.',
  'system.link':
    'Die Datei ist eine Verknüpfung an einen anderen Ort, und durch Verknüpfungen schreibt die App nicht. Ersetzen oder löschen Sie die Verknüpfung.',
  'system.other': 'Das System meldet: {detail}',
} as const satisfies Translation<typeof english>;
