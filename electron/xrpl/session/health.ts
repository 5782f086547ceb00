import { machineWord, type NetworkName } from '../../contract/index.ts';
import type { ConnectionOptions } from '../options.ts';
import type { ServerInfo } from '../protocol/server-info.ts';
import { type ConnectionFailure, failure } from '../transport/connection-failure.ts';

/** rippled's server_state values of a server that follows the network; Clio reports none. */
const SYNCED_STATES = new Set(['full', 'validating', 'proposing']);

export interface HealthExpectation {
  readonly network: NetworkName;
  /** Null accepts every network. */
  readonly networkId: number | null;
  /** Newest validated ledger seen on this network, on whatever server; null when none was. */
  readonly newestLedger: number | null;
  /** A ledger whose hash is known, up to the index given; null when none is. */
  knownLedger(newestLedger: number | null): { readonly ledgerIndex: number; readonly hash: string } | null;
  /** The hash of a ledger of this network, where it is known. */
  knownHash(ledgerIndex: number): string | null;
  /** The highest ledger that this network can have reached by now; null when none was seen. */
  readonly highestLedger: number | null;
  /** A server that refuses every account is accepted: it did before, and failover came back to it for want of a better. */
  readonly acceptRefusal: boolean;
  /** An old ledger is no reason to leave: no other server is known to have a newer one. */
  readonly acceptStale: boolean;
}

/** Why a server must not be used, by what it says of itself, or null when it may. */
export function judgeHealth(
  info: ServerInfo,
  expected: Pick<HealthExpectation, 'network' | 'networkId' | 'newestLedger' | 'highestLedger'>,
  options: Pick<ConnectionOptions, 'maxLedgerAgeS' | 'maxLedgerLag'>,
): ConnectionFailure | null {
  const otherNetwork = judgeNetwork(info.networkId, expected);
  if (otherNetwork) return otherNetwork;
  if (info.amendmentBlocked) {
    return failure('connection.amendment-blocked');
  }
  if (info.serverState !== null && !SYNCED_STATES.has(info.serverState)) {
    return failure('connection.not-synced.state', { word: machineWord(info.serverState) });
  }
  if (info.validatedLedger === null || info.completeLedgers === 'empty') {
    return failure('connection.not-synced.no-ledger');
  }
  if (info.validatedAgeS !== null && info.validatedAgeS > options.maxLedgerAgeS) {
    return failure('connection.ledger-too-old', { seconds: Math.round(info.validatedAgeS) });
  }
  if (expected.highestLedger !== null && info.validatedLedger > expected.highestLedger) {
    return failure('connection.ahead', { ledger: info.validatedLedger });
  }
  if (expected.newestLedger !== null && info.validatedLedger < expected.newestLedger - options.maxLedgerLag) {
    return failure('connection.lagging', { count: expected.newestLedger - info.validatedLedger });
  }
  return null;
}

/** A server that does not name its network is not judged by it: see NetworkIdentity. */
export function judgeNetwork(
  reported: number | null,
  expected: Pick<HealthExpectation, 'network' | 'networkId'>,
): ConnectionFailure | null {
  if (reported === null || expected.networkId === null || reported === expected.networkId) return null;
  const { network, networkId: expectedId } = expected;
  return failure('connection.wrong-network', { reported, network, expected: expectedId });
}
