import { asFilledString, asHex, asObject } from './json.ts';
import type { JsonObject } from './transaction.ts';

/** The hash in an answer to `ledger`, or in ledgerClosed; null when it has none. */
export function hashOf(source: JsonObject): string | null {
  const ledger = asObject(source.ledger);
  const hash = asFilledString(source.ledger_hash) ?? (ledger && asFilledString(ledger.ledger_hash));
  return asHex(hash, 64);
}
