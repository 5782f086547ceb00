import type { forwardedTexts as english } from '../en/forwarded.ts';
import type { Translation } from '../engine.ts';

/** What a push says of an event, in German. */
export const forwardedTexts = {
  'forwarding.confirmed': 'Von 2 Servern bestätigt: {amount}',
  'forwarding.proved': 'Von Validatoren bewiesen: {amount}',
  'forwarding.disputed': 'Server widersprechen sich bei {amount}',
  'forwarding.to': 'An {label}',
  'forwarding.gapOpened': 'Einige Ledger konnten nicht geprüft werden',
  'forwarding.gapClosed': 'Die fehlenden Ledger sind jetzt geprüft',
  'forwarding.gapLedgers': 'Ledger {first} bis {last}',
  'forwarding.connectionLost': 'Keine Verbindung zum XRP Ledger',
  'forwarding.connectionLostBody': 'Zahlungen werden gefunden und gesendet, sobald sie wieder besteht.',
  'forwarding.connectionRestored': 'Wieder mit dem XRP Ledger verbunden',
  'forwarding.connectionRestoredBody': 'Was inzwischen eingegangen ist, wird nachgeholt.',
  'forwarding.test': 'Test von XRPL Chime',
  'forwarding.testBody': 'Die Weiterleitung funktioniert: Zahlungen kommen hier an.',
} as const satisfies Translation<typeof english>;
