/** How the connection to a network stands. */

import type { NetworkName } from './payment.ts';

/** The state of the connection to one network. */
export type ConnectionState = 'connecting' | 'connected' | 'waiting' | 'stalled' | 'closed';

/** One state change of a connection. URLs carry no password. */
export interface ConnectionStatus {
  readonly network: NetworkName;
  readonly state: ConnectionState;
  /** Redacted URL; null before the first attempt. */
  readonly server: string | null;
  /** Attempts since the last useful connection; 0 when connected. */
  readonly attempt: number;
  /** Milliseconds until the next attempt, when waiting. */
  readonly retryInMs: number | null;
  /** A sentence for people, or null. */
  readonly reason: string | null;
  /** A stable code behind the reason (errors.ts in xrpl/), or null. */
  readonly code: string | null;
  /** When this state began. */
  readonly since: string;
}

/** Something the user should know: a stable code and a sentence that says what to do. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly network: NetworkName | null;
  readonly at: string;
}
