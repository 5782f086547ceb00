/** How the connection to a network stands. */

import type { Message, Said } from '../i18n/message.ts';
import type { NetworkName } from '../payments/payment.ts';

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
  /** Why, in English: for logs, headless and diagnostics. What is shown is said from `sentence`. */
  readonly reason: string | null;
  /** A stable code behind the reason (contract/i18n/en/connection.ts), or null. */
  readonly code: string | null;
  /** What `reason` says, for any language. */
  readonly userMessage: Message | null;
  /** When this state began. */
  readonly since: string;
  /** When the last connection was lost, whatever was tried since; the start where there was none. Null while connected. */
  readonly offlineSince: string | null;
}

/** Something the user should know: a stable code and a sentence that says what to do. */
export interface Problem extends Said {
  readonly network: NetworkName | null;
  readonly at: string;
  /** The transaction that it is about; absent for all other problems. */
  readonly about?: ProblemAbout;
}

/** A transaction, for one account, that servers disagree about. */
export interface ProblemAbout {
  /** Classic address. */
  readonly account: string;
  /** 64 upper-case hex digits. */
  readonly hash: string;
}
