import type { receiptTexts as english } from '../en/receipt.ts';
import type { Translation } from '../engine.ts';

/** The printable page of a receipt, in German. */
export const receiptTexts = {
  'receipt.title': 'Zahlungsbeleg',
  'receipt.qr': 'QR-Code mit dem Hash der Transaktion',
  'receipt.to': 'Empfänger',
  'receipt.from': 'Absender',
  'receipt.nobody': 'Kein einzelner Absender',
  'receipt.issuedBy': 'ausgegeben von {issuer}',
  'receipt.destinationTag': 'Ziel-Tag',
  'receipt.sourceTag': 'Quell-Tag',
  'receipt.invoiceId': 'Rechnungs-ID',
  'receipt.memo': 'Memo des Absenders',
  'receipt.time': 'Zeit',
  'receipt.ledger': 'Ledger',
  'receipt.hash': 'Hash der Transaktion',
  'receipt.proof': 'Beweis',
  'receipt.signedBy': 'Signiert von',
  'receipt.counts': '{votes} von {listed} Validatoren; nötig sind {needed}',
  'receipt.ledgerHash': 'Hash des Ledgers',
  'receipt.signed': 'Signierter Ledger',
  'receipt.later': '{ledger}, der auf den Ledger der Zahlung folgt',
  'receipt.list': 'Liste der Validatoren',
  'receipt.listOf': 'Herausgegeben von {publisher}, Nummer {sequence}, gültig bis {date}',
  'receipt.validators': 'Von Validatoren genannte Domains',
  'receipt.note':
    'Diese Seite wiederholt nur, was die Belegdatei beweist. Die Datei kann jeder mit „xrpl-chime verify“ prüfen, ohne dem Absender der Datei zu vertrauen. Wer hinter den Adressen steht, ist damit nicht bewiesen.',
} as const satisfies Translation<typeof english>;
