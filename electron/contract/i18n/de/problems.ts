import type { problemTexts as english } from '../en/problems.ts';
import type { Translation } from '../engine.ts';

/** What the user should know of, in German. */
export const problemTexts = {
  'problem.wrong-network': '{server}: {cause}',
  'problem.bad-server-url': '{server}: {cause}',
  'problem.bad-server-url.unreadable': 'Ein Eintrag in der Serverliste kann nicht verwendet werden. {cause}',
  'problem.bad-address': {
    one: '{count} beobachtetes Konto hat eine ungültige Adresse und kann nicht beobachtet werden. Die anderen sind nicht betroffen.',
    other:
      '{count} beobachtete Konten haben ungültige Adressen und können nicht beobachtet werden. Die anderen sind nicht betroffen.',
  },
  'problem.account-rejected':
    '{server} lehnt es ab, {account} zu beobachten. Die anderen Konten sind nicht betroffen.',
  'problem.untrue-statement.hash':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (der Hash gehört nicht zur Transaktion). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.result':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (zwei verschiedene Ergebnisse). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.xrp':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (mehr XRP, als es gibt). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.credits':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (mehrere Währungen in einer Zahlung). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.ledger':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (ein anderer Ledger als angekündigt). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.position':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (zwei Transaktionen an einer Stelle). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.amount':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (nicht das, was die Zahlung selbst nennt). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.deadline':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (ein Ledger nach dem letzten, in dem sie stehen kann). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.untrue-statement.changed':
    '{server} hat eine Zahlung gesendet, die nicht stimmen kann (vorher hat er etwas anderes gesagt). Sie wurde nicht erfasst. Andere Server werden nach ihrem Ledger gefragt, und dieser wird vorerst nicht verwendet.',
  'problem.conflicting-statements':
    '{server} sagt über eine Zahlung etwas anderes, als zuvor erfasst wurde ({hash}). Das Erfasste bleibt, und andere Server werden gefragt.',
  'problem.servers-disagree':
    '{server} und {other} sagen Verschiedenes über eine Zahlung von {amount} an {account}. Sie zählt nicht mit, bis weitere Server entscheiden.',
  'problem.servers-disagree.false':
    '{server} hat zu einer Zahlung von {amount} an {account} in Ledger {ledger} etwas Falsches angegeben: Zwei andere Server sagen etwas anderes. Die Zahlung zählt nicht mit, und der Server wird vorerst nicht verwendet.',
  'problem.servers-disagree.denied':
    '{server} hat zu einer Zahlung von {amount} an {account} in Ledger {ledger} etwas Falsches angegeben: Zwei andere Server bestätigen die Zahlung. Der Server wird vorerst nicht verwendet.',
  'problem.history-differs':
    '{other} hat eine Zahlung, die {server} nicht hat ({hash}). Weitere Server werden gefragt.',
  'problem.history-missing':
    'Die Ledger {first} bis {last} konnten für {account} nicht geprüft werden: Kein erreichbarer Server hat sie. Die App fragt von Zeit zu Zeit erneut nach.',
  'problem.network-reset':
    'Das Netzwerk {network} wurde zurückgesetzt: Sein neuester Ledger ist {ledger}, geprüft waren aber bereits Ledger bis {before}. Die neuen Ledger werden vom ersten an geprüft. Früher aufgezeichnete Zahlungen bleiben in der Liste. Konten in einem Testnetz brauchen neues Guthaben.',
  'problem.network-reset.mainnet':
    'Der neueste Ledger des Servers ist {ledger}, das Mainnet wurde aber bereits bis {before} geprüft und wird nie zurückgesetzt. Der Server gehört offenbar zu einem anderen Netzwerk. Prüfen Sie die Serverliste.',
  'problem.clipboard': 'Der Inhalt der Zwischenablage konnte nicht hinzugefügt werden. {cause}',
  'problem.data-dir-busy':
    'Eine andere Kopie von XRPL Chime verwendet den Datenordner {folder}. Beenden Sie sie zuerst, oder wählen Sie einen anderen Ordner.',
  'problem.data-dir-readonly': 'Der Datenordner ist nicht beschreibbar. Prüfen Sie seine Zugriffsrechte.',
  'problem.data-dir-readonly.folder':
    'Der Datenordner {folder} ist nicht beschreibbar. Prüfen Sie seine Zugriffsrechte, oder wählen Sie einen anderen Ordner.',
  'problem.data-dir-unusable':
    'Die Zahlungsdatenbank kann nicht geöffnet werden. Prüfen Sie den Datenordner und seine Zugriffsrechte.',
  'problem.data-dir-unusable.make': 'Der Datenordner {folder} kann nicht angelegt werden. {cause}',
  'problem.data-dir-unusable.no-folder': '{folder} ist kein Ordner.',
  'problem.data-dir-unusable.link':
    '{path} ist eine Verknüpfung an einen anderen Ort, und durch Verknüpfungen schreibt die App nicht. Ersetzen Sie die Verknüpfung durch die Datei selbst. Es wurde nichts geändert.',
  'problem.data-dir-unusable.settings': 'Die Einstellungen können nicht gelesen werden. {cause}',
  'problem.store-disk-full':
    'Der Datenträger ist voll. Neue Zahlungen können erst wieder aufgezeichnet werden, wenn Platz frei ist.',
  'problem.store-corrupted': 'Die Zahlungsdatenbank ist beschädigt.',
  'problem.store-corrupted.rebuilding':
    'Die Zahlungsdatenbank war beschädigt. Die beschädigte Datei wurde als {path} aufbewahrt, und eine neue Datenbank wird aus dem Netzwerk aufgebaut.',
  'problem.store-corrupted.next-start':
    'Die Zahlungsdatenbank ist beschädigt. Beim nächsten Start der App wird die beschädigte Datei unter anderem Namen aufbewahrt und eine neue Datenbank aus dem Netzwerk aufgebaut.',
  'problem.store-too-new':
    'Die Zahlungsdatenbank stammt von einer neueren Version von XRPL Chime. Installieren Sie diese Version wieder.',
  'problem.outbox-full': {
    one: 'Für {count} Ereignis war in der Warteschlange von „{sink}“ kein Platz; es wurde nicht dorthin gesendet. Zahlungen werden wie immer aufgezeichnet. „Alles senden seit“ sendet, was fehlt.',
    other:
      'Für {count} Ereignisse war in der Warteschlange von „{sink}“ kein Platz; sie wurden nicht dorthin gesendet. Zahlungen werden wie immer aufgezeichnet. „Alles senden seit“ sendet, was fehlt.',
  },
  'problem.undelivered-deleted': {
    one: '{count} Ereignis wurde gelöscht, bevor „{sink}“ es angenommen hatte. Es wird nicht mehr gesendet.',
    other:
      '{count} Ereignisse wurden gelöscht, bevor „{sink}“ sie angenommen hatte. Sie werden nicht mehr gesendet.',
  },
  'problem.sink-failing':
    'Seit mehr als einer Stunde kommt bei {sinks} nichts an. Was inzwischen geschieht, wartet und wird gesendet, sobald es wieder geht. Warum, steht in Einstellungen › Weiterleitung.',
  'problem.failed':
    'Die App wurde wegen eines eigenen Fehlers beendet ({detail}). Nichts Aufgezeichnetes ging verloren. Der nächste Lauf macht dort weiter.',
  'problem.store-failed': 'Die Zahlungsdatenbank hat einen Fehler gemeldet ({detail}).',
  'problem.store-failed.medium': 'Der Datenträger konnte die Daten nicht lesen oder schreiben ({detail}).',
  'problem.earlier-data':
    'Diese Kopie läuft aus dem Quellcode und hat einen eigenen Datenordner. Ihre bisherigen Konten und Zahlungen liegen in {folder}. Das Terminal zeigt den Befehl, der sie öffnet.',
  'problem.settings-damaged':
    'Die Einstellungsdatei war beschädigt. Sie wurde als {path} aufbewahrt, und Einstellungen und Konten wurden zurückgesetzt.',
  'problem.settings-invalid':
    'Eine gespeicherte Einstellung war ungültig ({setting}). Sie wurde beiseitegelegt, und der Standardwert wird verwendet.',
  'problem.refuted':
    'Die Signaturen der Validatoren widerlegen {server}: Die Zahlung von {amount} an {account} in Ledger {ledger} ist nicht das, was sie signiert haben. Der Server wird zehn Minuten lang nicht verwendet.',
  'problem.refuted.unknown':
    'Die Signaturen der Validatoren widerlegen eine aufgezeichnete Zahlung: {amount} an {account} in Ledger {ledger} ist nicht das, was sie signiert haben.',
  'problem.validator-list.expiring':
    'Die Liste der Validatoren von {publisher} gilt nur bis zum {day}, und eine neuere ist noch nicht veröffentlicht. Danach lässt sich nichts mehr beweisen.',
  'problem.validator-list.none': 'Große Zahlungen lassen sich zurzeit nicht beweisen. {cause}',
  'problem.proof-forged':
    '{server} hat beim Beweis einer Zahlung etwas anderes geliefert, als die Validatoren signiert haben. Der Server wird zehn Minuten lang nicht verwendet.',

  'problem.receiver-gone':
    'Der Empfänger von {sink} will keine Ereignisse mehr (HTTP 410). Bis seine Konfiguration geändert wird, wird ihm nichts gesendet.',
  'problem.config-invalid': 'Die Konfiguration wurde nicht neu gelesen, die bisherige gilt weiter. {detail}',
  'problem.config-invalid.listen':
    'Die Adresse, unter der das Programm Auskunft geben soll, lässt sich nicht verwenden ({detail}).',
  'problem.needs-restart':
    '{setting} lässt sich nicht ändern, während das Programm läuft. Starten Sie es dafür neu.',
} as const satisfies Translation<typeof english>;
