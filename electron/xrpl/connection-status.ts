import type { ConnectionState, ConnectionStatus, NetworkName } from '../contract.ts';
import type { ConnectionFailure } from './failures.ts';

export interface StatusParts {
  readonly state: ConnectionState;
  readonly server: string | null;
  readonly attempt: number;
  readonly retryInMs?: number;
  /** What led to the state, if it has a cause worth telling. */
  readonly cause?: ConnectionFailure | { readonly code: string; readonly message: string } | null;
}

/** Builds the status that crosses IPC and goes into the log. */
export function connectionStatus(network: NetworkName, since: number, parts: StatusParts): ConnectionStatus {
  return {
    network,
    state: parts.state,
    server: parts.server,
    attempt: parts.attempt,
    retryInMs: parts.retryInMs ?? null,
    reason: parts.cause?.message ?? null,
    code: parts.cause?.code ?? null,
    since: new Date(since).toISOString(),
  };
}
