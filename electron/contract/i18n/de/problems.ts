import type { problemTexts as english } from '../en/problems.ts';
import type { Translation } from '../engine.ts';

/** What the user should know of, in German. */
export const problemTexts = {
  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'Ein Eintrag in der Liste der Server ist nicht zu gebrauchen. {cause}',
  'problem.bad-address': {
    one: '{count} der beobachteten Konten hat keine gültige Adresse und kann nicht beobachtet werden. Die anderen sind nicht betroffen.',
    other:
      '{count} der beobachteten Konten haben keine gültige Adresse und können nicht beobachtet werden. Die anderen sind nicht betroffen.',
  },
  'problem.account-rejected':
    'Der Server {server} weigert sich, {account} zu beobachten. Die anderen Konten sind nicht betroffen.',
  'problem.history-missing':
    'Die Ledger {first} bis {last} von {account} konnten nicht geprüft werden: Kein erreichter Server hat sie. Sie werden von Zeit zu Zeit erneut angefragt.',
  'problem.network-reset':
    'Das Netzwerk {network} wurde zurückgesetzt: Sein neuester Ledger ist {ledger}, geprüft waren zuvor schon Ledger bis {before}. Die neuen Ledger werden vom ersten an geprüft. Früher aufgezeichnete Zahlungen bleiben in der Liste; Konten in einem Testnetz brauchen neues Guthaben.',
  'problem.network-reset.mainnet':
    'Der neueste Ledger des Servers ist {ledger}, das Mainnet wurde aber schon bis {before} geprüft und wird nie zurückgesetzt: Der Server gehört offenbar zu einem anderen Netzwerk. Prüfen Sie die Liste der Server.',
  'problem.clipboard': 'Der Inhalt der Zwischenablage wurde nicht hinzugefügt. {cause}',
  'problem.data-dir-busy':
    'Ein anderes XRPL Chime verwendet den Datenordner {folder}. Beenden Sie es zuerst, oder wählen Sie einen anderen Ordner.',
  'problem.data-dir-readonly':
    'In den Datenordner kann nicht geschrieben werden. Prüfen Sie seine Zugriffsrechte.',
  'problem.data-dir-readonly.folder':
    'In den Datenordner {folder} kann nicht geschrieben werden. Prüfen Sie seine Zugriffsrechte, oder wählen Sie einen anderen Ordner.',
  'problem.data-dir-unusable':
    'Die Zahlungsdatenbank lässt sich nicht öffnen. Prüfen Sie den Datenordner und seine Zugriffsrechte.',
  'problem.data-dir-unusable.make': 'Der Datenordner {folder} lässt sich nicht anlegen. {cause}',
  'problem.data-dir-unusable.no-folder': 'Der Datenordner {folder} ist kein Ordner.',
  'problem.data-dir-unusable.settings': 'Die Einstellungen lassen sich nicht lesen. {cause}',
  'problem.store-disk-full':
    'Der Datenträger ist voll: Neue Zahlungen können erst wieder aufgezeichnet werden, wenn Platz frei ist.',
  'problem.store-corrupted': 'Die Zahlungsdatenbank ist beschädigt.',
  'problem.store-corrupted.rebuilding':
    'Die Zahlungsdatenbank war beschädigt. Sie wurde als {path} aufbewahrt; eine neue wird aus dem Netzwerk aufgebaut.',
  'problem.store-too-new':
    'Die Zahlungsdatenbank wurde von einer neueren Version von XRPL Chime geschrieben. Installieren Sie wieder die neuere Version.',
  'problem.store-failed': 'Die Zahlungsdatenbank hat versagt ({detail}).',
  'problem.store-failed.medium': 'Der Datenträger konnte die Daten nicht schreiben oder lesen ({detail}).',
  'problem.earlier-data':
    'Dieser Start aus den Quellen hat einen eigenen Datenordner. Die bisher gespeicherten Konten und Zahlungen liegen in {folder}; das Terminal nennt den Befehl, der sie öffnet.',
  'problem.settings-damaged':
    'Die Einstellungsdatei war beschädigt. Sie wurde als {path} aufbewahrt; Konten und Einstellungen beginnen mit den Vorgaben.',
  'problem.settings-invalid':
    'Eine gespeicherte Einstellung war ungültig ({setting}). Sie wurde beiseitegelegt, und die Vorgabe gilt.',
} as const satisfies Translation<typeof english>;
