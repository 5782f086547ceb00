import type { ServerSession } from '../session/server-session.ts';
import type { ConnectionFailure } from '../transport/connection-failure.ts';

/**
 * Why a second session is opened beside the one in use: it is old; it gives no ledgers; the network stands still
 * and another server may know better; its server was taken off the list.
 */
export type CandidatePurpose = 'rotation' | 'stale' | 'probe' | 'servers';

export interface Candidate {
  readonly session: ServerSession;
  readonly purpose: CandidatePurpose;
  readonly cause: ConnectionFailure;
}

/**
 * Whether a proven candidate may take over without a gap. The old session proves ledgers up to the one before its
 * last, the new one from its first on: so the old one must have announced the first ledger of the new one too.
 * What a stale session still owes is not waited for.
 */
export function overlaps(old: ServerSession | null, { session, purpose }: Candidate): boolean {
  const first = session.firstLedger;
  if (!session.proven || first === null) return false;
  const orderly = purpose === 'rotation' || purpose === 'servers';
  if (!old?.proven || !orderly) return true;
  return old.lastLedger !== null && old.lastLedger >= first;
}
