/**
 * What the window draws of connections and problems: main has said everything in the user's language, and nothing
 * that is English only comes along.
 */

import type { ConnectionStatus, Problem } from '../connection/connection.ts';
import type { NetworkView, ServerView } from '../connection/network-view.ts';

export type ShownConnection = Omit<ConnectionStatus, 'reason' | 'userMessage'> & {
  readonly reasonText: string | null;
};

export type ShownServer = Omit<ServerView, 'lastError' | 'lastFailure'> & {
  readonly lastErrorText: string | null;
};

export type ShownNetwork = Omit<NetworkView, 'connection' | 'servers'> & {
  readonly connection: ShownConnection;
  readonly servers: readonly ShownServer[];
};

export type ShownProblem = Omit<Problem, 'message' | 'userMessage'> & { readonly text: string };
