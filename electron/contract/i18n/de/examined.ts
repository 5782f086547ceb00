import type { examinedTexts as english } from '../en/examined.ts';
import type { Translation } from '../engine.ts';

/** What is examined and what is missing, in German: main says it for every view. */
export const examinedTexts = {
  'examined.left': {
    one: 'Holt auf: noch {left} von {count} Ledger',
    other: 'Holt auf: noch {left} von {count} Ledgern',
  },
  'examined.catchingUp': 'Holt auf',
  'examined.upTo': 'Geprüft bis {time} (Ledger {ledger})',
  'examined.upToLedger': 'Geprüft bis Ledger {ledger}',
  'examined.upToExcept': { one: '{text}, außer {count} Ledger', other: '{text}, außer {count} Ledgern' },
  'examined.nothing': 'Noch nichts geprüft.',
  'examined.all': 'Jeder Ledger seit {since} ist geprüft.',
  'examined.except': 'Geprüft seit {since}, außer:',
  'examined.sinceLedger': 'Ledger {ledger}',
  'examined.checked': {
    one: 'Verlauf mit einem zweiten Server abgeglichen: {checked} von {count} Abschnitt',
    other: 'Verlauf mit einem zweiten Server abgeglichen: {checked} von {count} Abschnitten',
  },
  'examined.notChecked': 'Verlauf nicht mit einem zweiten Server abgeglichen',
} as const satisfies Translation<typeof english>;
