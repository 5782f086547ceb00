import type { proofTexts as english } from '../en/proofs.ts';
import type { Translation } from '../engine.ts';

/** Why something is not proved, in German. */
export const proofTexts = {
  'proof.unreadable.receipt': 'Die Datei ist kein Beleg: Sie ist weder ein XPOP noch ein Beleg dieser App.',
  'proof.unreadable.list': 'Die Liste der Validatoren ist nicht lesbar.',
  'proof.unreadable.manifest': 'Das Manifest eines Validators ist nicht lesbar.',
  'proof.unreadable.validation': 'Die Signatur eines Validators ist nicht lesbar.',
  'proof.unreadable.header': 'Der Header eines Ledgers ist nicht lesbar.',
  'proof.unreadable.tree': 'Die Transaktionen des Ledgers sind nicht lesbar.',
  'proof.unreadable.transaction': 'Die Transaktion ist nicht lesbar.',
  'proof.too-large': 'Das ist größer, als ein Beweis sein kann (Grenze: {limit}).',
  'proof.publisher-unknown':
    'Die Liste der Validatoren stammt von {publisher}. Diesem Herausgeber vertrauen Sie nicht. Falls doch, geben Sie den Schlüssel als Herausgeber an.',
  'proof.publisher-revoked': 'Der Herausgeber {publisher} hat seinen Schlüssel zurückgezogen.',
  'proof.list-forged': 'Die Liste der Validatoren ist nicht von ihrem Herausgeber {publisher} signiert.',
  'proof.list-expired':
    'Die Liste der Validatoren ist am {expiration} abgelaufen, bevor der Ledger am {at} geschlossen wurde.',
  'proof.list-not-in-force':
    'Die Liste der Validatoren gilt ab {effective}; der Ledger wurde vorher geschlossen, am {at}.',
  'proof.manifest-forged': 'Das Manifest von {key} ist nicht mit diesem Schlüssel signiert.',
  'proof.validation-forged': 'Eine Signatur stammt nicht vom Validator-Schlüssel {key}, den sie nennt.',
  'proof.too-few-votes':
    'Nur {votes} von {listed} Validatoren haben den Ledger signiert; nötig sind {needed}.',
  'proof.chain-broken': 'Ledger {ledger} ist nicht der Vorgänger des folgenden.',
  'proof.not-in-ledger': 'Die Transaktion steht mit diesem Ergebnis nicht in Ledger {ledger}.',
  'proof.not-held': 'Kein Server hat Ledger {ledger} geliefert.',
  'proof.ledger-too-large': 'Ledger {ledger} ist größer, als die App von einem Server annimmt.',
  'proof.too-long': 'Der Beweis war nach {minutes} Minuten nicht fertig.',
  'proof.too-far': 'Dafür wären die Header von {ledgers} Ledgern nötig; höchstens {limit} werden abgefragt.',
  'proof.header-forged': 'Ein Server hat einen Header geliefert, der nicht der von Ledger {ledger} ist.',
  'proof.ledger-forged':
    'Ein Server hat Transaktionen geliefert, die nicht die des signierten Ledgers {ledger} sind.',
  'proof.other-result':
    'Die Validatoren haben ein anderes Ergebnis signiert: In Ledger {ledger} hat die Transaktion etwas anderes gebracht als aufgezeichnet wurde.',
  'proof.no-publisher':
    'Für dieses Netzwerk gibt es keine veröffentlichte Liste von Validatoren: Hier lässt sich nichts beweisen.',
  'proof.no-list': 'Die Liste der Validatoren konnte nicht von ihrem Herausgeber geladen werden.',
  'proof.given-up': 'Der Beweis wurde abgebrochen.',
  'proof.no-payment': 'Die Zahlung ist nicht mehr da.',
  'proof.not-connected': 'Die App ist nicht verbunden.',
} as const satisfies Translation<typeof english>;
