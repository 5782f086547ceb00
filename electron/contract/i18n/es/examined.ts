import type { examinedTexts as english } from '../en/examined.ts';
import type { Translation } from '../engine.ts';

/** What is examined and what is missing, in Spanish: main says it for every view. */
export const examinedTexts = {
  'examined.left': {
    one: 'Poniéndose al día: falta {left} de {count} ledger',
    other: 'Poniéndose al día: faltan {left} de {count} ledgers',
  },
  'examined.catchingUp': 'Poniéndose al día',
  'examined.upTo': 'Examinado hasta: {time} (ledger {ledger})',
  'examined.upToLedger': 'Examinado hasta el ledger {ledger}',
  'examined.upToExcept': { one: '{text}, salvo {count} ledger', other: '{text}, salvo {count} ledgers' },
  'examined.nothing': 'Aún no se ha examinado nada.',
  'examined.all': 'Se han examinado todos los ledgers desde {since}.',
  'examined.except': 'Examinado desde {since}, excepto:',
  'examined.sinceLedger': 'el ledger {ledger}',
  'examined.checked': {
    one: 'Historial comprobado en un segundo servidor: {checked} de {count} tramo',
    other: 'Historial comprobado en un segundo servidor: {checked} de {count} tramos',
  },
  'examined.notChecked': 'Historial no comprobado en un segundo servidor',
} as const satisfies Translation<typeof english>;
