import type { NetworkView } from '../../contract/index.ts';

/** A ledger closes every three to five seconds; of one older than this the server does not keep up. */
const STALE_AFTER_MS = 30_000;

/** Why a program is not to be relied on just now: stable words, for whoever decides by them. */
type NotReady = 'disconnected' | 'stale' | 'catching-up' | 'open-gap' | 'outbox-full' | 'not-recording';

export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly NotReady[];
  readonly network: string;
  readonly connection: string;
  readonly ledgerIndex: number | null;
  readonly examinedThrough: number | null;
  readonly ledgersLeft: number;
  readonly ledgersInGaps: number;
}

export interface ReadinessFacts {
  readonly view: NetworkView;
  /** Milliseconds since a ledger was last heard to close; null before the first. */
  readonly ledgerAgeMs: number | null;
  /** Events found no room in an outbox. */
  readonly isOutboxFull: boolean;
  /** The disk is full, or fails. */
  readonly isStoreFailing: boolean;
}

/** Whether everything up to now is examined and recorded, and if not, why. */
export function readinessOf({ view, ledgerAgeMs, isOutboxFull, isStoreFailing }: ReadinessFacts): Readiness {
  const { network, connection, examined, validatedLedger } = view;
  const connected = connection.state === 'connected';
  const reasons: NotReady[] = [];
  if (!connected) reasons.push('disconnected');
  else if (ledgerAgeMs === null || ledgerAgeMs > STALE_AFTER_MS) reasons.push('stale');
  if (examined.left > 0 || (connected && examined.state === 'catching-up')) reasons.push('catching-up');
  if (examined.open > 0) reasons.push('open-gap');
  if (isOutboxFull) reasons.push('outbox-full');
  if (isStoreFailing) reasons.push('not-recording');
  return {
    ready: reasons.length === 0,
    reasons,
    network,
    connection: connection.state,
    ledgerIndex: validatedLedger,
    examinedThrough: examined.through,
    ledgersLeft: examined.left,
    ledgersInGaps: examined.open,
  };
}
