import type { provingTexts as english } from '../en/proving.ts';
import type { Translation } from '../engine.ts';

/** Proofs by the validators' signatures, in the window, in German. */
export const provingTexts = {
  'proving.title': 'Beweis',
  'proving.prove': 'Diese Zahlung beweisen',
  'proving.cost': {
    one: 'Dafür ist {count} Anfrage an Ihre Server nötig.',
    other: 'Dafür sind etwa {count} Anfragen an Ihre Server nötig.',
  },
  'proving.costUnknown': 'Wie viele Anfragen dafür nötig sind, ist noch nicht bekannt.',
  'proving.fetches': 'Die Liste der Validatoren wird von ihrem Herausgeber geladen.',
  'proving.tooFar':
    'Diese Zahlung ist zu alt für einen Beweis: Seither sind mehr als 5.000 Ledger vergangen. Möglich ist nur die Bestätigung durch einen zweiten Server.',
  'proving.begin': 'Beweisen',
  'proving.stepList': 'Liste der Validatoren wird geladen\u00a0…',
  'proving.stepSignatures': 'Warten auf die Signaturen der Validatoren\u00a0…',
  'proving.stepSince': 'Die Ledger seit der Zahlung werden geprüft\u00a0…',
  'proving.stepHeaders': 'Ledger {done} von {count}\u00a0…',
  'proving.stepLedger': 'Der Ledger der Zahlung wird geprüft\u00a0…',
  'proving.notProved': 'Nicht bewiesen. {reason}',
  'proving.proved': 'Die Zahlung ist bewiesen.',
  'proving.signed': 'Signiert ist Ledger {ledger}, der auf den Ledger der Zahlung folgt.',
  'proving.signedItself': 'Signiert ist Ledger {ledger}, der die Zahlung enthält.',
  'proving.list': 'Liste der Validatoren von {publisher}, Nummer {sequence}, gültig bis {date}',
  'proving.validators': 'Wer signiert hat',
  'proving.unnamed': { one: '{count} ohne Domain', other: '{count} ohne Domain' },
  'proving.saveReceipt': 'Beleg speichern',
  'proving.savePage': 'Druckseite speichern',
  'proving.saved': 'Beleg in {path} gespeichert',
  'proving.savedPage': 'Druckseite in {path} gespeichert',
  'proving.mark': 'Durch Signaturen der Validatoren bewiesen',
  'proving.disputeWon':
    'Ein Server hat etwas anderes gesagt. Die Signaturen der Validatoren beweisen die Zahlung.',
  'proving.refuted':
    'Die Signaturen der Validatoren widerlegen diese Zahlung: Signiert haben sie etwas anderes, als der Server gesagt hat. Sie zählt nicht mit.',
} as const satisfies Translation<typeof english>;
