import type { ListInUse } from '../../contract/index.ts';
import { ledgerTimeOf, ledgerTimeToIso } from '../../xrpl/protocol/ledger-time.ts';
import { publisherName } from './publishers.ts';
import type { ValidatorList } from './validator-list.ts';

/** An end is told so long before: time enough for a publisher to sign a new list, and for a person to ask why not. */
const TOLD_BEFORE_S = 14 * 86_400;

/**
 * The list by which payments are proved now, and whether nothing could be proved soon: whether this list, and those of all
 * other publishers, end within two weeks. Null where no list is in force. `wallTimeMs`: milliseconds since 1970.
 */
export function listInUse(inForce: readonly ValidatorList[], wallTimeMs: number): ListInUse | null {
  const [list] = inForce;
  if (list === undefined) return null;
  const soon = ledgerTimeOf(wallTimeMs) + TOLD_BEFORE_S;
  return {
    publisher: list.publisher,
    name: publisherName(list.publisher),
    sequence: list.sequence,
    expiration: ledgerTimeToIso(list.expiration) ?? '',
    validators: list.masters.length,
    isExpiring: inForce.every(({ expiration }) => expiration <= soon),
  };
}
