/**
 * What the window draws of connections and problems: main has said everything in the user's language, and nothing
 * that is English only comes along.
 */

import type { Examined } from '../accounts/coverage.ts';
import type { ConnectionStatus, Problem } from '../connection/connection.ts';
import type { NetworkView, ServerView } from '../connection/network-view.ts';

export type ShownConnection = Omit<ConnectionStatus, 'reason' | 'userMessage'> & {
  readonly reasonText: string | null;
};

export type ShownServer = Omit<ServerView, 'lastError' | 'lastFailure'> & {
  readonly lastErrorText: string | null;
};

/** What is examined, in the user's language: views show these words, and compute none of their own. */
export interface ShownExamined extends Examined {
  /** "Catching up: 5,668 of 6,000 ledgers left", "Every ledger since 3 March has been examined." */
  readonly text: string;
  /** How far it is examined: "Examined up to 12:18 PM (ledger 90,000,031)"; null where `text` says it, or nothing is. */
  readonly reachedText: string | null;
}

export type ShownNetwork = Omit<NetworkView, 'connection' | 'servers' | 'examined' | 'spotChecks'> & {
  readonly examined: ShownExamined;
  /** "History checked on a second server: 12 of 40 ranges"; null where there is nothing to check. */
  readonly spotChecksText: string | null;
  readonly connection: ShownConnection;
  readonly servers: readonly ShownServer[];
};

export type ShownProblem = Omit<Problem, 'message' | 'userMessage' | 'about'> & {
  readonly text: string;
  /** Row id of the payment that it is about; absent for all other problems. */
  readonly paymentId?: number;
};
