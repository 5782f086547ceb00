import { asFilledString, asIndex, asObject } from './json.ts';
import type { JsonObject } from './transaction.ts';

/** What a server says of itself in server_info. Null wherever it did not say (Clio leaves several out). */
export interface ServerInfo {
  /** rippled only: disconnected, connected, syncing, tracking, full, validating, proposing. */
  readonly serverState: string | null;
  readonly amendmentBlocked: boolean;
  readonly networkId: number | null;
  readonly validatedLedger: number | null;
  /** Seconds since the validated ledger closed, by the server's own clock. */
  readonly validatedAgeS: number | null;
  /** As written: "3-312", "empty". */
  readonly completeLedgers: string | null;
  readonly buildVersion: string | null;
}

/** Ledger indexes are 32 bits wide (UInt32): a larger number is none. */
const MAX_LEDGER_INDEX = 0xffff_ffff;

function ledgerIndexOf(ledger: JsonObject): number | null {
  const index = asIndex(ledger.seq);
  return index !== null && index <= MAX_LEDGER_INDEX ? index : null;
}

/** Reads the result of server_info, of rippled and Clio; null when it is none. */
export function parseServerInfo(result: JsonObject): ServerInfo | null {
  const info = asObject(result.info);
  if (!info) return null;
  const validated = asObject(info.validated_ledger);
  const age = validated?.age;
  return {
    serverState: asFilledString(info.server_state),
    amendmentBlocked: info.amendment_blocked === true,
    networkId: asIndex(info.network_id),
    validatedLedger: validated && ledgerIndexOf(validated),
    validatedAgeS: typeof age === 'number' && age >= 0 ? age : null,
    completeLedgers: asFilledString(info.complete_ledgers),
    buildVersion: asFilledString(info.clio_version) ?? asFilledString(info.build_version),
  };
}
