import type { NetworkClient } from '../../xrpl/network-client.ts';
import { asIndex } from '../../xrpl/protocol/json.ts';
import { hashOf } from '../../xrpl/protocol/ledger-hash.ts';

/**
 * Asks one server, by its redacted URL, for the hash of a validated ledger, without the ledger's transactions: 64
 * upper-case hex digits. Null where it does not hold the ledger, does not call it validated, or cannot be reached.
 */
export async function askLedgerHash(
  client: Pick<NetworkClient, 'request'>,
  ledgerIndex: number,
  server: string,
): Promise<string | null> {
  const parameters = { ledger_index: ledgerIndex, transactions: false, expand: false };
  try {
    const result = await client.request('ledger', parameters, { server, priority: 'recovery' });
    return result.validated === true && asIndex(result.ledger_index) === ledgerIndex ? hashOf(result) : null;
  } catch {
    // Then it is not judged, and the statement says so.
    return null;
  }
}
