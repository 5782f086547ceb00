import { type NetworkName, type Said, said } from '../../contract/index.ts';
import { type ConnectionFailure, type FailureCode, failure } from '../transport/connection-failure.ts';
import type { NudgeReason } from './nudges.ts';

/** Ends that this client caused itself: they say nothing about the server. */
export const OWN_REASONS: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'stopped',
  'replaced',
  'idle',
  'nudged',
]);

export const STOPPED = failure('connection.stopped');
export const LIST_CHANGED = failure('connection.replaced.list');
export const AGED = failure('connection.replaced.age');
export const OBSOLETE = failure('connection.replaced.obsolete');

export const NO_SERVER = said('state.no-server');

export function gaveUp(count: number, last: Said | null): Said {
  return last === null
    ? said('state.gave-up', { count })
    : said('state.gave-up.because', { count, cause: last.userMessage });
}

export const STALLED = said('state.stalled');

export const UNVERIFIED = 'network-unverified';

/** Nothing speaks for the server being of this network, and nothing against it. */
export function networkUnverified(network: NetworkName): Said<typeof UNVERIFIED> {
  return said('state.network-unverified', { network });
}

export function nudged(why: NudgeReason): ConnectionFailure {
  return failure(`connection.nudged.${why}`);
}
